import { daysBetween } from 'c/renkeiCalendarRules';
import { fill, moment, plainDate, today } from 'c/renkeiFormat';
import type { Setting } from 'c/renkeiSegmentData';
import dataAsOf from '@salesforce/label/c.RenkeiSegmentation_DataAsOf';
import dataNever from '@salesforce/label/c.RenkeiSegmentation_DataNever';
import dataOld from '@salesforce/label/c.RenkeiSegmentation_DataOld';

/** A nightly run may be two hours late before its figures count as old. */
const OLD_AFTER_HOURS = 26;
const MILLISECONDS_PER_HOUR = 3_600_000;

export interface DataAge {
  text: string;
  old: boolean;
}

/**
 * As of when the figures hold: the moment at which the run finished, or, for a run that looked at a day further back than the one
 * before, that day.
 */
export function dataAgeOf({ lastRunAsOf, lastRunFinishedAt }: Setting, now: Date): DataAge {
  if (lastRunFinishedAt === null) return { text: dataNever, old: false };
  const finished = new Date(lastRunFinishedAt);
  if (lastRunAsOf !== null && daysBetween(lastRunAsOf, today(finished)) > 1) {
    return { text: fill(dataOld, plainDate(lastRunAsOf)), old: true };
  }
  const old = now.getTime() - finished.getTime() > OLD_AFTER_HOURS * MILLISECONDS_PER_HOUR;
  return { text: fill(old ? dataOld : dataAsOf, moment(lastRunFinishedAt)), old };
}
