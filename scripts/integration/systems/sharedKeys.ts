import { inputText } from '../../connection/inputText.ts';
import type { Mapping } from '../mapping.ts';
import type { PlannedStep } from '../planRows.ts';
import type { Problem } from '../problem.ts';
import { recordKeyOf } from './sourceRecords.ts';

/**
 * Keys that two files of one system have both. A system's key names one customer: which of two rows speaks for it nobody could tell, so
 * that both would overwrite each other at every import. The row of the later step is the problem, and names the other.
 */
export function sharedKeys(mapping: Mapping, steps: readonly PlannedStep[]): Problem[] {
  const first = new Map<string, { source: string; file: string; line: number }>();
  const problems: Problem[] = [];
  const linking = steps.filter(({ step }) => step.link);
  // Most systems come in one file.
  const sourcesOf = Map.groupBy(new Set(linking.map(({ step }) => step.source)), (name) => systemOf(mapping, name));
  for (const { step, file, rows } of linking) {
    const { source } = step;
    const system = systemOf(mapping, source);
    if (sourcesOf.get(system)!.length < 2) continue;
    for (const { recordKey, line } of rows) {
      const key = recordKeyOf(system, recordKey).toLowerCase();
      const known = first.get(key);
      if (!known) first.set(key, { source, file, line });
      else if (known.source !== source) {
        const reason = inputText('row.keyOfSystem', [recordKey, system, known.file, known.line]);
        problems.push({ file, line, column: 0, field: mapping.sources[source]!.key.join('|'), reason });
      }
    }
  }
  return problems;
}

function systemOf(mapping: Mapping, source: string): string {
  return mapping.sources[source]!.system!;
}
