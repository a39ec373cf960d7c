import { notModelled } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import { parseXml } from '../metadata/xml.ts';
import { saveHooks, type HookedRow, type SaveContext } from '../record/context.ts';
import type { ObjectModel, Schema } from '../schema/model.ts';
import { compileFlow, type Flow } from './compile.ts';
import { Governor } from './governor.ts';
import { runFlow } from './run.ts';
import type { Moment } from './scope.ts';

/** What is compiled of an org: all active flows, or those that one thing sets off. */
const flows = new WeakMap<Schema, Map<string, Flow[]>>();
const ALL = '';
type Content = Record<string, unknown>;

/** Lets the active flows of an org run at its saves. */
export function installFlows(org: LocalOrg): void {
  const run =
    (moment: Moment) =>
    (context: SaveContext, object: ObjectModel, rows: readonly HookedRow[]): void => {
      for (const flow of flowsOf(org, object)) {
        if (flow.trigger.moment !== moment) continue;
        runOnce(
          flow,
          context,
          rows.filter(({ refused }) => !refused),
        );
      }
    };
  const hooks = saveHooks(org);
  hooks.after.push((context, object, rows) => {
    for (const flow of flowsOf(org, object)) if (flow.paths.length > 0) org.automation.follow(flow, context, rows);
  });
  hooks.before.push(run('before the save'));
  hooks.after.push(run('after the save'));
  hooks.remove.push(run('before a deletion'));
}

/** Does something as a flow at work for records, whose changes then do not set it off. */
export function asRunning(flow: Flow, { memory }: SaveContext, rows: readonly HookedRow[], work: () => void): void {
  const { running } = Governor.of(memory);
  const keys = rows.map(({ row }) => `${flow.name} ${String(row['Id'])}`);
  for (const key of keys) running.add(key);
  try {
    work();
  } finally {
    for (const key of keys) running.delete(key);
  }
}

/** Runs a flow for the records that it is not at work for already: its own changes do not set it off again. */
function runOnce(flow: Flow, context: SaveContext, rows: readonly HookedRow[]): void {
  const { running } = Governor.of(context.memory);
  const key = ({ row }: HookedRow): string => `${flow.name} ${String(row['Id'])}`;
  const mine = rows.filter((row) => !row.row['Id'] || !running.has(key(row)));
  if (mine.length > 0) asRunning(flow, context, mine, () => runFlow(flow, context, mine));
}

/**
 * The active flows of an org in the order in which they run: those numbered to 1,000, those without a number by age, the
 * rest; the same number by name.
 */
export const activeFlows = (org: LocalOrg): Flow[] => compiled(org, ALL, () => true);

/** The active flows that run on schedule. */
export const scheduledFlows = (org: LocalOrg): Flow[] =>
  compiled(org, 'on schedule', ({ triggerType }) => triggerType === 'Scheduled');

const flowsOf = (org: LocalOrg, { name }: ObjectModel): Flow[] =>
  compiled(org, name, ({ object }) => String(object).toLowerCase() === name.toLowerCase());

/** Compiles only what is asked for: an org that is opened for a few saves need not compile the flows of all its objects. */
function compiled({ schema, metadata }: LocalOrg, key: string, isWanted: (start: Content) => boolean): Flow[] {
  const known = flows.get(schema) ?? new Map<string, Flow[]>();
  flows.set(schema, known);
  let found = known.get(key);
  if (found) return found;
  const wanted = metadata.flows.active().filter(({ content }) => isWanted((content['start'] ?? {}) as Content));
  const names = new Set(wanted.map(({ flow }) => flow));
  const unnumbered = 1000.5;
  const age = (name: string): string => metadata.get('Flow', name)!.createdDate;
  found =
    known.get(ALL)?.filter(({ name }) => names.has(name)) ??
    wanted
      .map(({ flow, source }) => compileFlow(flow, parseXml(source), schema, ANYTHING, refuse(flow))!)
      .sort(
        (a, b) =>
          (a.order ?? unnumbered) - (b.order ?? unnumbered) ||
          (a.order === undefined ? compare(age(a.name), age(b.name)) : 0) ||
          compare(a.name, b.name),
      );
  known.set(key, found);
  return found;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** A deploy has seen to it that permissions and labels are there. */
const ANYTHING = { hasPermission: () => true, hasLabel: () => true };

/** Fields may have changed since the flow was deployed: an org would not have let them. */
const refuse = (name: string) => (problem: string) => {
  throw notModelled(`a deploy that breaks the flow ${name}, deployed before (${problem})`);
};
