// Each validation rule refuses what it is there for, and lets the case next to it pass. Rules are formulas: only saving shows them.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { deployPackage } from '../../scripts/local-org/metadata/deploy.ts';
import { LocalOrg, type SaveResult, type Session } from '../../scripts/local-org/org.ts';
import { ofType, sourceFiles, textOf } from './sourceFiles.ts';

type Values = Record<string, unknown>;
interface Case {
  rule: string;
  refused: Values[];
  passes: Values[];
}

const FORCE_APP = join(import.meta.dirname, '../../force-app/main');

/** A record that every rule of its object lets pass; the cases change one thing in it. */
const SOUND: Record<string, Values> = {
  Account: { Name: 'Aoba Foods' },
  RenkeiSegmentPolicy__c: {
    Name: 'Policy',
    IsActive__c: true,
    EffectiveFrom__c: '2026-04-01',
    PotentialCutOff__c: 5_000_000,
    PotentialMargin__c: 10,
    RelationshipCutOff__c: 50,
    RelationshipMargin__c: 5,
    RecencyWeight__c: 40,
    BreadthWeight__c: 30,
    WalletWeight__c: 30,
    RecencyFullDays__c: 30,
    RecencyZeroDays__c: 365,
    BreadthFull__c: 4,
    ConversationWindowDays__c: 365,
    DormantAfterDays__c: 540,
    NewWithinDays__c: 365,
    ReviveFloor__c: 1_000_000,
  },
  RenkeiSegmentRole__c: { Segment__c: 'Key', LeadChannel__c: 'Field' },
  RenkeiTouch__c: { OccurredAt__c: '2026-06-01T08:00:00.000Z', Outcome__c: 'Talked' },
  RenkeiSetting__c: { Name: 'Renkei', SourceKey__c: 'Default', CorporateCurrency__c: 'JPY', TimeZone__c: 'Asia/Tokyo' },
};

const OVERRIDE = {
  RenkeiPotentialOverride__c: 9_000_000,
  RenkeiPotentialOverrideReason__c: 'Works manager, 3 June',
  RenkeiPotentialOverrideExpires__c: '2027-03-31',
};

const CASES: Record<string, Case[]> = {
  Account: [
    {
      rule: 'RenkeiOverrideNeedsReasonAndExpiry',
      refused: [
        { ...OVERRIDE, RenkeiPotentialOverrideReason__c: null },
        { ...OVERRIDE, RenkeiPotentialOverrideExpires__c: null },
      ],
      passes: [{}, OVERRIDE, { ...OVERRIDE, RenkeiPotentialOverride__c: null }],
    },
    {
      rule: 'RenkeiOverrideNotNegative',
      refused: [{ ...OVERRIDE, RenkeiPotentialOverride__c: -1 }],
      passes: [{ ...OVERRIDE, RenkeiPotentialOverride__c: 0 }],
    },
  ],
  RenkeiSegmentPolicy__c: [
    {
      rule: 'ActiveNeedsAllLimits',
      refused: Object.keys(SOUND['RenkeiSegmentPolicy__c']!)
        .filter((field) => !['Name', 'IsActive__c'].includes(field))
        .map((field) => ({ [field]: null })),
      passes: [{}, { IsActive__c: false, ReviveFloor__c: null, WalletWeight__c: null }],
    },
    {
      rule: 'BreadthFullAtLeastOne',
      refused: [{ BreadthFull__c: 0 }],
      passes: [{ BreadthFull__c: 1 }, { IsActive__c: false, BreadthFull__c: null }],
    },
    {
      rule: 'EffectiveDatesInOrder',
      refused: [{ EffectiveTo__c: '2026-03-31' }],
      passes: [
        { EffectiveTo__c: '2026-04-01' },
        { IsActive__c: false, EffectiveFrom__c: null, EffectiveTo__c: '2026-03-31' },
      ],
    },
    {
      rule: 'LimitsNotNegative',
      refused: [
        'PotentialCutOff__c',
        'PotentialMargin__c',
        'RelationshipMargin__c',
        'RecencyFullDays__c',
        'ConversationWindowDays__c',
        'DormantAfterDays__c',
        'NewWithinDays__c',
        'ReviveFloor__c',
      ]
        .map((field): Values => ({ [field]: -1 }))
        .concat([
          { RecencyWeight__c: -1, BreadthWeight__c: 71 },
          { BreadthWeight__c: -1, RecencyWeight__c: 71 },
          { WalletWeight__c: -1, RecencyWeight__c: 71 },
        ]),
      passes: [{ PotentialMargin__c: 0, RelationshipMargin__c: 0, ReviveFloor__c: 0 }],
    },
    {
      rule: 'RecencyDaysInOrder',
      refused: [{ RecencyZeroDays__c: 30 }, { RecencyZeroDays__c: 29 }],
      passes: [{ RecencyZeroDays__c: 31 }, { IsActive__c: false, RecencyZeroDays__c: null, RecencyFullDays__c: null }],
    },
    {
      rule: 'RelationshipCutOffInRange',
      refused: [{ RelationshipCutOff__c: -0.1 }, { RelationshipCutOff__c: 100.1 }],
      passes: [{ RelationshipCutOff__c: 0 }, { RelationshipCutOff__c: 100 }],
    },
    {
      rule: 'WeightsAddUpTo100',
      refused: [{ WalletWeight__c: 31 }, { IsActive__c: false, WalletWeight__c: 29 }],
      passes: [{ RecencyWeight__c: 0, BreadthWeight__c: 0, WalletWeight__c: 100 }],
    },
  ],
  RenkeiSegmentRole__c: [
    {
      rule: 'ChannelsDiffer',
      refused: [{ SupportChannel__c: 'Field' }],
      passes: [{ SupportChannel__c: 'InsideSales' }, { LeadChannel__c: null, SupportChannel__c: null }],
    },
    {
      rule: 'DaysAndCapacityNotNegative',
      refused: ['CadenceDays__c', 'AcceptWithinDays__c', 'FirstVisitWithinDays__c', 'CapacityPerPerson__c'].map(
        (field) => ({
          [field]: -1,
        }),
      ),
      passes: [{ CadenceDays__c: 30, AcceptWithinDays__c: 0, CapacityPerPerson__c: 120 }],
    },
  ],
  RenkeiTouch__c: [
    { rule: 'AccountNeeded', refused: [{ Account__c: null }], passes: [{}] },
    {
      rule: 'ConversationNeedsAnswer',
      refused: [
        { IsConversation__c: true, Outcome__c: 'Absent' },
        { IsConversation__c: true, Outcome__c: 'WrongNumber' },
      ],
      passes: [{ IsConversation__c: true }, { Outcome__c: 'Absent' }, { IsConversation__c: true, Outcome__c: null }],
    },
    { rule: 'MinutesNotNegative', refused: [{ Minutes__c: -1 }], passes: [{ Minutes__c: 0 }] },
    {
      rule: 'NextContactAfterContact',
      refused: [{ NextContactOn__c: '2026-05-30' }],
      passes: [{ NextContactOn__c: '2026-06-01' }, { NextContactOn__c: '2026-05-31' }],
    },
    {
      rule: 'SatisfactionFrom1To5',
      refused: [{ Satisfaction__c: 0 }, { Satisfaction__c: 6 }],
      passes: [{ Satisfaction__c: 1 }, { Satisfaction__c: 5 }, { Satisfaction__c: null }],
    },
  ],
  RenkeiSetting__c: [
    {
      rule: 'CurrencyIsIsoCode',
      refused: [{ CorporateCurrency__c: 'yen' }, { CorporateCurrency__c: 'JP' }],
      passes: [{ CorporateCurrency__c: null }, {}],
    },
    { rule: 'OnlyOneRecord', refused: [{ SourceKey__c: 'Second' }, { SourceKey__c: 'default' }], passes: [{}] },
  ],
};

