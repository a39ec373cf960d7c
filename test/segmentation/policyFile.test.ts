import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { SfError } from '@salesforce/core';
import { differencesOf, isDescriptive } from '../../scripts/segmentation/policy/diff.ts';
import { policyDocuments } from '../../scripts/documentation/policyPages.ts';
import { childSourceKey, fileOf, recordsOf } from '../../scripts/segmentation/policy/entries.ts';
import { policyText, readPolicyFile, rulesPolicy, rulesRoles } from '../../scripts/segmentation/policy/file.ts';
import { findingLines } from '../../scripts/segmentation/policy/findings.ts';
import { lintFile, lintPolicyFile } from '../../scripts/segmentation/policy/lint.ts';
import { planPolicy } from '../../scripts/segmentation/policy/save.ts';
import { policyFileSchema, type PolicyFile } from '../../scripts/segmentation/policy/schema.ts';
import { project } from '../connection/testOrg.ts';

const directory = mkdtempSync(join(tmpdir(), 'renkei-policy-file-'));
after(() => rmSync(directory, { recursive: true }));
const defaultFile = join(project, 'config/policy/default.json');
const policy = await readPolicyFile(defaultFile);
const changed = (change: (copy: PolicyFile) => void): PolicyFile => {
  const copy = structuredClone(policy);
  change(copy);
  return copy;
};

