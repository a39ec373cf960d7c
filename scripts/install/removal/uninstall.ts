import type { Connection } from '@salesforce/core';
import { messagesOf } from '../../connection/messages.ts';
import { listComponents } from '../content/orgContent.ts';
import { compareWithOrg } from '../content/orgState.ts';
import { readPackageContent } from '../content/packageContent.ts';
import { packageDirectories } from '../deployPackage.ts';
import { deleteComponents } from './deleteComponents.ts';
import { exportData, type ExportedFile } from './exportData.ts';
import { exportIn, writeExportRecord } from './exportRecord.ts';
import { countLosses, hiddenFields, type Losses } from './losses.ts';
import { nameOf, ownComponents, stagesOf, typeOf } from './ownComponents.ts';
import { removeFlows } from './removeFlows.ts';
import { removePlaces, removeQueued } from './removePlaces.ts';
import { usedByOthers, type ForeignUse } from './usedByOthers.ts';

export const UNINSTALL_STEPS = ['look', 'export', 'flows', 'people', 'components', 'check'] as const;
export type UninstallStep = (typeof UNINSTALL_STEPS)[number];

export interface UninstallRequest {
  projectDirectory: string;
  /** Where the data go first; undefined: they are not kept. */
  exportDirectory?: string;
  /** Without it nothing is removed. */
  confirm: boolean;
  step: (name: UninstallStep, work: (progress: (text: string) => void) => Promise<string>) => Promise<void>;
  /** Told what is lost and what keeps the package in the org, before anything is removed. */
  onLosses?: (losses: Losses, uses: readonly ForeignUse[]) => void;
}

export interface UninstallResult {
  components: number;
  losses: Losses;
  /** Components of others that name ours; those that do not lose only are in the way. */
  uses: ForeignUse[];
  exported: ExportedFile[];
  removed: { flowVersions: number; queued: number; places: number; components: number };
  stopped: 'nothingThere' | 'inTheWay' | 'notConfirmed' | null;
}

const messages = messagesOf('uninstall');

/**
 * Takes the package out of an org: exports, then deletes what it brought and nothing else. Every step looks what is still there, so that an
 * uninstall that failed or was killed is completed by the next.
 * @throws SfError of the step that failed; what the steps before it removed is gone, the export is kept
 */
export async function uninstall(connection: Connection, request: UninstallRequest): Promise<UninstallResult> {
  const { step } = request;
  const result: UninstallResult = {
    components: 0,
    losses: { rows: [], values: [] },
    uses: [],
    exported: [],
    removed: { flowVersions: 0, queued: 0, places: 0, components: 0 },
    stopped: null,
  };
  let keys: string[] = [];
  let isExported = false;
  await step('look', async () => {
    const directories = await packageDirectories(request.projectDirectory);
    const content = await readPackageContent(request.projectDirectory, directories);
    const comparison = await compareWithOrg(connection, content);
    if (comparison.asPackage) throw messages.createError('error.InstalledAsPackage');
    keys = ownComponents(comparison);
    // Flows go first. Where they are gone, an earlier uninstall has begun to remove, and permission sets that show the data may be gone as
    // well: to export again would overwrite whole files with what is still to be seen. Whether it exported, only the files can tell.
    const hasBegun = comparison.record !== null && keys.every((key) => typeOf(key) !== 'Flow');
    result.components = keys.length;
    // Who says that the data are not needed need not see them.
    const { exportDirectory } = request;
    if (hasBegun && exportDirectory !== undefined) {
      const there = await exportIn(connection, exportDirectory);
      if (there === 'other') throw messages.createError('error.OtherExport', [exportDirectory]);
      isExported = there === 'whole';
    }
    const isLookOnly = exportDirectory === undefined && (hasBegun || request.confirm);
    if (!isExported && !isLookOnly && keys.length > 0) await requireSight(connection, keys);
    result.losses = await countLosses(connection, keys);
    result.uses = await usedByOthers(connection, keys);
    return messages.getMessage('done.look', [keys.length, result.uses.length]);
  });
  if (keys.length === 0) return { ...result, stopped: 'nothingThere' };
  request.onLosses?.(result.losses, result.uses);
  if (result.uses.some(({ losesOnly }) => !losesOnly)) return { ...result, stopped: 'inTheWay' };

  const { exportDirectory } = request;
  if (exportDirectory !== undefined) {
    await step('export', async (progress) => {
      if (isExported) return messages.getMessage('done.exportedBefore');
      result.exported = await exportData(connection, keys, exportDirectory, progress);
      await writeExportRecord(connection, exportDirectory, result.exported, request.confirm);
      const rows = result.exported.reduce((sum, file) => sum + file.rows, 0);
      return messages.getMessage('done.export', [result.exported.length, rows]);
    });
  }
  if (!request.confirm) return { ...result, stopped: 'notConfirmed' };
  await remove(connection, keys, result, request);
  return result;
}

/** A file without the fields that its reader may not see would pass for whole. */
async function requireSight(connection: Connection, keys: readonly string[]): Promise<void> {
  const hidden = await hiddenFields(connection, keys);
  if (hidden.length > 0) {
    throw messages.createError('error.DataHidden', [hidden.length, hidden.slice(0, 5).join(', ')]);
  }
}

async function remove(
  connection: Connection,
  keys: readonly string[],
  result: UninstallResult,
  { step }: UninstallRequest,
): Promise<void> {
  const { removed } = result;
  await step('flows', async (progress) => {
    const flows = keys.filter((key) => typeOf(key) === 'Flow').map(nameOf);
    removed.flowVersions = await removeFlows(connection, flows, progress);
    return messages.getMessage('done.flows', [removed.flowVersions]);
  });
  await step('people', async (progress) => {
    removed.queued = await removeQueued(connection, keys, progress);
    removed.places = await removePlaces(connection, keys);
    return messages.getMessage('done.people', [removed.places, removed.queued]);
  });
  await step('components', async (progress) => {
    for (const stage of stagesOf(keys)) {
      const types = [...new Set(stage.map(typeOf))].join(', ');
      removed.components += await deleteComponents(connection, stage, (text) => progress(`${types}: ${text}`));
    }
    return messages.getMessage('done.components', [removed.components]);
  });
  await step('check', async () => {
    const types = [...new Set(keys.map(typeOf))].filter((type) => !['Report', 'Dashboard'].includes(type));
    const listed = await listComponents(
      connection,
      types.map((type) => ({ type })),
    );
    const left = keys.filter((key) => listed.has(key) && !GO_WITH_OTHERS.has(typeOf(key)));
    if (left.length > 0) throw messages.createError('error.LeftBehind', [left.length, left.slice(0, 12).join(', ')]);
    return messages.getMessage('done.check');
  });
}

/** Translations go with what they translate; their files are an org's own. */
const GO_WITH_OTHERS = new Set(['Translations', 'CustomObjectTranslation']);
