import { dirname, resolve } from 'node:path';
import type { Connection } from '@salesforce/core';
import { lintVersions } from 'c/renkeiSegmentRules';
import type { Failure } from '../connection/failureFile.ts';
import { findingLines } from '../segmentation/policy/findings.ts';
import { readPolicyFile, type PolicyFile } from '../segmentation/policy/file.ts';
import { lintPolicyFile, versionsWith } from '../segmentation/policy/lint.ts';
import { readPolicies } from '../segmentation/policy/records.ts';
import { createPolicies, storedAs } from '../segmentation/policy/save.ts';
import { checkMapping } from './checkMapping.ts';
import { readCsvSource, type ReadSource } from './csvSource.ts';
import { findRecords } from './existingRows.ts';
import { parseMapping, type ReadMapping } from './mapping.ts';
import { describeObject, type ObjectDescription } from './objectDescription.ts';
import { planStep, type PlannedStep } from './planRows.ts';
import { refusedImport, type Problem } from './problem.ts';
import { linkStep } from './systems/linkStep.ts';
import { checkRights } from './systems/rights.ts';
import { sharedKeys } from './systems/sharedKeys.ts';
import { writeStep, type StepCounts } from './writeStep.ts';
import { inputText } from '../connection/inputText.ts';

export interface ImportRequest {
  mappingFile: string;
  mappingText: string;
  /** Content of a data file by its name in the mapping; undefined when there is none. */
  readData: (file: string) => Promise<Uint8Array | undefined>;
  /** How a data file is named to people. */
  nameOf?: (file: string) => string;
  dryRun?: boolean;
  /** Called after the rows of a step are written, for what later steps need beside them. */
  afterStep?: (index: number) => Promise<void>;
  onStep?: (event: { step: 'check' | 'write'; name: string; done?: number; total?: number }) => void;
}

export interface ImportResult {
  mapping: string;
  dryRun: boolean;
  policies: string[];
  steps: StepCounts[];
  failures: Failure[];
}

/**
 * Imports CSV files by a mapping. Everything is checked first (the mapping, each row, each lookup) against the files and the
 * org; one problem anywhere and nothing is written. Rows are found again by source key, so the same files twice write nothing,
 * and an import that was killed is completed by the next.
 *
 * @throws SfError `ImportRefusedError` whose data are the problems
 */
export async function importData(connection: Connection, request: ImportRequest): Promise<ImportResult> {
  const read = parseMapping(request.mappingFile, request.mappingText);
  if ('problems' in read) throw refusedImport(read.problems);
  const { mapping } = read;
  request.onStep?.({ step: 'check', name: mapping.name });
  const problems: Problem[] = [];

  const policies = await readPolicyFiles(connection, read, problems);
  const sources = await readSources(read, request, problems);
  const objects = new Map<string, ObjectDescription | undefined>();
  for (const { object } of mapping.steps) {
    if (!objects.has(object)) objects.set(object, await describeObject(connection, object));
  }
  problems.push(...checkMapping(read, sources, objects), ...(await checkRights(connection, read)));
  // Rows are judged by the mapping: with a wrong one, or with files that cannot be read, every row would be a problem.
  if (problems.length > 0) throw refusedImport(problems);

  const steps: PlannedStep[] = [];
  for (const step of mapping.steps) {
    const { planned, problems: found } = planStep(mapping, step, sources, objects.get(step.object)!);
    steps.push(planned);
    problems.push(...found);
  }
  problems.push(...sharedKeys(mapping, steps));
  const found = await resolveFinds(connection, steps, problems);
  if (problems.length > 0) throw refusedImport(problems);

  const ids = new Map<string, string | null>();
  const waiting = new Set<string>();
  const counts: StepCounts[] = [];
  const failures: Failure[] = [];
  for (const [index, step] of steps.entries()) {
    const name = `${step.step.source} → ${step.step.object}`;
    const write = step.step.link ? linkStep : writeStep;
    const { outcome, failed } = await write(connection, mapping, step, {
      ids,
      found,
      waiting,
      dryRun: request.dryRun ?? false,
      onProgress: (done, total) => request.onStep?.({ step: 'write', name, done, total }),
    });
    counts.push(outcome);
    failures.push(...failed);
    if (!request.dryRun) await request.afterStep?.(index);
  }
  // Last: without a policy an org scores nothing, so an account's first segment rests on all that was imported, not on its bare row.
  if (!request.dryRun) await createPolicies(connection, policies);
  return {
    mapping: mapping.name,
    dryRun: request.dryRun ?? false,
    policies: policies.map((policy) => policy.name),
    steps: counts,
    failures,
  };
}

