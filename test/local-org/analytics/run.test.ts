import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { executeReport } from '../../../scripts/local-org/analytics/reports.ts';
import type { RunOptions } from '../../../scripts/local-org/analytics/reports.ts';
import { listOf } from '../../../scripts/local-org/analytics/catalogue.ts';
import { dashboardResult } from '../../../scripts/local-org/analytics/dashboards.ts';
import type { Session } from '../../../scripts/local-org/org.ts';
import { openReportOrg, type ReportOrg } from './reportOrg.ts';

interface Cell {
  label: string;
  value: unknown;
}
interface Group {
  groupings: Group[];
  key: string;
  label: string;
  value: unknown;
}
interface Result {
  allData: boolean;
  factMap: Record<string, { aggregates: Cell[]; rows?: { dataCells: Cell[] }[] }>;
  groupingsDown: { groupings: Group[] };
  groupingsAcross: { groupings: Group[] };
  reportMetadata: { aggregates: string[]; detailColumns: string[] };
  reportExtendedMetadata: Record<string, Record<string, { label: string; dataType: string }>>;
}
interface Deal {
  id: string;
  name: string;
  stage: string | null;
  amount: number | null;
  closedOn: string | null;
  seenAt: string | null;
  region: string | null;
  account: string | null;
  owner: Session;
  minutes: number[];
}

let reports: ReportOrg;
let deals: Deal[];
const industries = new Map<string, string | null>();

const run = (name: string, session = reports.admin, options: RunOptions = { details: false }): Result =>
  executeReport(reports.org, session, reports.report(name), '/base', options) as unknown as Result;
const labelsOf = (groups: Group[]): string[] => groups.map(({ label }) => label);
const figure = (result: Result, key: string, name: string): unknown =>
  result.factMap[key]!.aggregates[result.reportMetadata.aggregates.indexOf(name)]!.value;

/** Numbers that are the same in each run of the test, and no pattern to speak of. */
function* numbers(): Generator<number, number> {
  for (let state = 7; ; state = (state * 16_807) % 2_147_483_647) yield state;
}

before(async () => {
  reports = await openReportOrg();
  const { insert, admin, seller } = reports;
  const source = numbers();
  const next = (below: number): number => source.next().value % below;
  const pick = <T>(...values: T[]): T => values[next(values.length)]!;
  const accounts = ['Banking', 'Retail', null].map((Industry, index) => {
    const id = insert('Account', { Name: `Account ${index}`, Industry });
    industries.set(id, Industry);
    return id;
  });
  deals = Array.from({ length: 120 }, (_, index) => {
    const day = `${pick('2025-12', '2026-01', '2026-03', '2026-07')}-${String(next(28) + 1).padStart(2, '0')}`;
    const deal = {
      name: `Deal ${index}`,
      stage: pick('Open', 'Won', 'Lost', null),
      amount: pick(next(90_000) / 100, next(900) / 100, null),
      closedOn: pick(day, day, null),
      seenAt: pick(`${day}T${String(next(24)).padStart(2, '0')}:30:00.000+0000`, null),
      region: pick('North', 'north', 'South', null),
      account: pick(...accounts, null),
      owner: pick(admin, seller),
    };
    const id = insert(
      'Deal__c',
      {
        Name: deal.name,
        Stage__c: deal.stage,
        Amount__c: deal.amount,
        ClosedOn__c: deal.closedOn,
        SeenAt__c: deal.seenAt,
        Region__c: deal.region,
        Account__c: deal.account,
        OwnerId: deal.owner.userId,
      },
      admin,
    );
    const minutes = Array.from({ length: next(4) }, () => next(60));
    for (const Minutes__c of minutes) insert('Step__c', { Name: 'Step', Deal__c: id, Minutes__c });
    return { ...deal, id, minutes };
  });
});

const sum = (values: (number | null)[]): number =>
  Math.round(values.reduce<number>((total, value) => total + Math.round((value ?? 0) * 100), 0)) / 100;
const size = ({ stage, amount }: Deal): number => (stage === 'Won' ? 2 : 1) * (amount ?? 0);

