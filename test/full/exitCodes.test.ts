// Every command meets every kind of failure that begins outside of it.
import { allCommands, describeFailures } from '../commands/failures.ts';

describeFailures(allCommands);