/** The policy files of the mapping, each checked by itself, and those that the org lacks also beside the org's versions. */
async function readPolicyFiles(connection: Connection, read: ReadMapping, problems: Problem[]): Promise<PolicyFile[]> {
  const policies: PolicyFile[] = [];
  const complain = (index: number, reason: string): void => {
    const path = `policies.${index}`;
    problems.push({ file: read.file, ...read.positionOf(path), field: path, reason });
  };
  for (const [index, name] of read.mapping.policies.entries()) {
    try {
      const policy = await readPolicyFile(resolve(dirname(read.file), name));
      const errors = lintPolicyFile(policy).filter((finding) => finding.severity === 'error');
      for (const line of findingLines(errors)) complain(index, `${name}: ${line}`);
      policies.push(policy);
    } catch (problem) {
      complain(index, (problem as Error).message);
    }
  }
  if (policies.length === 0 || problems.length > 0) return policies;
  const known = await readPolicies(connection);
  const lacking = policies.filter((policy) => !storedAs(known, policy));
  for (const finding of lintVersions(versionsWith(known, lacking))) {
    const about = lacking.find(({ name }) => [finding.values['name'], finding.values['other']].includes(name));
    if (!about || finding.severity !== 'error') continue;
    complain(policies.indexOf(about), findingLines([finding])[0]!);
  }
  return policies;
}

async function readSources(
  read: ReadMapping,
  request: ImportRequest,
  problems: Problem[],
): Promise<Map<string, ReadSource>> {
  const sources = new Map<string, ReadSource>();
  for (const [name, source] of Object.entries(read.mapping.sources)) {
    const content = await request.readData(source.file);
    if (!content) {
      const path = `sources.${name}.file`;
      problems.push({
        file: read.file,
        ...read.positionOf(path),
        field: path,
        reason: inputText('file.missing', [source.file]),
      });
      continue;
    }
    const file = request.nameOf?.(source.file) ?? source.file;
    const result = readCsvSource(file, content, source);
    sources.set(name, result);
    problems.push(...result.problems);
  }
  return sources;
}

/** Ids of records that must be in the org already, by object, field and value; one that is not there is a problem of its first row. */
async function resolveFinds(
  connection: Connection,
  steps: PlannedStep[],
  problems: Problem[],
): Promise<Map<string, string>> {
  const wanted = new Map<string, Map<string, Problem>>();
  for (const { rows, file } of steps) {
    for (const row of rows) {
      for (const { field, target } of row.references) {
        if (!('find' in target)) continue;
        const { object, field: soughtBy, value } = target.find;
        const place = `${object}.${soughtBy}`;
        if (!wanted.has(place)) wanted.set(place, new Map());
        const reason = inputText('row.noRecord', [object, soughtBy, value]);
        if (!wanted.get(place)!.has(value))
          wanted.get(place)!.set(value, { file, line: row.line, column: 0, field, reason });
      }
    }
  }
  const found = new Map<string, string>();
  for (const [place, values] of wanted) {
    const [object, field] = place.split('.') as [string, string];
    const ids = await findRecords(connection, object, field, [...values.keys()]);
    for (const [value, problem] of values) {
      const id = ids.get(value.toLowerCase());
      if (id === undefined) problems.push(problem);
      else found.set(`${place}.${value}`, id);
    }
  }
  return found;
}
