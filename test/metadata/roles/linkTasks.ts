import { ownedBy, type Task, type Try } from './attempt.ts';
import type { Values } from './people.ts';
import { make } from './records.ts';

const CANDIDATE = 'RenkeiLinkCandidate__c';
const SOURCE = 'RenkeiSourceRecord__c';

/** A doubtful pair, as the import of somebody else has left it. */
const candidate = (attempt: Try, more: Values = {}): string =>
  ownedBy(attempt, CANDIDATE, attempt.world.setup.userId, more);
const decided = (attempt: Try): string =>
  candidate(attempt, {
    Decision__c: 'Apart',
    DecidedBy__c: attempt.world.userIds.manager2,
    DecidedAt__c: '2026-06-10T00:00:00.000Z',
  });

/** The work on customer data that comes from elsewhere. */
export const LINK_TASKS: Record<string, Task> = {
  'decides whether a row and an account are one company': (attempt) =>
    attempt.patch(CANDIDATE, candidate(attempt), { Decision__c: 'Same' }),
  'links a row otherwise than a colleague did, unread': (attempt) =>
    attempt.patch(CANDIDATE, decided(attempt), { Decision__c: 'Same' }),
  'links a row otherwise than a colleague did, with a note': (attempt) =>
    attempt.patch(CANDIDATE, decided(attempt), { Decision__c: 'Same', DecisionNote__c: 'They moved in May' }),
  'links a row past its candidates': (attempt) =>
    attempt.patch(SOURCE, make(attempt.world, SOURCE, attempt.world.setup.userId), { LinkedBy__c: 'Person' }),
  'decides in the name of somebody else': (attempt) =>
    attempt.patch(CANDIDATE, candidate(attempt), { DecidedBy__c: attempt.world.userIds.manager2 }),
};
