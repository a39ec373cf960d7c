import { addDays, addMonths } from 'c/renkeiCalendarRules';
import { scoreAccount, type AccountInputs, type SegmentPolicy } from 'c/renkeiSegmentRules';
import { dayIn, type Stored, type World } from './world.ts';

/** What a field of the account holds, by name. */
export type Fields = Record<string, unknown>;

const ACCOUNT = `Id, OwnerId, NumberOfEmployees, Industry, AnnualRevenue, RenkeiPotentialOverride__c, RenkeiPotentialOverrideExpires__c,
  RenkeiFirstWonOn__c, RenkeiLastWonOn__c, RenkeiWonAmountTrailing__c, RenkeiLastConversation__c, RenkeiContactBreadth__c,
  RenkeiHasWorkingContact__c, RenkeiFieldCovers__c, RenkeiOwnUnits__c, RenkeiKnownUnits__c, RenkeiInputRows__c,
  RenkeiPotentialEstimate__c, RenkeiPotential__c, RenkeiPotentialSource__c, RenkeiPotentialBasis__c, RenkeiWalletShare__c,
  RenkeiWalletSource__c, RenkeiRecencyScore__c, RenkeiBreadthScore__c, RenkeiWalletScore__c, RenkeiRelationshipScore__c,
  RenkeiPotentialBand__c, RenkeiRelationshipBand__c, RenkeiSegment__c, RenkeiPreviousSegment__c, RenkeiSegmentChangedOn__c,
  RenkeiSegmentReason__c, RenkeiUnscoredReason__c, RenkeiLifecycle__c, RenkeiFocus__c, RenkeiSizeBand__c, RenkeiScoredPolicy__c`;

/**
 * What each account should hold, worked out from the rows of the org one account at a time, without any of the run's own reading.
 * The two stamps are left out: they say when an account was written, which a full run leaves as it is too.
 */
export function expectedFields(
  world: World,
  policy: SegmentPolicy,
  asOf: string,
): { account: Stored; expected: Fields }[] {
  const { timeZone } = world;
  const dayOf = (instant: unknown) => dayIn(timeZone, new Date(String(instant).replace('+0000', 'Z')));
  const children = {
    deals: by('AccountId', world.rows('SELECT AccountId, IsWon, CloseDate, Amount FROM Opportunity')),
    touches: by(
      'Account__c',
      world.rows('SELECT Account__c, Contact__c, OccurredAt__c, IsConversation__c, Channel__c FROM RenkeiTouch__c'),
    ),
    contacts: by('AccountId', world.rows('SELECT AccountId, DoNotCall, Phone, MobilePhone, Email FROM Contact')),
    assets: by(
      'AccountId',
      world.rows('SELECT AccountId, IsCompetitorProduct, Quantity, Status, UsageEndDate FROM Asset'),
    ),
    tasks: by(
      'AccountId',
      world.rows('SELECT AccountId, WhoId, OwnerId, ActivityDate, IsClosed, TaskSubtype, CompletedDateTime FROM Task'),
    ),
    events: by('AccountId', world.rows('SELECT AccountId, WhoId, OwnerId, ActivityDate FROM Event')),
  };
  const recentFrom = addDays(asOf, 1 - policy.conversationWindowDays);
  return world.rows(`SELECT ${ACCOUNT} FROM Account ORDER BY Id`).map((account) => {
    const of = (kind: keyof typeof children) => children[kind].get(account.Id) ?? [];
    const won = of('deals').filter((deal) => deal['IsWon']);
    const wins = won
      .map((deal) => String(deal['CloseDate']))
      .filter((day) => day <= asOf)
      .sort();
    const trailing = won.filter(
      (deal) => String(deal['CloseDate']) > addMonths(asOf, -12) && String(deal['CloseDate']) <= asOf,
    );
    const touches = of('touches').filter((touch) => touch['IsConversation__c']);
    const activities = [
      ...of('tasks').filter(
        (task) => task['IsClosed'] && !['Email', 'ListEmail'].includes(String(task['TaskSubtype'])),
      ),
      ...of('events'),
    ]
      .map((each) => ({ ...each, day: (each['ActivityDate'] as string | null) ?? dayOf(each['CompletedDateTime']) }))
      .filter(({ day }) => day >= recentFrom && day <= asOf);
    const talks = [
      ...touches.map((touch) => ({
        day: dayOf(touch['OccurredAt__c']),
        contact: touch['Contact__c'],
        field: touch['Channel__c'] === 'Field',
      })),
      ...activities.map((each) => ({
        day: each.day,
        contact: (each as Fields)['WhoId'],
        field: (each as Fields)['OwnerId'] === account['OwnerId'],
      })),
    ].filter(({ day }) => day <= asOf);
    const recent = talks.filter(({ day }) => day >= recentFrom);
    const inUse = of('assets').filter(
      (asset) => asset['Status'] !== 'Obsolete' && !(asset['UsageEndDate'] && String(asset['UsageEndDate']) <= asOf),
    );
    const units = (assets: Stored[]) =>
      assets.reduce((sum, asset) => sum + ((asset['Quantity'] as number | null) ?? 1), 0);
    const reachable = of('contacts').filter(
      (contact) => !contact['DoNotCall'] && (contact['Phone'] || contact['MobilePhone'] || contact['Email']),
    );
    const facts = {
      firstWonOn: wins[0] ?? null,
      lastWonOn: wins.at(-1) ?? null,
      wonAmountTrailing:
        trailing.reduce((sum, deal) => sum + Math.round(((deal['Amount'] as number | null) ?? 0) * 100), 0) / 100,
      lastConversation:
        talks
          .map(({ day }) => day)
          .sort()
          .at(-1) ?? null,
      contactBreadth: new Set(recent.map(({ contact }) => contact).filter(Boolean)).size,
      hasWorkingContact: reachable.length > 0,
      fieldCovers: recent.some(({ field }) => field),
      ownUnits: units(inUse.filter((asset) => !asset['IsCompetitorProduct'])),
      knownUnits: units(inUse),
    };
    const rows = won.length + touches.length + reachable.length + of('assets').length + activities.length;
    return { account, expected: fieldsOf(account, facts, rows, policy, asOf) };
  });
}

