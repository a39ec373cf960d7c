import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { daysBetween } from 'c/renkeiCalendarRules';
import { callCampaigns } from '../../scripts/demo/conversations.ts';
import { DEMO_ACCOUNTS, DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { demoFiles } from '../../scripts/demo/files.ts';
import { generateDemo } from '../../scripts/demo/generate.ts';
import { staff } from '../../scripts/demo/staff.ts';

const options = { seed: 'mizuki', accounts: DEMO_ACCOUNTS, asOf: DEMO_DATE };
const data = generateDemo(options);
const hashOf = (files: Map<string, string>) => {
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(name).update(text);
  return hash.digest('hex');
};

describe('the demo data', () => {
  it('are the same bytes for the same seed, and others for another', () => {
    assert.equal(hashOf(demoFiles(generateDemo(options))), hashOf(demoFiles(data)));
    assert.notEqual(hashOf(demoFiles(generateDemo({ ...options, seed: 'other' }))), hashOf(demoFiles(data)));
  });

  it('move with their day', () => {
    const later = generateDemo({ ...options, accounts: 50, asOf: '2027-01-15' });
    assert.ok(later.touches.every((touch) => touch.occurredAt.slice(0, 10) <= '2027-01-15'));
    assert.ok(later.touches.some((touch) => touch.occurredAt.startsWith('2027-01')));
  });

  it('give each rep the same number of accounts, and too many', () => {
    const owners = Object.groupBy(data.accounts, (account) => account.owner);
    assert.equal(Object.keys(owners).length, 12);
    for (const accounts of Object.values(owners)) assert.equal(accounts!.length, 120);
  });

  it('have unique keys, names and corporate numbers', () => {
    for (const rows of Object.values(data) as { key: string }[][]) {
      const keys = rows.map((row) => row.key.toLowerCase());
      assert.equal(new Set(keys).size, keys.length);
    }
    for (const field of ['name', 'corporateNumber'] as const) {
      assert.equal(new Set(data.accounts.map((account) => account[field])).size, data.accounts.length, field);
    }
  });

  it('hold no telephone number, corporate number or address that could be someone’s', () => {
    for (const { phone, corporateNumber, website } of data.accounts) {
      assert.match(phone, /^0\d{1,3}-0000-\d{4}$/);
      assert.match(corporateNumber, /^0\d{12}$/);
      assert.match(website, /\.example$/);
    }
    for (const { email, phone } of data.contacts) {
      assert.match(email, /^$|^[a-z.\d]+@[a-z\d-]+\.example$/);
      assert.match(phone, /^$|-0000-/);
    }
  });

  it('refer only to what is there', () => {
    const accounts = new Set(data.accounts.map((row) => row.key));
    const contacts = new Map(data.contacts.map((row) => [row.key, row.account]));
    const people = new Set(staff.map((row) => row.key));
    for (const row of [...data.opportunities, ...data.assets, ...data.touches, ...data.contacts])
      assert.ok(accounts.has(row.account));
    for (const row of [...data.opportunities, ...data.touches, ...data.accounts])
      assert.ok(people.has(row.owner), row.owner);
    for (const row of [...data.callPlans, ...data.cases, ...data.activities]) assert.ok(accounts.has(row.account));
    for (const { caller } of data.callPlans) assert.ok(caller === '' || people.has(caller), caller);
    for (const { caller, owner } of data.cases) assert.ok(people.has(caller) && (owner === '' || people.has(owner)));
    for (const { contact, account } of data.activities) assert.equal(contacts.get(contact), account);
    const touched = new Map(data.touches.map((row) => [row.key, row.account]));
    for (const { touch, account } of data.cases) if (touch) assert.equal(touched.get(touch), account);
    assert.deepEqual(
      data.team.map(({ key }) => key).filter((key) => !people.has(key)),
      [],
    );
    for (const { contact, account } of data.touches) if (contact) assert.equal(contacts.get(contact), account);
  });

  it('end on the demo’s day: nothing won or said after it, nothing open before it', () => {
    for (const { stage, closeDate } of data.opportunities) {
      const closed = stage.startsWith('Closed');
      assert.ok(closed ? closeDate < DEMO_DATE : closeDate > DEMO_DATE, `${stage} ${closeDate}`);
      assert.ok(daysBetween(closeDate, DEMO_DATE) <= 1100);
    }
    for (const { occurredAt } of data.touches) assert.ok(occurredAt < `${DEMO_DATE}T09:00`, occurredAt);
  });

  it('have sizes from a few people to thousands, most below a hundred or two', () => {
    const sizes = data.accounts.map((account) => account.trueEmployees).sort((a, b) => a - b);
    const median = sizes[sizes.length / 2]!;
    assert.ok(median > 80 && median < 220, String(median));
    assert.ok(sizes[0]! < 20 && sizes.at(-1)! > 1500);
    const missing = data.accounts.filter((account) => account.employees === '').length;
    assert.ok(missing > 40 && missing < 150, String(missing));
  });

  it('call as often, and as successfully, as callers do', () => {
    const large = generateDemo({ ...options, accounts: 12_000 });
    const campaigns = Object.groupBy(
      large.touches.filter((touch) => /-K\d+$/.test(touch.key)),
      (touch) => touch.account,
    );
    for (const { from, to, success, share } of callCampaigns) {
      const calls = Object.values(campaigns).filter((list) => list!.length >= from && list!.length <= to);
      const rate = calls.filter((list) => list!.at(-1)!.buyingSignal).length / calls.length;
      // Three standard deviations of so many campaigns.
      const tolerance = 3 * Math.sqrt((success * (1 - success)) / calls.length);
      assert.ok(Math.abs(rate - success) < tolerance, `${from}–${to} calls: ${rate} instead of ${success}`);
      const ofAll = (calls.length / Object.keys(campaigns).length) * 100;
      assert.ok(Math.abs(ofAll - share) < 3, `${from}–${to} calls: ${ofAll} % instead of ${share}`);
    }
    const heard = new Map(
      large.touches.filter((touch) => touch.buyingSignal).map((touch) => [touch.account, touch.occurredAt]),
    );
    const lags = large.opportunities
      .filter((deal) => deal.key.endsWith('-S1') && deal.stage === 'Closed Won')
      .map((deal) => daysBetween(heard.get(deal.account)!.slice(0, 10), deal.closeDate))
      .sort((a, b) => a - b);
    const median = lags[Math.floor(lags.length / 2)]!;
    assert.ok(median >= 8 && median <= 20, `median ${median} days from hand-over to win`);
  });

  it('win cases that came about in different ways, after one visit and after several', () => {
    const origins = new Map(data.touches.map(({ key, origin }) => [key, origin]));
    const won = data.cases.filter(({ status }) => status === 'Won');
    assert.ok(new Set(won.map(({ touch }) => origins.get(touch))).size >= 3);
    const visited = (times: number) => data.cases.filter(({ visitCount }) => visitCount >= times).length;
    assert.ok(visited(2) >= 8 && visited(3) >= 3, `${visited(2)} visited again, ${visited(3)} a third time`);
    assert.ok(visited(1) > visited(2));
    for (const { status, acceptedAt, escalatedAt } of data.cases)
      if (status === 'Queued') assert.equal(acceptedAt, '', `who was asked last has not accepted since ${escalatedAt}`);
  });

  it('have a customer who was won back in the month before', () => {
    const [kisogawa] = data.cases.filter(({ account }) => account === 'kisogawa-bottling');
    assert.equal(kisogawa!.escalatedAt.slice(0, 7), '2026-05');
    const talks = data.touches.filter(({ account, conversation }) => account === 'kisogawa-bottling' && conversation);
    assert.ok(daysBetween(talks[0]!.occurredAt.slice(0, 10), talks[1]!.occurredAt.slice(0, 10)) > 540);
    assert.match(talks[1]!.play, /revival/);
  });

  it('tell the six stories with their figures', () => {
    const deals = (account: string) => data.opportunities.filter((deal) => deal.account === account);
    const touches = (account: string) => data.touches.filter((touch) => touch.account === account);
    const lastTalk = (account: string) =>
      touches(account)
        .filter((touch) => touch.conversation)
        .map((touch) => touch.occurredAt.slice(0, 10))
        .sort()
        .at(-1)!;
    const machines = (account: string) => data.assets.filter((asset) => asset.account === account);
    // Silent loss: 14 months without a talk, two Nordeks, 18.4 million at risk.
    assert.ok(Math.abs(daysBetween(lastTalk('aoba-foods'), DEMO_DATE) - 14 * 30.4) < 5);
    assert.equal(machines('aoba-foods').filter((asset) => asset.name === 'Nordek NX-22' && asset.competitor).length, 2);
    assert.equal(machines('aoba-foods').filter((asset) => asset.installDate.startsWith('2014')).length, 3);
    assert.ok(deals('aoba-foods').some((deal) => deal.amount === 18_400_000));
    // Revival: 26 quiet months, an apology, three visits, 9.2 million won.
    const marushin = touches('marushin-paper').filter((touch) => touch.conversation);
    assert.ok(
      Math.abs(daysBetween(marushin[0]!.occurredAt.slice(0, 10), marushin[1]!.occurredAt.slice(0, 10)) - 26 * 30.4) < 5,
    );
    assert.equal(marushin.filter((touch) => touch.channel === 'Field').length, 4);
    assert.ok(deals('marushin-paper').some((deal) => deal.amount === 9_200_000 && deal.stage === 'Closed Won'));
    // Abandoned after one visit, 18 days ago.
    assert.ok(
      touches('takamine-resin').some(
        (touch) => touch.channel === 'Field' && daysBetween(touch.occurredAt.slice(0, 10), DEMO_DATE) === 18,
      ),
    );
    // Returned: the plant manager is found.
    assert.ok(
      touches('shinano-forge').some((touch) => touch.owner === 'takahashi' && /plant manager/.test(touch.needs)),
    );
    // Breadth: the field met one person, the caller another.
    const minato = touches('minato-chemical');
    assert.equal(new Set(minato.filter((touch) => touch.channel === 'Field').map((touch) => touch.contact)).size, 1);
    assert.equal(minato.filter((touch) => touch.owner === 'oka').length, 1);
    // Service: Kudō reports it.
    assert.ok(touches('shirane-confectionery').some((touch) => touch.owner === 'kudo' && touch.buyingSignal));
  });
});
