import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { messagesOf } from '../connection/messages.ts';
import { runSegmentation, type SegmentationResult } from '../segmentation/run/run.ts';
import { checkInstalled } from './checkInstalled.ts';
import { componentChanges, isNothing, type InstallChanges } from './changes.ts';
import { deployRecorded } from './deployRecorded.ts';
import { deleteComponents } from './removal/deleteComponents.ts';
import { createFirstRecords, defaultPolicyFile, type FirstRecords } from './firstRecords.ts';
import { flowsToActivate, readFlowStates, type FlowToActivate } from './flows.ts';
import { givePlaces, placesToGive } from './people.ts';
import type { InstallPlan } from './plan/schema.ts';
import type { Finding } from './preflight/finding.ts';
import { forecast } from './preflight/room.ts';
import { runPreflight, type Preflight } from './preflight/preflight.ts';

export const STEPS = ['preflight', 'changes', 'deploy', 'flows', 'people', 'records', 'segment', 'check'] as const;
export type InstallStep = (typeof STEPS)[number];

export interface InstallRequest {
  projectDirectory: string;
  plan: InstallPlan | null;
  /** Corporate currency where neither plan nor org tells it, an ISO code. */
  currency?: string;
  dryRun: boolean;
  skipSegmentation: boolean;
  /** Replaces components that somebody has changed in the org since the last install. */
  overwriteEdits: boolean;
  /** Deletes components of an earlier version that this one does not have. */
  removeObsolete: boolean;
  failuresDirectory: string;
  /** Runs one step and shows it; the text says what was done. */
  step: (name: InstallStep, work: (progress: (text: string) => void) => Promise<string>) => Promise<void>;
  /** Told what was found, and what would change, before anything is written. */
  onFindings?: (findings: readonly Finding[]) => void;
  onChanges?: (changes: InstallChanges) => void;
}

export interface InstallResult {
  findings: Finding[];
  /** Those of the findings that the last step made about the outcome. */
  outcome: Finding[];
  changes: InstallChanges | null;
  /** Components deployed, flows to activate, records written. */
  deployed: number;
  removed: number;
  flowsToActivate: FlowToActivate[];
  recordsWritten: number;
  segmentation: Pick<SegmentationResult, 'asOf' | 'policy' | 'segments' | 'accountsChanged'> | null;
  forecast: { rows: number; storageMb: number; requests: number };
  /** Why it ended before its end: blockers, a dry run, or flows to activate; null where it is done. */
  stopped: 'blockers' | 'dryRun' | 'flows' | null;
}

const messages = messagesOf('install');

/**
 * Installs or upgrades the package: each step asks the org what is missing and does only that, so that an install that failed or was killed
 * is completed by the next, and one on an org that has everything writes nothing.
 *
 * @throws SfError of the step that failed; what the steps before it did stays
 */
export async function install(connection: Connection, request: InstallRequest): Promise<InstallResult> {
  const { step } = request;
  const result: InstallResult = {
    findings: [],
    outcome: [],
    changes: null,
    deployed: 0,
    removed: 0,
    flowsToActivate: [],
    recordsWritten: 0,
    segmentation: null,
    forecast: { rows: 0, storageMb: 0, requests: 0 },
    stopped: null,
  };
  let preflight: Preflight | undefined;
  await step('preflight', async (progress) => {
    preflight = await runPreflight(connection, {
      projectDirectory: request.projectDirectory,
      plan: withCurrency(request),
      skipSegmentation: request.skipSegmentation ?? false,
      onProgress: (part) => progress(messages.getMessage(`progress.${part}`)),
    });
    result.findings = preflight.findings;
    result.forecast = forecast(preflight.context.accountsToSegment);
    const number = (severity: Finding['severity']) =>
      result.findings.filter((each) => each.severity === severity).length;
    return messages.getMessage('done.preflight', [number('blocker'), number('warning'), number('note')]);
  });
  request.onFindings?.(result.findings);
  if (result.findings.some(({ severity }) => severity === 'blocker')) return { ...result, stopped: 'blockers' };

  await step('changes', async () => {
    result.changes = await planChanges(connection, preflight!, request);
    return messages.getMessage(isNothing(result.changes) ? 'done.noChanges' : 'done.changes', [
      result.changes.sources.length,
    ]);
  });
  request.onChanges?.(result.changes!);
  if (request.dryRun) return { ...result, stopped: 'dryRun' };
  await carryOut(connection, preflight!, result, request);
  return result;
}

