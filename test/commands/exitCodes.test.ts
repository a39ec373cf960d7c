// Some commands of each topic meet every kind of failure; test/full tries all of them. That all fail in the same way is held by
// test/connection/exitCodes.test.ts: they extend one class.
import { describeFailures } from './failures.ts';

describeFailures(['doctor', 'import', 'report run', 'segment run']);
