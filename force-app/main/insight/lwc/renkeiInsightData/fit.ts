import { CHANNELS, type Channel, type Preference, type ProcessStep } from 'c/renkeiChannelFitRules';
import { connectionOf, fieldOf, groupsOf, labelOf, nameOf, nextOf, nodesOf } from './nodes.ts';

const PAGE = 50;

/** Answers of one step with one preferred and one used channel. */
export interface FitCount {
  step: ProcessStep;
  preferred: Channel;
  used: Channel | null;
  answers: number;
}

export interface MendRow {
  id: string;
  account: string | null;
  accountName: string | null;
  step: ProcessStep | null;
  stepName: string | null;
  preferredName: string | null;
  usedName: string | null;
  heardOn: string | null;
  usedOn: string | null;
}

export interface MendPage {
  rows: MendRow[];
  total: number;
  next: string | null;
}

/** Variables of `mendQuery`. */
export function fitVariables({
  step = null,
  preferred = null,
  after = null,
}: { step?: ProcessStep | null; preferred?: Channel | null; after?: string | null } = {}): Record<string, unknown> {
  return {
    where: {
      and: [
        // Two fields cannot be compared in a filter: each preferred channel with the others.
        {
          or: CHANNELS.map((channel) => ({
            and: [{ Channel__c: { eq: channel } }, { UsedChannel__c: { in: othersThan(channel) } }],
          })),
        },
        ...(step === null ? [] : [{ ProcessStep__c: { eq: step } }]),
        ...(preferred === null ? [] : [{ Channel__c: { eq: preferred } }]),
      ],
    },
    first: PAGE,
    after,
  };
}

const othersThan = (channel: Channel): Channel[] => CHANNELS.filter((other) => other !== channel);

/** Reads the answer to `fitQuery`, as `fitOf` takes it. */
export function toFitCounts(data: unknown): FitCount[] {
  return groupsOf(data, 'RenkeiChannelPreference__c').flatMap((group) => {
    const [step, preferred] = [group['ProcessStep__c']?.value, group['Channel__c']?.value];
    if (!step || !preferred) return [];
    return [
      {
        step: step as ProcessStep,
        preferred: preferred as Channel,
        used: (group['UsedChannel__c']?.value ?? null) as Channel | null,
        answers: Number(group['Id']?.count?.value ?? 0),
      },
    ];
  });
}

/** Variables of `answersQuery`. */
export const answersVariables = (after: string | null = null): Record<string, unknown> => ({ after });

/** Reads a page of `answersQuery`. `total`: of all pages; `next`: where the next one begins. */
export function toAnswers(data: unknown): { preferences: Preference[]; total: number; next: string | null } {
  const found = connectionOf(data, 'RenkeiChannelPreference__c');
  const preferences = nodesOf(found).flatMap((node): Preference[] => {
    const [step, preferred] = [fieldOf<ProcessStep>(node, 'ProcessStep__c'), fieldOf<Channel>(node, 'Channel__c')];
    if (step === null || preferred === null) return [];
    return [
      {
        account: fieldOf<string>(node, 'Account__c') ?? '',
        step,
        preferred,
        heardOn: null,
        used: fieldOf<Channel>(node, 'UsedChannel__c'),
        usedOn: null,
      },
    ];
  });
  return { preferences, total: found.totalCount ?? preferences.length, next: nextOf(found) };
}

/** Reads the answer to `mendQuery`. */
export function toMendPage(data: unknown): MendPage {
  const page = connectionOf(data, 'RenkeiChannelPreference__c');
  const rows = nodesOf(page).map((node): MendRow => ({
    id: node.Id,
    account: fieldOf(node, 'Account__c'),
    accountName: nameOf(node, 'Account__r'),
    step: fieldOf(node, 'ProcessStep__c'),
    stepName: labelOf(node, 'ProcessStep__c'),
    preferredName: labelOf(node, 'Channel__c'),
    usedName: labelOf(node, 'UsedChannel__c'),
    heardOn: fieldOf(node, 'HeardOn__c'),
    usedOn: fieldOf(node, 'UsedOn__c'),
  }));
  return { rows, total: page.totalCount ?? rows.length, next: nextOf(page) };
}
