import { ApiError } from '../errors.ts';
import { recordContext } from '../formula/recordContext.ts';
import { LimitExceeded, type HookedRow, type SaveContext } from '../record/context.ts';
import { errorsOf } from '../record/errors.ts';
import type { Flow, Node } from './compile.ts';
import { forField } from './kinds.ts';
import { FlowFault, formulaContext, type Interview } from './interview.ts';

/** Elements that one interview may run: an org ends a loop without end by its processor time. */
const MOST_STEPS = 100_000;

interface Running {
  interview: Interview;
  row: HookedRow;
  at: Node | undefined;
}

/**
 * Runs a flow for the rows of a chunk: one interview each, led on to the next element that reads or writes records;
 * those who stand at one such element are served at once, as one query or one statement.
 */
export function runFlow(flow: Flow, context: SaveContext, rows: readonly HookedRow[]): void {
  const entered = rows.flatMap((row) => {
    const interview = enters(flow, context, row);
    return interview ? [{ interview, row, at: flow.first }] : [];
  });
  runInterviews(flow, entered);
  if (flow.trigger.moment === 'before the save') for (const { interview } of entered) settle(flow, interview);
}

/** Runs the elements from one on, whatever set the flow off. */
export function runFrom(flow: Flow, at: Node | undefined, context: SaveContext, rows: readonly HookedRow[]): void {
  runInterviews(
    flow,
    rows.map((row) => ({ interview: interviewOf(flow, context, row), row, at })),
  );
}

/** The interview of a row that sets a flow off. */
export function enters(flow: Flow, context: SaveContext, row: HookedRow): Interview | undefined {
  const { moment, onUpdate, onCreate } = flow.trigger;
  if (moment !== 'before a deletion' && !(row.prior ? onUpdate : onCreate)) return undefined;
  const interview = interviewOf(flow, context, row);
  return flow.entry(interview) ? interview : undefined;
}

function runInterviews(flow: Flow, running: readonly Running[]): void {
  let waiting = running.filter((each) => guarded(flow, each, () => lead(each)));
  while (waiting.length > 0) {
    const { at } = waiting[0]!;
    const together = waiting.filter((each) => each.at === at);
    const others = waiting.filter((each) => each.at !== at);
    serve(flow, at!, together);
    waiting = [...together.filter((each) => guarded(flow, each, () => lead(each))), ...others];
  }
}

export function interviewOf(flow: Flow, context: SaveContext, { row: record, prior, assigned }: HookedRow): Interview {
  const globals = recordContext(context.org, context.session, flow.trigger.object, record, prior);
  const base = { context, record, prior, values: flow.initial(), results: [], assigned, globals, fault: null };
  return Object.assign(base, { formulas: formulaContext(base, flow.scope.references) });
}

/** Leads an interview on until it stands at an element for many; false when it has ended. */
function lead(each: Running): boolean {
  let steps = 0;
  while (each.at && 'step' in each.at.action) {
    if (++steps > MOST_STEPS)
      throw new LimitExceeded('CANNOT_EXECUTE_FLOW_TRIGGER', 'System.LimitException: Apex CPU time limit exceeded');
    each.at = each.at.action.step(each.interview);
  }
  return each.at !== undefined;
}

/** Runs what may refuse the row of an interview; false when it has, or when the interview has ended. */
function guarded(flow: Flow, { row }: Running, work: () => boolean): boolean {
  try {
    return work();
  } catch (error) {
    if (error instanceof LimitExceeded) throw error;
    row.refuse(errorsOf(error instanceof FlowFault ? unhandled(flow, error.message) : error));
    return false;
  }
}

function serve(flow: Flow, at: Node, together: readonly Running[]): void {
  if (!('bulk' in at.action)) return;
  const { bulk, next } = at.action;
  const faults = bulk(together.map(({ interview }) => interview));
  together.forEach((each, index) => {
    const fault = faults[index];
    if (fault) each.interview.fault = fault.message;
    each.at = fault ? at.fault : next;
    if (fault && !at.fault) each.row.refuse(errorsOf(unhandled(flow, fault.message)));
  });
}

/** What the user is told of a fault that no fault path takes up. */
function unhandled({ label }: Flow, message: string): ApiError {
  return new ApiError(
    'CANNOT_EXECUTE_FLOW_TRIGGER',
    `We can't save this record because the “${label}” process failed. Give your Salesforce admin these details. ${message}`,
  );
}

/** Gives the record the values as its fields take them. */
function settle({ trigger: { object } }: Flow, { record, assigned }: Interview): void {
  for (const name of assigned) record[name] = forField(object.fields.get(name)!, record[name]);
}