/** What is given on the command line stands for what the plan leaves out. */
function withCurrency({ plan, currency }: InstallRequest): InstallPlan | null {
  if (currency === undefined) return plan;
  const base: InstallPlan = plan ?? { people: [], confirmed: [] };
  return { ...base, setting: { corporateCurrency: currency, ...base.setting } };
}

async function planChanges(
  connection: Connection,
  { context, hasPolicies }: Preflight,
  request: InstallRequest,
): Promise<InstallChanges> {
  const { facts, accountsToSegment, content, comparison, plan, users, hasSetting } = context;
  const setting: FirstRecords['setting'] = hasSetting
    ? null
    : {
        corporateCurrency: plan.setting?.corporateCurrency ?? facts.corporateCurrency!,
        timeZone: plan.setting?.timeZone ?? facts.timeZone,
      };
  return {
    ...componentChanges(content, comparison, request),
    places: await placesToGive(connection, plan, users, facts.user.id),
    firstRecords: {
      setting,
      policyFile: hasPolicies ? null : (plan.policy ?? defaultPolicyFile(request.projectDirectory)),
    },
    segmentation: accountsToSegment > 0,
  };
}

async function carryOut(
  connection: Connection,
  { context, directories }: Preflight,
  result: InstallResult,
  request: InstallRequest,
): Promise<void> {
  const { step, projectDirectory } = request;
  const changes = result.changes!;
  await step('deploy', async (progress) => {
    const { record, sources, remove, recordAfterRemoval } = changes;
    if (record === null && sources.length + remove.length === 0) return messages.getMessage('done.unchanged');
    const isWhole = context.comparison.components.every(({ state }) => state === 'added');
    const paths = (isWhole ? directories : sources).map((path) => join(projectDirectory, path));
    result.deployed = await deployRecorded(connection, projectDirectory, paths, record, progress);
    if (recordAfterRemoval) {
      result.removed = await deleteComponents(connection, remove, progress);
      await deployRecorded(connection, projectDirectory, [], recordAfterRemoval);
    }
    return messages.getMessage('done.deploy', [result.deployed, result.removed]);
  });

  await step('flows', async () => {
    const states = await readFlowStates(connection);
    if (states === null) return messages.getMessage('done.flowsUnknown');
    const flows = [...context.content.components.values()].filter(({ type }) => type === 'Flow');
    result.flowsToActivate = flowsToActivate(flows, states);
    return messages.getMessage('done.flows', [
      states.length - result.flowsToActivate.length,
      result.flowsToActivate.length,
    ]);
  });
  if (result.flowsToActivate.length > 0) {
    result.stopped = 'flows';
    return;
  }

  await step('people', async () => {
    const written = await givePlaces(connection, changes.places);
    result.recordsWritten += written;
    return written === 0 ? messages.getMessage('done.unchanged') : messages.getMessage('done.people', [written]);
  });
  await step('records', async () => {
    const written = await createFirstRecords(connection, changes.firstRecords);
    result.recordsWritten += written;
    return written === 0 ? messages.getMessage('done.kept') : messages.getMessage('done.records', [written]);
  });
  await step('segment', async (progress) => {
    if (!changes.segmentation) return messages.getMessage(request.skipSegmentation ? 'done.skipped' : 'done.segmented');
    result.segmentation = await segmentFirst(connection, request, progress);
    const segments = result.segmentation.segments.map(({ segment, accounts }) => `${segment} ${accounts}`);
    return messages.getMessage('done.segment', [result.segmentation.accountsChanged, segments.join(', ')]);
  });
  await step('check', async () => {
    const problems = await checkInstalled(connection, context);
    result.findings = [...result.findings, ...problems];
    result.outcome = problems;
    return messages.getMessage(problems.length === 0 ? 'done.check' : 'done.checkProblems', [problems.length]);
  });
}

/** Counts first and writes then, so that a policy that does not fit is told before any account is touched. */
async function segmentFirst(
  connection: Connection,
  { failuresDirectory }: InstallRequest,
  progress: (text: string) => void,
): Promise<SegmentationResult> {
  const run = (dryRun: boolean) =>
    runSegmentation(connection, {
      dryRun,
      failuresDirectory,
      onStep: (_step, { done, total }) => progress(`${done ?? 0} / ${total ?? 0}`),
    });
  await run(true);
  return run(false);
}
