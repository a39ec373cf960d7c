import type { Connection } from '@salesforce/core';
import type { Failure } from '../../connection/failureFile.ts';
import { soqlText } from '../../connection/query.ts';
import { checkMapping } from '../checkMapping.ts';
import { parseMapping } from '../mapping.ts';
import { readMappingFile } from '../mappingFile.ts';
import { refusedImport } from '../problem.ts';
import { describeObject } from '../objectDescription.ts';
import { NO_COUNTS, type BatchCounts } from './batch.ts';
import { readAsked, type AskedPairs } from './candidates.ts';
import { applyDecisions, type AppliedDecisions } from './decisions.ts';
import { openLink } from './linkStep.ts';
import { checkRights } from './rights.ts';
import { streamRecords } from './sourceRecords.ts';

export interface SourceDecisions extends AppliedDecisions {
  source: string;
  /** Rows that still wait. */
  waiting: number;
  filled: number;
  replaced: number;
}

export interface DecisionsResult {
  dryRun: boolean;
  sources: SourceDecisions[];
  failures: Failure[];
}

/**
 * Applies what people have decided about the rows of a mapping's systems, without files. A system without a new decision gets no batch.
 * @throws SfError `MappingUnreadableError`, `ImportRefusedError`
 */
export async function applyAllDecisions(
  connection: Connection,
  { mappingFile, dryRun = false }: { mappingFile: string; dryRun?: boolean },
): Promise<DecisionsResult> {
  const read = parseMapping(mappingFile, await readMappingFile(mappingFile));
  if ('problems' in read) throw refusedImport(read.problems);
  const { mapping } = read;
  const account = await describeObject(connection, 'Account');
  const objects = new Map([['Account', account]]);
  const ofAccounts = { ...mapping, steps: mapping.steps.filter(({ object }) => object === 'Account') };
  const problems = [
    ...checkMapping({ ...read, mapping: ofAccounts }, new Map(), objects),
    ...(await checkRights(connection, read)),
  ];
  if (problems.length > 0) throw refusedImport(problems);
  const result: DecisionsResult = { dryRun, sources: [], failures: [] };
  for (const step of mapping.steps.filter(({ link }) => link)) {
    const source = mapping.sources[step.source]!.system!;
    const asked = await readAsked(connection, source);
    const pending = await pendingDecisions(connection, source, step.link!.createUnmatched, asked);
    const counts: BatchCounts = { ...NO_COUNTS };
    let applied: AppliedDecisions = pending;
    if (!dryRun && pending.same + pending.apart > 0) {
      const planned = { step, object: account! };
      const link = await openLink(
        connection,
        mapping,
        planned,
        { onProgress: () => undefined },
        { counts, failures: result.failures },
      );
      applied = await applyDecisions(link, step.link!.createUnmatched);
      counts.read = applied.same + applied.apart;
      await link.batch.finish(counts);
    }
    const { filled, replaced } = counts;
    result.sources.push({ source, ...applied, waiting: asked.waiting.size, filled, replaced });
  }
  return result;
}

/** How many decisions of a system no import has applied so far. */
async function pendingDecisions(
  connection: Connection,
  source: string,
  createUnmatched: boolean,
  asked: AskedPairs,
): Promise<AppliedDecisions> {
  const ofSource = `Source__c = ${soqlText(source)}`;
  let [same, apart] = [0, 0];
  const linked = `${ofSource} AND State__c = 'Linked' AND LinkedBy__c = 'Person' AND Account__c != NULL`;
  for await (const { history, account } of streamRecords(connection, linked)) {
    const link = history.filter((change) => change.link && !change.undone).at(-1);
    if (link?.link!.after !== account) same += 1;
  }
  if (createUnmatched && asked.apart.size > 0) {
    const unlinked = `${ofSource} AND State__c = 'Unlinked' AND Account__c = NULL`;
    for await (const { sourceKey, history } of streamRecords(connection, unlinked)) {
      if (asked.apart.has(sourceKey.toLowerCase()) && !history.at(-1)?.undone) apart += 1;
    }
  }
  return { same, apart };
}