test('a summary report is what one counts by hand: groups in order, figures at each level', () => {
  const mine = deals.filter(({ amount, stage }) => (amount ?? -1) >= 0 || stage === 'Won' || stage === 'Lost');
  const result = run('Sales/ByStage');
  const stages = [null, 'Open', 'Won', 'Lost'];
  assert.deepEqual(labelsOf(result.groupingsDown.groupings), ['-', 'Open', 'Won', 'Lost']);
  const check = (key: string, group: Deal[]): void => {
    const amounts = group.flatMap(({ amount }) => amount ?? []);
    assert.equal(figure(result, key, 's!Deal__c$Amount__c'), sum(amounts), key);
    const average = amounts.length > 0 ? amounts.reduce((total, value) => total + value, 0) / amounts.length : null;
    const given = figure(result, key, 'a!Deal__c$Amount__c') as number | null;
    assert.ok(average === given || Math.abs(average! - given!) < 1e-9, `${key}: ${average} ${given}`);
    assert.equal(figure(result, key, 'x!Deal__c$Amount__c'), amounts.length > 0 ? Math.max(...amounts) : null);
    assert.equal(figure(result, key, 's!Deal__c$Size__c'), sum(group.map(size)));
    const regions = new Set(group.flatMap(({ region }) => region?.toLowerCase() ?? []));
    assert.equal(figure(result, key, 'u!Deal__c$Region__c'), regions.size);
    assert.equal(figure(result, key, 'RowCount'), group.length);
    const big = group.filter((deal) => size(deal) > 100).length;
    assert.equal(figure(result, key, 'FORMULA1'), Math.round((big / group.length) * 1000) / 10);
  };
  check('T!T', mine);
  for (const [index, stage] of stages.entries()) {
    const ofStage = mine.filter((deal) => deal.stage === stage);
    check(`${index}!T`, ofStage);
    const months = [...new Set(ofStage.map(({ closedOn }) => closedOn && `${closedOn.slice(0, 7)}-01`))];
    months.sort((left, right) => (left === null ? 1 : right === null ? -1 : right.localeCompare(left)));
    const groups = result.groupingsDown.groupings[index]!.groupings;
    assert.deepEqual(
      groups.map(({ value }) => value),
      months,
    );
    for (const [place, month] of months.entries())
      check(
        `${index}_${place}!T`,
        ofStage.filter(({ closedOn }) => (closedOn && `${closedOn.slice(0, 7)}-01`) === month),
      );
  }
});

test('a matrix over parents and children: a parent counts once in sums, each row in the number of records', () => {
  const result = run('Sales/Matrix');
  const mine = deals.filter(({ closedOn }) => closedOn?.startsWith('2026'));
  const rows = (group: Deal[]): number => group.reduce((total, { minutes }) => total + Math.max(1, minutes.length), 0);
  const check = (key: string, group: Deal[]): void => {
    assert.equal(figure(result, key, 's!Deal__c$Amount__c'), sum(group.map(({ amount }) => amount)), key);
    assert.equal(
      figure(result, key, 's!Deal__c.Steps__r$Minutes__c'),
      sum(group.flatMap(({ minutes }) => minutes)),
      key,
    );
    assert.equal(figure(result, key, 'RowCount'), rows(group), key);
  };
  check('T!T', mine);
  const owners = [reports.admin, reports.seller].map((owner) => ({
    owner,
    group: mine.filter((deal) => deal.owner === owner),
  }));
  owners.sort((left, right) => rows(right.group) - rows(left.group));
  assert.deepEqual(
    result.groupingsDown.groupings.map(({ value }) => value),
    owners.map(({ owner }) => owner.userId),
  );
  const quarters = result.groupingsAcross.groupings;
  assert.deepEqual(
    labelsOf(quarters),
    ['-', 'Q4 CY2025', 'Q1 CY2026', 'Q3 CY2026'].filter((label) => labelsOf(quarters).includes(label)),
  );
  const quarterOf = ({ seenAt }: Deal): unknown =>
    seenAt && `${seenAt.slice(0, 4)}-${{ '12': '10', '01': '01', '03': '01', '07': '07' }[seenAt.slice(5, 7)]}-01`;
  for (const [index, { group }] of owners.entries())
    for (const [place, industry] of result.groupingsDown.groupings[index]!.groupings.entries())
      for (const { key, value } of quarters)
        check(
          `${index}_${place}!${key}`,
          group.filter(
            (deal) => (industries.get(deal.account!) ?? null) === industry.value && quarterOf(deal) === value,
          ),
        );
});

