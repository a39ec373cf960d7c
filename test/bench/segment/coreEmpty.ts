/** Child process: the scoring core starts and has nothing to do, which is what every run costs before its first record. */
import './coreTable.ts';
import './resultFile.ts';
import { reportUsage } from './usage.ts';

reportUsage();
