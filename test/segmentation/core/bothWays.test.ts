// The same records as CSV bytes and as plain rows give the same facts, and those that plain counting gives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, addMonths } from 'c/renkeiCalendarRules';
import { Random } from '../../../scripts/demo/random.ts';
import { toLongId } from '../../../scripts/local-org/identifiers.ts';
import { ACCOUNT_FIELDS, accountFieldNames } from '../../../scripts/segmentation/core/accountFields.ts';
import { FactTable } from '../../../scripts/segmentation/core/factTable.ts';
import type { Source } from '../../../scripts/segmentation/core/sources.ts';

type Row = Record<string, string | number | boolean | null>;
interface Org {
  accounts: Row[];
  opportunities: Row[];
  touches: Row[];
  contacts: Row[];
  assets: Row[];
  activities: Row[];
}

const AS_OF = '2026-03-29';
const scope = { asOf: AS_OF, timeZone: 'Europe/Berlin', conversationWindowDays: 90, earlier: true };
const id = (prefix: string, number: number) => toLongId(`${prefix}AB0000${String(number).padStart(6, '0')}`)!;

function randomOrg(random: Random): Org {
  const count = random.integer(1, 12);
  const maybe = <T>(value: T, probability = 0.8) => (random.chance(probability) ? value : null);
  const account = () => maybe(id('001', random.integer(1, count + 2)), 0.95);
  const date = () => addDays(AS_OF, random.integer(-800, 20));
  const instant = () => `${date()}T${String(random.integer(0, 23)).padStart(2, '0')}:30:00.000Z`;
  const amount = () => random.pick([0, 1.5e7, 123.45, -99.5, 0.05, random.integer(1, 9_999_999)]);
  const many = (most: number, row: () => Row) => Array.from({ length: random.integer(0, most) }, row);
  const stored = { text: () => random.pick(['Key', 'Low', 'a, "b"\n株']), date, flag: () => random.chance(0.5) };
  const number = () => random.integer(0, 1000);
  const kinds = { ...stored, amount0: number, amount2: amount, number0: number, number1: () => number() / 10 };
  const valueOf = (field: keyof typeof ACCOUNT_FIELDS) => {
    const kind = ACCOUNT_FIELDS[field];
    return kind === 'flag' ? kinds.flag() : maybe(kinds[kind](), 0.6);
  };
  return {
    accounts: Array.from({ length: count }, (_, index) => ({
      ...Object.fromEntries(accountFieldNames.map((field) => [field, valueOf(field)])),
      Id: id('001', index + 1),
      OwnerId: id('005', random.integer(1, 3)),
    })),
    opportunities: many(60, () => {
      const IsWon = random.chance(0.6);
      return {
        AccountId: account(),
        IsWon,
        IsClosed: IsWon || random.chance(0.5),
        CloseDate: date(),
        Amount: maybe(amount()),
      };
    }),
    touches: many(80, () => ({
      Account__c: account(),
      Contact__c: maybe(id('003', random.integer(1, 9))),
      OccurredAt__c: instant(),
      IsConversation__c: random.chance(0.7),
      Channel__c: random.pick(['Field', 'InsideSales', 'Web', null]),
    })),
    contacts: many(20, () => ({
      AccountId: account(),
      DoNotCall: random.chance(0.3),
      Phone: maybe('03-1234', 0.3),
      MobilePhone: maybe('090', 0.2),
      Email: maybe('a@b.example', 0.2),
    })),
    assets: many(20, () => ({
      AccountId: account(),
      IsCompetitorProduct: random.chance(0.4),
      Quantity: maybe(random.pick([0, 1, 2.5, 12])),
      Status: random.pick(['Installed', 'Obsolete', null]),
      UsageEndDate: maybe(date(), 0.3),
    })),
    activities: many(20, () => ({
      AccountId: account(),
      WhoId: maybe(random.chance(0.2) ? id('00Q', 1) : id('003', random.integer(1, 9))),
      OwnerId: id('005', random.integer(1, 3)),
      ActivityDate: maybe(date(), 0.7),
      IsClosed: random.chance(0.8),
      TaskSubtype: random.pick(['Task', 'Call', 'Email', 'ListEmail']),
      CompletedDateTime: maybe(instant(), 0.7),
    })),
  };
}

