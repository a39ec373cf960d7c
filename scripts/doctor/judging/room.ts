import { finding, type Finding } from '../finding.ts';
import type { RoomFacts } from '../reading/room.ts';

/** A record takes 2 KB of data storage, whatever is in it. */
const RECORD_MB = 2 / 1024;
/** Shares of storage in use. */
const FULL = { warning: 0.8, error: 0.95 };
/** Months until it is full. */
const MONTHS_LEFT = { warning: 12, error: 3 };
/** Share of a day's requests or mails that should be left. */
const LEFT = 0.1;

/** Storage that runs out, limits that are nearly used up, parents under which too many rows hang. */
export function judgeRoom(facts: RoomFacts): Finding[] {
  const findings: Finding[] = [];
  const { storage } = facts;
  if (storage && storage.max > 0) {
    const used = (storage.max - storage.remaining) / storage.max;
    const perMonth = facts.rowsPerMonth.reduce((sum, { rows }) => sum + rows, 0) * RECORD_MB;
    const months = perMonth > 0 ? Math.max(0, storage.remaining) / perMonth : Infinity;
    const examples = [...facts.rowsPerMonth]
      .sort((left, right) => right.rows - left.rows)
      .map(({ object }) => ({ name: object }));
    if (used >= FULL.warning || months <= MONTHS_LEFT.warning) {
      const isError = used >= FULL.error || months <= MONTHS_LEFT.error;
      findings.push(
        finding(
          Number.isFinite(months) ? 'StorageFills' : 'StorageFull',
          isError ? 'error' : 'warning',
          Math.max(0, Math.round(storage.remaining)),
          [
            storage.max,
            Math.round(used * 100),
            ...(Number.isFinite(months) ? [Math.ceil(perMonth), Math.floor(months)] : []),
          ],
          examples,
        ),
      );
    }
  }
  for (const [code, limit] of [
    ['RequestsShort', facts.requests],
    ['MailsShort', facts.mails],
  ] as const) {
    if (limit && limit.max > 0 && limit.remaining < limit.max * LEFT) {
      findings.push(finding(code, 'warning', limit.remaining, [limit.max]));
    }
  }
  for (const { by, parents } of facts.skewed) {
    findings.push(
      finding('Skew', 'warning', Math.max(...parents.map(({ rows }) => rows)), [by, facts.skewFrom], parents),
    );
  }
  return findings;
}
