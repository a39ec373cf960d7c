/**
 * Benchmarks: they measure and print, and fail for errors only; a race also when anything is held twice or lost.
 * `npm run bench -- segment [--accounts 10000,100000,1000000] [--repetitions 3] [--full-only] [--clean]`
 * `npm run bench -- wind-tunnel`
 * `npm run bench -- desk` ends with an error when a limit is exceeded
 * `npm run bench -- meeting` ends with an error when a limit is exceeded
 * `npm run bench -- insight` ends with an error when a limit is exceeded
 * `npm run bench -- pack` ends with an error when a limit is exceeded
 * `npm run bench -- reports` ends with an error when a limit is exceeded
 * `npm run bench -- linkage` ends with an error when a limit is exceeded
 * `npm run bench -- race [--seconds 60]`
 */
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    accounts: { type: 'string', default: '10000,100000,1000000' },
    repetitions: { type: 'string', default: '3' },
    'full-only': { type: 'boolean', default: false },
    clean: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '60' },
  },
});

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${option}: "${text}" is no whole number from 1 on`);
  return Number(text);
}

// Each is loaded when it is asked for: the memory of one must not count for the other.
const benchmarks: Record<string, () => Promise<void>> = {
  async segment() {
    const { benchSegment, cleanSegment } = await import('./segment/bench.ts');
    benchSegment({
      accounts: values.accounts.split(',').map((text) => wholeNumber('accounts', text)),
      repetitions: wholeNumber('repetitions', values.repetitions),
      incremental: !values['full-only'],
    });
    if (values.clean) cleanSegment();
  },
  async 'wind-tunnel'() {
    const { benchTunnel } = await import('./windTunnel.ts');
    await benchTunnel();
  },
  async desk() {
    const { benchDesk } = await import('./desk.ts');
    if (!(await benchDesk(100_000))) process.exitCode = 1;
  },
  async meeting() {
    const { benchMeeting } = await import('./meeting.ts');
    if (!(await benchMeeting(200))) process.exitCode = 1;
  },
  async insight() {
    const { benchInsight } = await import('./insight.ts');
    if (!(await benchInsight(100_000))) process.exitCode = 1;
  },
  async pack() {
    const { benchPack } = await import('./pack.ts');
    if (!(await benchPack(200))) process.exitCode = 1;
  },
  async reports() {
    const { benchReports } = await import('./reports.ts');
    if (!(await benchReports(100_000))) process.exitCode = 1;
  },
  async linkage() {
    const { benchLinkage } = await import('./linkage.ts');
    if (!benchLinkage()) process.exitCode = 1;
  },
  async race() {
    const { benchRace } = await import('./race.ts');
    await benchRace(wholeNumber('seconds', values.seconds));
  },
};
const [name = ''] = positionals;
const benchmark = Object.hasOwn(benchmarks, name) && positionals.length === 1 ? benchmarks[name] : undefined;
if (!benchmark)
  throw new Error(`"${positionals.join(' ')}" is no benchmark; there are: ${Object.keys(benchmarks).join(', ')}`);
await benchmark();