/** The rows as a bulk query gives them: shuffled columns, each value quoted, in chunks that end anywhere. */
function* asCsv(rows: Row[], random: Random): Generator<Uint8Array> {
  const columns = Object.keys(rows[0] ?? {}).sort(() => random.next() - 0.5);
  const lineEnd = random.pick(['\n', '\r\n']);
  const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const lines = [columns.map(cell).join(), ...rows.map((row) => columns.map((column) => cell(row[column])).join())];
  const bytes = rows.length === 0 ? Buffer.alloc(0) : Buffer.from(lines.join(lineEnd) + lineEnd);
  for (let at = 0; at < bytes.length;) {
    const size = random.integer(1, 300);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** The rows as JSON has them, where instants end otherwise. */
function asRows(rows: Row[]): Row[] {
  return JSON.parse(JSON.stringify(rows).replaceAll('.000Z"', '.000+0000"')) as Row[];
}

async function tableOf(org: Org, sourceOf: (rows: Row[]) => Source): Promise<FactTable> {
  const table = new FactTable(scope);
  await table.addAccounts(sourceOf(org.accounts));
  await table.addTouches(sourceOf(org.touches));
  await table.addOpportunities(sourceOf(org.opportunities));
  await table.addActivities(sourceOf(org.activities));
  await table.addContacts(sourceOf(org.contacts));
  await table.addAssets(sourceOf(org.assets));
  return table;
}

function everythingIn(table: FactTable): unknown {
  return {
    unattached: [table.unattached, table.unattachedWonHundredths],
    accounts: Array.from({ length: table.size }, (_, place) => ({
      id: table.idAt(place),
      owner: table.ownerIdAt(place),
      inputs: table.inputsAt(place),
      earlier: table.earlierInputsAt(place),
      outcomes: table.outcomesAt(place),
      rows: table.inputRowsAt(place),
      stored: accountFieldNames.map((field) => table.storedAt(place, field)),
    })),
  };
}

/** Facts of one account by filtering lists, as of a day. */
function plainFacts(org: Org, account: Row, asOf: string) {
  const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });
  const dayOf = (instant: unknown) => (instant === null ? null : berlin.format(new Date(String(instant))));
  const until = (day: unknown) => day !== null && String(day) <= asOf;
  const inWindow = (day: unknown) => until(day) && String(day) > addDays(asOf, -scope.conversationWindowDays);
  const wins = org.opportunities.filter(
    ({ AccountId, IsWon, CloseDate }) => AccountId === account['Id'] && IsWon && until(CloseDate),
  );
  const days = wins.map(({ CloseDate }) => String(CloseDate)).sort();
  const trailing = wins.filter(({ CloseDate }) => String(CloseDate) > addMonths(asOf, -12));
  const talks = [
    ...org.touches
      .filter(({ Account__c, IsConversation__c }) => Account__c === account['Id'] && IsConversation__c)
      .map((row) => ({
        day: dayOf(row['OccurredAt__c']),
        contact: row['Contact__c'],
        field: row['Channel__c'] === 'Field',
      })),
    ...org.activities
      .filter(
        ({ AccountId, IsClosed, TaskSubtype }) =>
          AccountId === account['Id'] && IsClosed && !String(TaskSubtype).endsWith('Email'),
      )
      .map((row) => ({
        day: row['ActivityDate'] ?? dayOf(row['CompletedDateTime']),
        contact: String(row['WhoId']).startsWith('003') ? row['WhoId'] : null,
        field: row['OwnerId'] === account['OwnerId'],
      }))
      .filter(({ day }) => inWindow(day)),
  ].filter(({ day }) => until(day));
  const recent = talks.filter(({ day }) => inWindow(day));
  return {
    firstWonOn: days[0] ?? null,
    lastWonOn: days.at(-1) ?? null,
    wonAmountTrailing: trailing.reduce((sum, { Amount }) => sum + Math.round(Number(Amount) * 100), 0) / 100,
    lastConversation:
      talks
        .map(({ day }) => String(day))
        .sort()
        .at(-1) ?? null,
    contactBreadth: new Set(recent.map(({ contact }) => contact).filter((contact) => contact !== null)).size,
    fieldCovers: recent.some(({ field }) => field),
  };
}

test('CSV bytes and plain rows give the same facts, and those of plain counting', async () => {
  const random = new Random('both ways');
  for (let round = 0; round < 80; round++) {
    const org = randomOrg(random);
    const [fromCsv, fromRows] = [await tableOf(org, (rows) => asCsv(rows, random)), await tableOf(org, asRows)];
    assert.deepEqual(everythingIn(fromCsv), everythingIn(fromRows), `round ${round}`);
    org.accounts.forEach((account, place) => {
      assert.partialDeepStrictEqual(fromRows.inputsAt(place), plainFacts(org, account, AS_OF), `round ${round}`);
      const earlier = plainFacts(org, account, addMonths(AS_OF, -12));
      assert.partialDeepStrictEqual(fromRows.earlierInputsAt(place), earlier, `round ${round}, earlier`);
      for (const field of accountFieldNames) assert.equal(fromRows.storedAt(place, field), account[field], field);
    });
  }
});
