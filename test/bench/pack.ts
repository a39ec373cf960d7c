/**
 * A meeting with 200 cases to PDF, in both languages: reading, building and printing in this process, and the whole command as a
 * person calls it. Every case has something to decide and long Japanese words, so that each takes its rows on paper.
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePack } from '../../scripts/meeting/pack/pack.ts';
import { packPage } from '../../scripts/meeting/paper/packPage.ts';
import { printPdf } from '../../scripts/meeting/paper/pdf.ts';
import { Format } from '../../scripts/meeting/words/format.ts';
import { LANGUAGES } from '../../scripts/meeting/words/words.ts';
import { CommandLine } from '../commands/cli.ts';
import { logIn } from '../commands/logIn.ts';
import type { TestOrg } from '../connection/testOrg.ts';
import { MeetingOrg, TEAM, type Person } from '../meeting/meetingOrg.ts';

const CLOCK = '2026-06-12T00:30:00Z';
/** A visit that was due by then is late: the case has something to decide. */
const LATE = '2026-06-01T01:00:00.000+0000';
const LIMIT = 20_000;
const WORDS = '夏場に圧力が足りず第二工場の生産が止まるので、乾燥機と合わせて入れ替えの見積もりが欲しい。';
const REPS: Person[] = ['ishida', 'nakamura', 'ogawa', 'kuwahara'];

/** Measures and prints. @returns whether the limit was held */
export async function benchPack(cases: number): Promise<boolean> {
  const org = await MeetingOrg.start(CLOCK);
  const cli = new CommandLine();
  try {
    org.bringTeam();
    for (let index = 0; index < cases; index += 1) {
      const values = {
        CustomerWords__c: WORDS.repeat(1 + (index % 3)),
        NextStep__c: '現場を見て配管を確かめる',
        FirstVisitDueAt__c: LATE,
      };
      org.bringCase(`東日本精密工業株式会社 第${index + 1}工場`, values, { owner: REPS[index % REPS.length]! });
    }
    await logIn(org as unknown as TestOrg, cli);
    let isHeld = true;
    for (const language of LANGUAGES) {
      const began = performance.now();
      const pack = await makePack(org.connection, { team: TEAM, language });
      const read = performance.now();
      const [pdf] = await printPdf([packPage(pack, new Format(language, pack.timeZone, 'JPY'))]);
      const ended = performance.now();
      if (pack.totals.items < cases || pack.totals.onTrack > 0)
        throw new Error(`${pack.totals.items} items of ${cases} cases, ${pack.totals.onTrack} on track`);
      const file = join(mkdtempSync(join(tmpdir(), 'renkei-bench-')), 'pack.pdf');
      const command = ['meeting', 'pack', '--target-org', 'renkei-local', '--team', TEAM, '--format', 'pdf'];
      const { status, stderr } = await cli.run(...command, '--language', language, '--output', file);
      const whole = performance.now() - ended;
      if (status !== 0) throw new Error(stderr);
      const pages = readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
      process.stdout.write(
        `${language}: ${cases} cases on ${pages} pages, ${Math.round(pdf!.length / 1024)} KB: read ${seconds(read - began)} s, printed ${seconds(ended - read)} s; the whole command ${seconds(whole)} s (limit ${LIMIT / 1000} s)\n`,
      );
      isHeld &&= whole <= LIMIT && ended - began <= LIMIT;
    }
    process.stdout.write(`load of the machine at the end: ${loadavg()[0]!.toFixed(1)}\n`);
    return isHeld;
  } finally {
    await org.close();
    cli.remove();
  }
}