type Facts = Pick<
  AccountInputs,
  | 'firstWonOn'
  | 'lastWonOn'
  | 'wonAmountTrailing'
  | 'lastConversation'
  | 'contactBreadth'
  | 'hasWorkingContact'
  | 'fieldCovers'
  | 'ownUnits'
  | 'knownUnits'
>;

function fieldsOf(account: Stored, facts: Facts, rows: number, policy: SegmentPolicy, asOf: string): Fields {
  const stored = (field: string) => account[field] as never;
  const amount = account['RenkeiPotentialOverride__c'] as number | null;
  const score = scoreAccount(
    {
      ...facts,
      employees: stored('NumberOfEmployees'),
      industry: stored('Industry'),
      annualRevenue: stored('AnnualRevenue'),
      override: amount === null ? null : { amount, expires: stored('RenkeiPotentialOverrideExpires__c') },
      previous: {
        segment: stored('RenkeiSegment__c'),
        potentialBand: stored('RenkeiPotentialBand__c'),
        relationshipBand: stored('RenkeiRelationshipBand__c'),
        changedOn: stored('RenkeiSegmentChangedOn__c'),
        previousSegment: stored('RenkeiPreviousSegment__c'),
        reason: stored('RenkeiSegmentReason__c'),
        policy: stored('RenkeiScoredPolicy__c'),
      },
    },
    policy,
    asOf,
  );
  return {
    RenkeiFirstWonOn__c: facts.firstWonOn,
    RenkeiLastWonOn__c: facts.lastWonOn,
    RenkeiWonAmountTrailing__c: facts.wonAmountTrailing,
    RenkeiLastConversation__c: facts.lastConversation,
    RenkeiContactBreadth__c: facts.contactBreadth,
    RenkeiHasWorkingContact__c: facts.hasWorkingContact,
    RenkeiFieldCovers__c: facts.fieldCovers,
    RenkeiOwnUnits__c: facts.ownUnits,
    RenkeiKnownUnits__c: facts.knownUnits,
    RenkeiInputRows__c: rows,
    RenkeiPotentialEstimate__c: score.potentialEstimate,
    RenkeiPotential__c: score.potential,
    RenkeiPotentialSource__c: score.potentialSource,
    RenkeiPotentialBasis__c: score.potentialBasis,
    RenkeiWalletShare__c: score.walletShare,
    RenkeiWalletSource__c: score.walletSource,
    RenkeiRecencyScore__c: score.recencyScore,
    RenkeiBreadthScore__c: score.breadthScore,
    RenkeiWalletScore__c: score.walletScore,
    RenkeiRelationshipScore__c: score.relationshipScore,
    RenkeiPotentialBand__c: score.potentialBand,
    RenkeiRelationshipBand__c: score.relationshipBand,
    RenkeiSegment__c: score.segment,
    RenkeiPreviousSegment__c: score.previousSegment,
    RenkeiSegmentChangedOn__c: score.segmentChangedOn,
    RenkeiSegmentReason__c: score.segmentReason,
    RenkeiUnscoredReason__c: score.unscoredReason,
    RenkeiLifecycle__c: score.lifecycle,
    RenkeiFocus__c: score.focus,
    RenkeiSizeBand__c: score.sizeBand,
    RenkeiScoredPolicy__c: score.policy,
  };
}

function by(field: string, rows: Stored[]): Map<unknown, Stored[]> {
  return Map.groupBy(rows, (row) => row[field]);
}
