/**
 * Benchmarks; they measure and print, they are no tests.
 * `npm run bench -- segment [--accounts 10000,100000,1000000] [--repetitions 3] [--full-only] [--clean]`
 */
import { parseArgs } from 'node:util';
import { benchSegment, cleanSegment } from './segment/bench.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    accounts: { type: 'string', default: '10000,100000,1000000' },
    repetitions: { type: 'string', default: '3' },
    'full-only': { type: 'boolean', default: false },
    clean: { type: 'boolean', default: false },
  },
});
if (positionals.join() !== 'segment')
  throw new Error(`There is one benchmark, "segment", and not "${positionals.join(' ')}"`);
const wholeNumber = (option: string, text: string) => {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${option}: "${text}" is no number of ${option}`);
  return Number(text);
};
benchSegment({
  accounts: values.accounts.split(',').map((text) => wholeNumber('accounts', text)),
  repetitions: wholeNumber('repetitions', values.repetitions),
  incremental: !values['full-only'],
});
if (values.clean) cleanSegment();
