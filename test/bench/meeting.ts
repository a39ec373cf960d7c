/**
 * The meeting console in a real browser at 200 open cases: how long from opening the page until the first case with its history is
 * there, with the agenda on record and while it is being put there; and how long from a key until the next case is.
 */
import { loadavg } from 'node:os';
import { addDays } from 'c/renkeiCalendarRules';
import type { Page } from 'playwright-core';
import { startBrowser } from '../journeys/browser.ts';
import { MeetingOrg, TEAM } from '../meeting/meetingOrg.ts';
import { table, type Measured } from './desk.ts';
import { installMeetingWatch } from './meetingWatch.ts';
import { seeded } from './syntheticAccounts.ts';

const REVIEW = '/lightning/n/RenkeiReview';
const ELSEWHERE = '/lightning/n/RenkeiCases';
const CLOCK = '2026-06-12T00:30:00Z';
const OPENINGS = 5;
const PRESSES = 20;
/** Between two keys: no team talks faster. */
const TALK_MILLISECONDS = 500;
/** Milliseconds that none of the figures may exceed. */
const LIMITS = { open: 2_000, next: 100 };

/** Measures and prints a table. @returns whether every limit was held */
export async function benchMeeting(cases: number): Promise<boolean> {
  const org = await MeetingOrg.start(CLOCK);
  const browser = await startBrowser();
  try {
    bringTeamWithCases(org, cases);
    const page = await browser.open(org.signInUrl('saeki'));
    await page.locator('c-renkei-meeting-item .event').first().waitFor();
    const measured = await measure(page, org, cases);
    print(`${cases} open cases, ${OPENINGS} openings of each kind, ${PRESSES} keys of each kind; milliseconds`);
    print(table(measured));
    print(`load of the machine at the end: ${loadavg()[0]!.toFixed(1)}`);
    if (browser.complaints.length > 0) print(`The page complained:\n${browser.complaints.join('\n')}`);
    return (
      browser.complaints.length === 0 && measured.every((each) => each.milliseconds.every((time) => time <= each.limit))
    );
  } finally {
    await browser.close();
    await org.close();
  }
}

async function measure(page: Page, org: MeetingOrg, cases: number): Promise<Measured[]> {
  await page.addInitScript(installMeetingWatch);
  const address = new URL(REVIEW, org.running.url).href;
  const opened = { before: [] as number[], reloaded: [] as number[], byTab: [] as number[] };
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    await page.goto(address);
    opened.before.push(await page.evaluate(() => globalThis.meetingWatch.firstCase()));
    await page.waitForLoadState('networkidle');
  }
  const began = Date.now();
  await page.locator('c-renkei-meeting-head .start button').click();
  await page.locator('c-renkei-meeting-head .close').waitFor();
  await page.locator('c-renkei-meeting-item .event').first().waitFor();
  const started = Date.now() - began;
  await waitUntil(() => org.all('RenkeiAgendaItem__c').length === cases);
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    await page.goto(address);
    opened.reloaded.push(await page.evaluate(() => globalThis.meetingWatch.firstCase()));
    await page.waitForLoadState('networkidle');
    await page.locator(`a[href="${ELSEWHERE}"]`).first().click();
    await page.locator('c-renkei-escalation-inbox').first().waitFor();
    await page.waitForLoadState('networkidle');
    opened.byTab.push(await openByTab(page));
    await page.waitForLoadState('networkidle');
  }
  await page.locator('c-renkei-meeting-console section').first().focus();
  return [
    { what: 'first case, before the meeting', milliseconds: opened.before, limit: LIMITS.open },
    { what: 'first case of 200 begun just now', milliseconds: [started], limit: LIMITS.open },
    { what: 'first case, by a whole reload', milliseconds: opened.reloaded, limit: LIMITS.open },
    { what: 'first case, by a tab of the app', milliseconds: opened.byTab, limit: LIMITS.open },
    { what: 'j → next case shown', milliseconds: await press(page, 'j'), limit: LIMITS.next },
    {
      what: 'Enter → saved as on track, next case shown',
      milliseconds: await press(page, 'Enter'),
      limit: LIMITS.next,
    },
    { what: 'p → parked, next case shown', milliseconds: await press(page, 'p'), limit: LIMITS.next },
  ];
}

async function press(page: Page, key: string): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < PRESSES; count += 1) {
    await new Promise((resolve) => setTimeout(resolve, TALK_MILLISECONDS));
    await page.evaluate(() => globalThis.meetingWatch.arm());
    await page.keyboard.press(key);
    times.push(await page.evaluate(() => globalThis.meetingWatch.nextCase()));
  }
  return times;
}

/** Milliseconds from a click on the tab until the first case had been painted. */
function openByTab(page: Page): Promise<number> {
  return page
    .locator(`a[href="${REVIEW}"]`)
    .first()
    .evaluate(async (link) => {
      const began = performance.now();
      (link as HTMLElement).click();
      return (await globalThis.meetingWatch.firstCase()) - began;
    });
}

/** A team whose cases ask everything that can be asked, each with a history of three steps. */
function bringTeamWithCases(org: MeetingOrg, cases: number): void {
  const random = seeded(5);
  const of = <Item>(...items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  org.bringTeam();
  org.insert('RenkeiCharter__c', {
    ...{ Team__c: TEAM, MeetingCadence__c: 'Weekly', MeetingWeekday__c: 'Friday' },
    StartsOn__c: '2026-06-08',
  });
  const today = CLOCK.slice(0, 10);
  for (let index = 0; index < cases; index += 1) {
    const late = addDays(today, -1 - Math.floor(random() * 20));
    const values = of<Record<string, unknown>>(
      { Status__c: 'Accepted' },
      { Status__c: 'Accepted', FirstVisitDueAt__c: `${late}T09:00:00.000+0000` },
      { Status__c: 'Visited', VisitCount__c: 1, AbandonedOn__c: late },
      { Status__c: 'Visited', VisitCount__c: 2, NextStepOn__c: late },
      { Status__c: 'Visited', VisitCount__c: 2, NextStepOn__c: addDays(today, 9) },
      { Status__c: 'Returned', ReturnReason__c: 'NotEnoughInformation', ReturnedAt__c: `${late}T09:00:00.000+0000` },
    );
    const owner = of('ishida', 'nakamura', 'ogawa');
    const words =
      'The dryer stops twice a week, and the plant manager asks what a new one would cost before the summer.';
    const id = org.bringCase(`Customer ${index + 1}`, { ...values, CustomerWords__c: words }, { owner });
    for (const [step, To__c] of ['Queued', 'Accepted', 'Visited'].entries())
      org.bring('RenkeiEscalationStep__c', {
        ...{ Escalation__c: id, To__c, At__c: `${addDays(late, -3 + step)}T02:00:00.000+0000`, By__c: org.ids.ishida },
      });
  }
}

async function waitUntil(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !holds(); await new Promise((resolve) => setTimeout(resolve, 100)))
    if (Date.now() > end) throw new Error('The agenda was not put on record within a minute.');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