let org: LocalOrg;
let session: Session;
const parents: Record<string, Values> = {};

before(async () => {
  const objects = ['core', 'segmentation', 'desk'].map((capability) => join(FORCE_APP, capability, 'objects'));
  const { zipBuffer } = await new MetadataConverter().convert(ComponentSet.fromSource(objects), 'metadata', {
    type: 'zip',
  });
  org = LocalOrg.open({ file: ':memory:' });
  const outcome = await deployPackage(org, zipBuffer!, { checkOnly: false, singlePackage: true });
  assert.deepEqual(outcome.findings, []);
  session = org.session(org.userId('admin@local.example'));
  parents['RenkeiTouch__c'] = { Account__c: save('Account', {}).id };
  parents['RenkeiSegmentRole__c'] = { Policy__c: save('RenkeiSegmentPolicy__c', {}).id };
});
after(() => org?.close());

function save(object: string, values: Values): SaveResult {
  const record = { ...SOUND[object], ...parents[object], ...values };
  const [result] = org.save(session, [{ action: 'insert', object, record }], { allOrNone: true, systemContext: true });
  return result!;
}

test('every validation rule of the package has its cases', () => {
  const rules = ofType(sourceFiles(), 'ValidationRule').map(({ object, name }) => `${object}.${name}`);
  const tried = Object.entries(CASES).flatMap(([object, cases]) => cases.map(({ rule }) => `${object}.${rule}`));
  assert.deepEqual(tried.sort(), rules.sort());
});

for (const [object, cases] of Object.entries(CASES))
  for (const { rule, refused, passes } of cases)
    test(`${object}: ${rule}`, () => {
      const file = ofType(sourceFiles(), 'ValidationRule').find(
        ({ name, object: of }) => name === rule && of === object,
      )!;
      for (const values of refused) {
        const { success, errors } = save(object, values);
        assert.equal(success, false, `refuses ${JSON.stringify(values)}`);
        const error = errors.find(({ message }) => message === textOf(file.root, 'errorMessage'));
        assert.equal(error?.statusCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', JSON.stringify({ values, errors }));
        const field = textOf(file.root, 'errorDisplayField');
        assert.deepEqual(error?.fields, field ? [field] : []);
      }
      for (const values of passes) {
        const result = save(object, values);
        assert.equal(result.success, true, `${JSON.stringify(values)}: ${JSON.stringify(result.errors)}`);
        if (object === 'RenkeiSetting__c')
          org.save(session, [{ action: 'delete', object, record: { Id: result.id } }], {
            allOrNone: true,
            systemContext: true,
          });
      }
    });