test('the user’s own records only, in the user’s language, days in the user’s time zone', () => {
  const { seller } = reports;
  const result = run('Sales/Matrix', seller, {
    details: false,
    metadata: {
      standardDateFilter: {
        column: 'Deal__c$SeenAt__c',
        durationValue: 'CUSTOM',
        startDate: '2026-07-05',
        endDate: '2026-07-05',
      },
    },
  });
  const from = Date.parse('2026-07-04T15:00:00Z');
  const mine = deals.filter(({ owner, seenAt }) => {
    const at = seenAt ? Date.parse(seenAt.replace('+0000', 'Z')) : 0;
    return owner === seller && at >= from && at < from + 86_400_000;
  });
  assert.equal(figure(result, 'T!T', 's!Deal__c$Amount__c'), sum(mine.map(({ amount }) => amount)));
  assert.equal(result.reportExtendedMetadata['aggregateColumnInfo']!['s!Deal__c$Amount__c']!.label, '合計 Amount');
  assert.ok(labelsOf(run('Sales/Matrix', seller).groupingsAcross.groupings).includes('2026年第1四半期'));
});

test('records stand under their groups, sorted, with what the user reads and what it stands for', () => {
  const result = run('Sales/ByStage', reports.admin, { details: true });
  const won = result.groupingsDown.groupings.find(({ value }) => value === 'Won')!;
  const rows = won.groupings.flatMap(({ key }) => result.factMap[`${key}!T`]!.rows!);
  assert.equal(rows.length, deals.filter(({ stage }) => stage === 'Won').length);
  for (const { key } of won.groupings) {
    const names = result.factMap[`${key}!T`]!.rows!.map(({ dataCells }) => dataCells[0]!.label);
    assert.deepEqual(
      names,
      [...names].sort((a, b) => (a < b ? -1 : 1)),
    );
  }
  for (const { dataCells } of rows) {
    const deal = deals.find(({ id }) => id === dataCells[0]!.value)!;
    const [name, account, amount] = dataCells as [Cell, Cell, Cell];
    assert.equal(name.label, deal.name);
    assert.equal(account.value, deal.account);
    assert.equal(account.label, deal.account ? String(reports.org.store.get('Account', deal.account)!['Name']) : '-');
    assert.deepEqual(amount, {
      label: deal.amount === null ? '-' : deal.amount.toLocaleString('en-US', { minimumFractionDigits: 2 }),
      value: deal.amount,
    });
  }
});

test('filters, their logic and the scope may be others for one run; anything else is refused by name', () => {
  const filter = (column: string, operator: string, value: string): unknown => ({
    column: `Deal__c$${column}`,
    operator,
    value,
  });
  const count = (reportFilters: unknown[], more: object = {}): unknown =>
    figure(
      run('Sales/ByStage', reports.admin, {
        details: false,
        metadata: { reportFilters, reportBooleanFilter: null, ...more },
      }),
      'T!T',
      'RowCount',
    );
  const by = (keep: (deal: Deal) => boolean): number => deals.filter(keep).length;
  assert.equal(count([]), deals.length);
  assert.equal(
    count([filter('Stage__c', 'notEqual', 'Won')]),
    by(({ stage }) => stage !== 'Won'),
  );
  assert.equal(
    count([filter('Stage__c', 'equals', '')]),
    by(({ stage }) => stage === null),
  );
  assert.equal(
    count([filter('Region__c', 'contains', 'ORT,xx')]),
    by(({ region }) => /ort/i.test(region ?? '')),
  );
  assert.equal(
    count([filter('Amount__c', 'lessThan', '9')]),
    by(({ amount }) => amount !== null && amount < 9),
  );
  assert.equal(
    count([filter('Account__c', 'equals', 'account 1')]),
    by(({ account }) => account !== null && industries.get(account) === 'Retail'),
  );
  assert.equal(
    count([filter('Size__c', 'greaterThan', '100')]),
    by((deal) => size(deal) > 100),
  );
  assert.equal(
    count([filter('ClosedOn__c', 'equals', 'THIS_MONTH')]),
    by(({ closedOn }) => closedOn?.startsWith('2026-07') ?? false),
  );
  assert.equal(
    count([filter('ClosedOn__c', 'lessThan', 'THIS_YEAR')]),
    by(({ closedOn }) => closedOn !== null && closedOn < '2026'),
  );
  assert.equal(
    count([filter('ClosedOn__c', 'greaterThan', '2026-03-10')]),
    by(({ closedOn }) => closedOn !== null && closedOn > '2026-03-10'),
  );
  const logic = { reportBooleanFilter: '1 OR NOT 2' };
  const two = [filter('Stage__c', 'equals', 'Won'), filter('Region__c', 'equals', 'north')];
  assert.equal(
    count(two, logic),
    by(({ stage, region }) => stage === 'Won' || !/north/i.test(region ?? '')),
  );
  assert.equal(
    count([], { scope: 'user' }),
    by(({ owner }) => owner === reports.admin),
  );
  assert.throws(() => count([], { groupingsDown: [] }), /another groupingsDown for one run of a report/);
  assert.throws(() => count([filter('Stage__c', 'equals', 'Gone')]), /Stage__c has no picklist value Gone/);
  assert.throws(() => count([filter('Gone__c', 'equals', '1')]), /has no column Deal__c\$Gone__c/);
});

