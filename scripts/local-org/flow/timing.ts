import { localInstant, startOfDay } from '../clock.ts';
import { checkName, element, elements, textOf } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { isDay } from '../record/values.ts';
import type { Row } from '../store/store.ts';
import type { Node } from './compile.ts';
import { refuse, unmodelled } from './kinds.ts';
import { fieldNamed } from './lookups.ts';
import { needed } from './operands.ts';
import type { Scope } from './scope.ts';

const MINUTE = 60_000;
const UNITS: Record<string, number> = { Minutes: MINUTE, Hours: 60 * MINUTE, Days: 1440 * MINUTE };
const MOST_IN_BATCH = 200;

/** A part of a flow that runs some time after, or before, what set it off. */
export interface ScheduledPath {
  name: string;
  first: Node;
  batchSize: number;
  /** The field that the time is counted from; undefined for the time of the change. */
  field: string | undefined;
  /** When it is due for a record that changes now; undefined when the record names no time. Days begin in the org's zone. */
  due(record: Row, now: Date, timeZone: string): Date | undefined;
}

/** Compiles the paths of a start. @param connect leads to the first element of a path @throws FlowProblem */
export function pathsOf(
  scope: Scope,
  start: XmlElement,
  connect: (path: XmlElement) => Node | undefined,
): ScheduledPath[] {
  const paths = elements(start, 'scheduledPaths').map((path) => pathOf(scope, path, connect));
  const { moment, onUpdate } = scope.trigger;
  if (paths.length === 0) return [];
  if (moment !== 'after the save') refuse('Scheduled paths belong to flows after the save');
  if (element(start, 'filterFormula')) unmodelled('filterFormula with scheduled paths');
  if (onUpdate && textOf(start, 'doesRequireRecordChangedToMeetCriteria') !== 'true')
    refuse('Scheduled paths of a flow on update need doesRequireRecordChangedToMeetCriteria');
  return paths;
}

function pathOf(scope: Scope, path: XmlElement, connect: (path: XmlElement) => Node | undefined): ScheduledPath {
  const type = textOf(path, 'pathType');
  if (type && type !== 'AsyncAfterCommit') unmodelled(`A scheduled path of pathType ${type}`);
  const name = needed(path, 'name', 'scheduledPaths').text;
  checkName(name, 'scheduled path', 80, path, (problem) => {
    refuse(problem);
  });
  scope.claim(name);
  const first = connect(path);
  if (!first) refuse(`${name}: Required field is missing: connector`);
  const batchSize = Number(textOf(path, 'maxBatchSize') || MOST_IN_BATCH);
  if (!(batchSize >= 1 && batchSize <= MOST_IN_BATCH)) refuse(`${name}: maxBatchSize is from 1 to ${MOST_IN_BATCH}`);
  if (type) {
    for (const other of ['label', 'offsetNumber', 'offsetUnit', 'recordField', 'timeSource'])
      if (element(path, other)) refuse(`${name}: ${other} cannot be set for ScheduledPath of PathType ${type}`);
    return { name, first, batchSize, field: undefined, due: (_record, now) => now };
  }
  needed(path, 'label', name);
  const [source, unit] = [textOf(path, 'timeSource'), textOf(path, 'offsetUnit')];
  const offset = Number(needed(path, 'offsetNumber', name).text);
  if (!Number.isInteger(offset)) refuse(`${name}: offsetNumber is a whole number`);
  if (!(unit in UNITS)) unmodelled(`${name}: offsetUnit ${unit || '(none)'}`);
  if (source === 'RecordTriggerEvent') {
    if (offset < 0) refuse(`${name}: nothing runs before what sets it off`);
    return { name, first, batchSize, field: undefined, due: (_record, now) => moved(now, offset, unit) };
  }
  if (source !== 'RecordField') refuse(`${name}: Required field is missing: timeSource`);
  const field = fieldNamed(scope.trigger.object, needed(path, 'recordField', name).text, name);
  if ((field.type !== 'date' && field.type !== 'datetime') || field.formula)
    refuse(`${name}: ${field.name} is no day or instant that is stored`);
  return {
    name,
    first,
    batchSize,
    field: field.name,
    due(record, _now, timeZone) {
      const value = record[field.name];
      if (typeof value !== 'string') return undefined;
      return moved(field.type === 'date' ? startOfDay(timeZone, value) : new Date(value), offset, unit);
    },
  };
}

const moved = (from: Date, offset: number, unit: string): Date => new Date(from.getTime() + offset * UNITS[unit]!);

/** The instants at which a schedule-triggered flow starts. */
export interface FlowSchedule {
  /** The first one after an instant, in a time zone; undefined when there is none to come. */
  next(after: Date, timeZone: string): Date | undefined;
}

/** @throws FlowProblem */
export function scheduleOf(start: XmlElement): FlowSchedule {
  const schedule = element(start, 'schedule');
  if (!schedule) refuse('Required field is missing: schedule');
  const [first, frequency] = [textOf(schedule, 'startDate'), textOf(schedule, 'frequency')];
  const time = /^([01]\d|2[0-3]):([0-5]\d):00(\.000)?Z$/.exec(textOf(schedule, 'startTime'));
  const step = { Once: 0, Daily: 1, Weekly: 7 }[frequency];
  if (!isDay(first)) refuse(`'${first}' is not a valid startDate`);
  if (!time) refuse(`'${textOf(schedule, 'startTime')}' is not a startTime such as 08:30:00.000Z`);
  if (step === undefined) unmodelled(`A schedule of frequency ${frequency || '(none)'}`);
  return {
    next(after, timeZone) {
      // Begins a day early: no zone is further from Greenwich than that.
      const gone = Math.floor((after.getTime() - Date.parse(`${first}T00:00:00Z`)) / UNITS['Days']!) - 2;
      for (let count = step ? Math.max(0, Math.floor(gone / step)) : 0; ; count++) {
        const day = new Date(Date.parse(`${first}T00:00:00Z`) + count * step * UNITS['Days']!)
          .toISOString()
          .slice(0, 10);
        const at = localInstant(timeZone, day, `${time[1]}:${time[2]}`);
        if (at > after) return at;
        if (!step) return undefined;
      }
    },
  };
}
