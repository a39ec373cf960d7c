import { fill, money, number } from 'c/renkeiFormat';
import type {
  Channel,
  ExpectationLevel,
  ProcessStep,
  ScoredSegment,
  SegmentRole,
  TargetKind,
} from 'c/renkeiSegmentRules';
import { channelName, levelName, policyFieldName, segmentName, stepName } from 'c/renkeiSegmentWords';
import description from '@salesforce/label/c.RenkeiSegmentation_EntryDescription';
import entryOf from '@salesforce/label/c.RenkeiSegmentation_EntryOf';
import kindAmount from '@salesforce/label/c.RenkeiSegmentation_TargetKindAmount';
import kindCount from '@salesforce/label/c.RenkeiSegmentation_TargetKindCount';
import kindRate from '@salesforce/label/c.RenkeiSegmentation_TargetKindRate';
import leadPurpose from '@salesforce/label/c.RenkeiSegmentation_EntryLeadPurpose';
import modeAbsolute from '@salesforce/label/c.RenkeiSegmentation_EntryModeAbsolute';
import modeCapacity from '@salesforce/label/c.RenkeiSegmentation_EntryModeCapacity';
import name from '@salesforce/label/c.RenkeiSegmentation_EntryName';
import nothing from '@salesforce/label/c.RenkeiSegmentation_LintNothing';
import others from '@salesforce/label/c.RenkeiSegmentation_LintOthers';
import segmentLabel from '@salesforce/label/c.RenkeiSegmentation_EntrySegmentLabel';
import businessDays from '@salesforce/label/c.RenkeiSegmentation_UnitBusinessDays';
import days from '@salesforce/label/c.RenkeiSegmentation_UnitDays';
import figureUnit from '@salesforce/label/c.RenkeiSegmentation_FigureUnit';
import hours from '@salesforce/label/c.RenkeiSegmentation_UnitHours';
import points from '@salesforce/label/c.RenkeiSegmentation_UnitPoints';
import supportPurpose from '@salesforce/label/c.RenkeiSegmentation_EntrySupportPurpose';

/** Entries that no finding names. */
const NAMES: Record<string, string> = { name, description, leadPurpose, supportPurpose, segmentLabel };

const KINDS: Record<TargetKind, string> = { Rate: kindRate, Count: kindCount, Amount: kindAmount };

/** Paths of amounts in the corporate currency. */
const AMOUNT =
  /^(potentialCutOff|reviveFloor|estimators\.(perEmployee\..*|amountPerUnit)|channelRoles\..*\.costPerContact)$/s;

/** What figures of a path are counted in, apart from amounts. */
const UNITS: readonly [RegExp, string][] = [
  [/\.(acceptWithinDays|firstVisitWithinDays)$/, businessDays],
  [/Days$/, days],
  [/^(weights\.|potentialMarginPercent$|estimators\.revenuePercent\.)/, '%'],
  [/^relationship(CutOff|Margin)$/, points],
  [/\.hoursPerContact$/, hours],
];

/** What the figure of an input field is counted in; undefined for texts, choices and plain numbers. */
export function unitOf(path: string, currency: string | null): string | undefined {
  if (AMOUNT.test(path)) return currency ?? undefined;
  return UNITS.find(([paths]) => paths.test(path))?.[1];
}

/** An input field in words, with what it belongs to: "Key: Cadence". */
export function entryName(path: string, roles: readonly SegmentRole[] = []): string {
  const [section, ...parts] = path.split('.');
  if (section === 'roles')
    return fill(entryOf, segmentName(parts[0] as ScoredSegment, roles), fieldName(parts[1] ?? ''));
  if (section === 'channelRoles') {
    const [segment, step, , field] = parts;
    const place = fill(entryOf, segmentName(segment as ScoredSegment, roles), stepName(step as ProcessStep));
    return fill(entryOf, place, fieldName(`channelRoles.${field}`));
  }
  const [, way, industry] = /^estimators\.(perEmployee|revenuePercent)\.(.*)$/s.exec(path) ?? [];
  if (way !== undefined) return fill(entryOf, fieldName(`estimators.${way}`), industry || others);
  return fieldName(path);
}

/** What an input field says, in words. */
export function entryText(path: string, value: string, currency: string | null): string {
  if (value.trim() === '') return nothing;
  if (path === 'cutOffMode') return value === 'Capacity' ? modeCapacity : modeAbsolute;
  if (/(\.channel|Channel)$/.test(path)) return channelName(value as Channel);
  if (path.endsWith('.expectationLevel')) return levelName(value as ExpectationLevel);
  if (path.endsWith('.targetKind')) return KINDS[value as TargetKind];
  if (Object.keys(NAMES).some((plain) => path === plain || path.endsWith(`.${plain}`))) return value;
  const figure = Number(value);
  if (Number.isNaN(figure)) return value;
  if (AMOUNT.test(path)) return money(figure, currency);
  const unit = unitOf(path, currency);
  return unit === undefined ? number(figure, 4) : fill(figureUnit, number(figure, 4), unit);
}

/** An entry by its name within its section, such as `cadenceDays`. */
export function fieldName(field: string): string {
  return NAMES[field] ?? policyFieldName(field);
}