describe('the policy file', () => {
  it('has an editor schema and a page that say what the schema says', async () => {
    for (const [path, text] of await policyDocuments(readFileSync(join(project, 'docs/policy-file.md'), 'utf8'))) {
      assert.equal(readFileSync(join(project, path), 'utf8'), text, `${path} is stale: npm run policy-docs`);
    }
  });

  it('describes every entry', () => {
    const undescribed: string[] = [];
    const walk = (schema: Record<string, unknown>, path: string): void => {
      for (const [name, entry] of Object.entries((schema['properties'] ?? {}) as Record<string, never>)) {
        if (!entry['description']) undescribed.push(path + name);
        for (const inner of [entry, entry['items'], ...(entry['anyOf'] ?? [])])
          if (inner) walk(inner, `${path}${name}.`);
      }
    };
    walk(JSON.parse(readFileSync(join(project, 'config/policy/policy.schema.json'), 'utf8')), '');
    assert.deepEqual(undescribed, []);
  });

  it('becomes records and comes back the same, whatever it says', () => {
    const variants = [
      policy,
      changed((copy) => {
        copy.potential.cutOffMode = 'capacity';
        copy.potential.cutOff = null;
        copy.potential.fieldCapacity = 400;
      }),
      changed((copy) => {
        copy.roles[0]!.target = null;
        copy.roles[1]!.label = '深耕';
        copy.potential.revenuePercent = { Banking: 0.1 };
        copy.channelRoles = [];
        copy.description = '';
      }),
    ];
    for (const variant of variants) {
      const { policy: own, children } = recordsOf(variant);
      const back = fileOf(own, children);
      assert.equal(policyText(back), policyText(variant));
      assert.deepEqual(differencesOf(back, variant), []);
    }
  });

  it('is read with the mark and the line ends of an editor of Windows, and refused where an entry stands twice', async () => {
    const text = readFileSync(defaultFile, 'utf8');
    const file = join(directory, 'windows.json');
    writeFileSync(file, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    assert.deepEqual(await readPolicyFile(file), policy);
    writeFileSync(file, text.replace('"marginPercent"', '"marginPercent": 1, "marginPercent"'));
    await assert.rejects(readPolicyFile(file), {
      name: 'PolicyUnreadableError',
      message: /:\d+:\d+: .*"marginPercent"/,
    });
  });

  it('is written in one order, whatever the order of its entries', () => {
    const shuffled = changed((copy) => {
      copy.roles.reverse();
      copy.channelRoles.reverse();
      copy.potential.perEmployee = Object.fromEntries(Object.entries(copy.potential.perEmployee).reverse());
    });
    assert.notEqual(JSON.stringify(shuffled), JSON.stringify(policy));
    assert.equal(policyText(shuffled), policyText(policy));
  });

  it('is read by the rules with all that it says', () => {
    const rules = rulesPolicy(policy, 'a0X000000000001AAA');
    assert.equal(rules.version, 'a0X000000000001AAA');
    assert.equal(rules.recencyStepDays, 30);
    assert.equal(rules.estimators.amountPerUnit, policy.potential.amountPerUnit);
    assert.equal(rules.estimators.revenuePercent['Machinery'], 0.05);
    assert.ok(Number.isNaN(rulesPolicy(changed((copy) => (copy.potential.cutOff = null))).potentialCutOff));
    const [key] = rulesRoles(policy);
    assert.deepEqual([key!.targetKind, key!.targetPerMonth], ['Rate', 60]);
  });

  it('takes any name of an industry that the org keeps as it is, and no other', () => {
    const withIndustry = (industry: string) => changed((copy) => (copy.potential.perEmployee = { [industry]: 5 }));
    for (const industry of ['constructor', 'A.B', '食品・飲料 🍱', '"', "O'Neill\\", '<b>']) {
      const { children } = recordsOf(policyFileSchema.parse(withIndustry(industry)));
      const [own] = children.RenkeiEstimator__c.filter((row) => row['Industry__c'] === industry);
      assert.deepEqual(own, { Industry__c: industry, AmountPerEmployee__c: 5, RevenuePercent__c: null });
    }
    for (const industry of ['', ' ', ' Retail', 'Retail ', 'x'.repeat(256)]) {
      assert.equal(policyFileSchema.safeParse(withIndustry(industry)).success, false, industry);
    }
  });

  it('names file, line, column and entry of whatever is wrong', async () => {
    const file = join(directory, 'wrong.json');
    const text = readFileSync(defaultFile, 'utf8')
      .replace('"cadenceDays": 30', '"cadenceDays": "30"')
      .replace('"margin": 5', '"margins": 5');
    writeFileSync(file, text);
    const lineOf = (sought: string): number => text.slice(0, text.indexOf(sought)).split('\n').length;
    await assert.rejects(readPolicyFile(file), (problem: SfError) => {
      const lines = problem.message.split('\n');
      assert.ok(
        lines.some((line) => line.startsWith(`${file}:${lineOf('"cadenceDays": "30"')}:7: roles.0.cadenceDays: `)),
      );
      assert.ok(lines.includes(`${file}:${lineOf('"margins"')}:5: relationship.margins: there is no such entry`));
      // What is missing is complained about where it should stand.
      assert.ok(lines.some((line) => line.startsWith(`${file}:${lineOf('"relationship"')}:3: relationship.margin: `)));
      return true;
    });
  });
});

describe('the plan of a policy', () => {
  const stored = (file: PolicyFile): Parameters<typeof planPolicy>[1] => {
    const { children } = recordsOf(file);
    const numbered = Object.fromEntries(
      Object.entries(children).map(([object, rows]) => [
        object,
        rows.map((row, index) => ({ ...row, Id: `${object}${index}` })),
      ]),
    );
    return { id: 'policy1', file, children: numbered } as unknown as Parameters<typeof planPolicy>[1];
  };

  it('writes nothing when the org says the same', () => {
    const { fields, create, update, remove } = planPolicy(policy, stored(policy));
    assert.deepEqual({ fields, create, update, remove }, { fields: {}, create: [], update: [], remove: [] });
  });

  it('writes what differs, creates what is new and removes what the file dropped', () => {
    const next = changed((copy) => {
      copy.potential.marginPercent = 15;
      copy.roles[1]!.cadenceDays = 40;
      delete copy.potential.perEmployee['Retail'];
      copy.potential.perEmployee['Banking'] = 700;
      copy.channelRoles[3]!.channel = 'Web';
    });
    const plan = planPolicy(next, stored(policy));
    assert.deepEqual(plan.fields, { PotentialMargin__c: 15 });
    assert.deepEqual(plan.update, [
      { object: 'RenkeiSegmentRole__c', fields: { Id: 'RenkeiSegmentRole__c1', CadenceDays__c: 40 } },
    ]);
    assert.deepEqual(
      plan.create.map(({ fields }) => fields['SourceKey__c']),
      ['default:Key:Quote:Web', 'default:Banking'],
    );
    assert.deepEqual(plan.remove.map((id) => id.replace(/\d+$/, '')).sort(), [
      'RenkeiChannelRole__c',
      'RenkeiEstimator__c',
    ]);
  });

  it('keeps the cut-off that a run found for the same capacity, and no other', () => {
    const byCapacity = (capacity: number, cutOff: number | null): PolicyFile =>
      changed((copy) => Object.assign(copy.potential, { cutOffMode: 'capacity', fieldCapacity: capacity, cutOff }));
    const org = stored(byCapacity(400, 4_100_000));
    assert.deepEqual(planPolicy(byCapacity(400, null), org).fields, {});
    assert.deepEqual(planPolicy(byCapacity(500, null), org).fields, {
      FieldCapacity__c: 500,
      PotentialCutOff__c: null,
    });
    assert.deepEqual(planPolicy(byCapacity(400, 3_000_000), org).fields, { PotentialCutOff__c: 3_000_000 });
  });

  it('gives children keys that fit their field and differ', () => {
    const long = 'x'.repeat(78);
    const keys = ['Banking', 'Biotechnology'].map((industry) => childSourceKey(long, industry));
    assert.ok(keys.every((key) => key.length <= 80));
    assert.notEqual(keys[0], keys[1]);
    assert.equal(childSourceKey('default', 'Key'), 'default:Key');
  });
});

describe('lint of a policy file', () => {
  it('has words for every finding, and the place of each in the file', async () => {
    const broken = changed((copy) => {
      Object.assign(copy.relationship.weights, { recency: 60 });
      Object.assign(copy.relationship, { recencyStepDays: 0, conversationWindowDays: 30 });
      Object.assign(copy.potential, { cutOffMode: 'capacity', amountPerUnit: 0, marginPercent: 30.25 });
      copy.potential.perEmployee['machinery'] = -1;
      copy.potential.revenuePercent['Machinery'] = 101;
      copy.roles[1]!.target!.perMonth = 0;
      copy.roles[2]!.supportChannel = 'InsideSales';
      copy.roles.push({ ...copy.roles[0]! });
      copy.roles.splice(3, 1);
      copy.channelRoles[2]!.hoursPerContact = 60;
      copy.channelRoles[3]!.costPerContact = null;
      copy.channelRoles.push({ ...copy.channelRoles[0]!, channel: 'Web' });
      copy.channelRoles = copy.channelRoles.filter(({ segment }) => segment !== 'General');
      copy.isActive = true;
      copy.effectiveFrom = null;
    });
    const file = join(directory, 'broken.json');
    writeFileSync(file, JSON.stringify(broken, null, 2));
    const { findings } = await lintFile(file);
    const codes = new Set(findings.map(({ code }) => code));
    for (const code of [
      ...[
        'WeightsNotHundred',
        'OutOfRange',
        'WindowShorterThanRecency',
        'FieldCapacityMissing',
        'EstimatorNotPositive',
      ],
      ...['TooManyDecimals', 'MarginTooLarge', 'IndustryDuplicate', 'PercentOutOfRange', 'RoleFieldNotPositive'],
      ...['SupportEqualsLead', 'RoleDuplicate', 'RoleMissing', 'ChannelRoleHoursTooLarge', 'ChannelRoleFieldMissing'],
      ...['ChannelRoleShared', 'ChannelRolesMissing', 'VersionStartMissing'],
    ]) {
      assert.ok(codes.has(code as never), `${code} is not among ${[...codes].join(', ')}`);
    }
    for (const line of findingLines(findings)) assert.doesNotMatch(line, /%s|undefined|NaN/);
    const placeOf = (code: string) => findings.find((finding) => finding.code === code)!.place!;
    assert.equal(placeOf('ChannelRoleHoursTooLarge').path, 'channelRoles.2.hoursPerContact');
    assert.equal(placeOf('RoleFieldNotPositive').path, 'roles.1.target.perMonth');
    assert.equal(placeOf('TooManyDecimals').path, 'potential.marginPercent');
    assert.equal(placeOf('IndustryDuplicate').path, 'potential.perEmployee.machinery');
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const { place } of findings) {
      const last = place!.path.split('.').at(-1)!;
      // Entries of a list have no name of their own.
      if (/^\d+$/.test(last)) continue;
      assert.match(lines[place!.line - 1]!.slice(place!.column - 1), new RegExp(`^"${last}"`), place!.path);
    }
  });

  it('finds nothing in the policies of this project', async () => {
    for (const name of ['default', 'crm-sales', 'mizuki-so-far', 'mizuki-capacity-85']) {
      assert.deepEqual((await lintFile(join(project, `config/policy/${name}.json`))).findings, [], name);
    }
  });

  it('asks for a cut-off unless the field’s capacity gives one', () => {
    const without = changed((copy) => (copy.potential.cutOff = null));
    assert.deepEqual(
      lintPolicyFile(without).map(({ code, field }) => [code, field]),
      [['NotANumber', 'potentialCutOff']],
    );
    const capacity = { cutOffMode: 'capacity', fieldCapacity: 400, cutOff: null };
    assert.deepEqual(lintPolicyFile(changed((copy) => Object.assign(copy.potential, capacity))), []);
  });
});