test('folders show what they hold to those they are shared with', () => {
  const names = (session: Session): string[] => listOf(reports.org, session, 'Report').map(({ name }) => name);
  assert.deepEqual(names(reports.admin), ['Deals by stage', 'Owners by quarter', 'Plain']);
  assert.deepEqual(names(reports.seller), ['Deals by stage', 'Owners by quarter']);
  const rows = (object: string): number => reports.org.query(reports.seller, `SELECT Id FROM ${object}`).records.length;
  assert.deepEqual(['Report', 'Dashboard', 'Folder'].map(rows), [2, 1, 2]);
});

test('a report without records has its total, a tabular one its rows', async () => {
  const empty = await openReportOrg();
  const result = executeReport(empty.org, empty.admin, empty.report('Sales/ByStage'), '', {
    details: true,
  }) as unknown as Result;
  assert.deepEqual(Object.keys(result.factMap), ['T!T']);
  assert.deepEqual(
    result.factMap['T!T']!.aggregates.map(({ label }) => label),
    ['0.00', '-', '-', '0.00', '0', result.factMap['T!T']!.aggregates[5]!.label, '0'],
  );
  const plain = run('Secret/Plain', reports.admin, { details: true });
  assert.equal(plain.factMap['T!T']!.rows!.length, deals.length);
});

test('a formula that reads a formula of a parent is figured as records have it', () => {
  const { org, admin, insert } = reports;
  const child = insert('Deal__c', {
    Name: 'Zz child',
    Amount__c: 1,
    Backup__c: deals.find(({ stage, amount }) => stage === 'Won' && amount)!.id,
  });
  const records = org.query(admin, 'SELECT BackupSize__c FROM Deal__c').records;
  const expected = sum(records.map((record) => record['BackupSize__c'] as number));
  const filters = {
    reportFilters: [{ column: 'Deal__c$BackupSize__c', operator: 'greaterThan', value: '1' }],
    reportBooleanFilter: null,
  };
  const result = run('Sales/ByStage', admin, { details: true, metadata: filters });
  assert.equal(figure(result, 'T!T', 'RowCount'), 1);
  assert.ok(expected > deals.length);
  org.save(admin, [{ action: 'delete', object: 'Deal__c', record: { Id: child } }], { allOrNone: true });
});

test('a dashboard runs its reports as who looks at it', () => {
  const { org, admin, seller } = reports;
  const board = reports.dashboard('Boards/Sales');
  const total = (session: Session): unknown => {
    const { componentData } = dashboardResult(org, session, board, '') as unknown as {
      componentData: { reportResult: Result; status: { dataStatus: string } }[];
    };
    assert.deepEqual(
      componentData.map(({ status }) => status.dataStatus),
      ['DATA', 'DATA', 'DATA', 'DATA'],
    );
    return figure(componentData[1]!.reportResult, 'T!T', 's!Deal__c$Amount__c');
  };
  assert.equal(total(admin), figure(run('Sales/ByStage'), 'T!T', 's!Deal__c$Amount__c'));
  assert.equal(total(seller), figure(run('Sales/ByStage', seller), 'T!T', 's!Deal__c$Amount__c'));
  assert.notEqual(total(admin), total(seller));
});