describe('differences between policies', () => {
  it('are named entry by entry, by what an entry is about and not by its position', () => {
    const next = changed((copy) => {
      copy.roles.reverse();
      copy.roles.find(({ segment }) => segment === 'Key')!.cadenceDays = 20;
      copy.channelRoles.pop();
    });
    assert.deepEqual(differencesOf(policy, next), [
      { entry: 'roles.Key.cadenceDays', from: 30, to: 20 },
      { entry: 'channelRoles.General.Support.Web', from: true, to: null },
      { entry: 'channelRoles.General.Support.Web.hoursPerContact', from: 0.05, to: null },
      { entry: 'channelRoles.General.Support.Web.costPerContact', from: 100, to: null },
    ]);
  });

  it('tell words from what scoring and people rest on', () => {
    const telling = (change: (copy: PolicyFile) => void) =>
      differencesOf(policy, changed(change)).every((difference) => !isDescriptive(difference));
    assert.ok(telling((copy) => (copy.potential.cutOff = 1)));
    assert.ok(telling((copy) => (copy.roles[0]!.cadenceDays = 1)));
    assert.ok(telling((copy) => (copy.effectiveFrom = '2020-01-01')));
    assert.ok(!telling((copy) => (copy.description = 'x')));
    assert.ok(!telling((copy) => (copy.roles[0]!.leadPurpose = 'x')));
  });

  it('of a policy that is new are all that it says', () => {
    const entries = differencesOf(undefined, policyFileSchema.parse(policy)).map(({ entry }) => entry);
    assert.ok(entries.includes('sourceKey') && entries.includes('potential.perEmployee.Machinery'));
    assert.ok(!entries.includes('$schema'));
  });
});
