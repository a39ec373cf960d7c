import { zoneOffset, localDay } from '../clock.ts';
import type { FormulaContext } from './compile.ts';

type Value = any;
const argument = (type: string, optional = false): object => ({ argument: { type }, optional });
const signature = (returns: string, ...parameters: object[]): object => ({
  type: 'function',
  arguments: parameters,
  returns: { type: returns },
});

/** Functions that the parser does not bring along, by their types. ISCHANGED and PRIORVALUE are evaluated by the compiler. */
export const ADDED_TYPES: Record<string, object> = {
  ISNEW: signature('boolean'),
  ISCHANGED: signature('boolean', argument('any')),
  PRIORVALUE: {
    type: 'function',
    arguments: [{ argument: { type: 'template', ref: 'T' }, optional: false }],
    returns: { type: 'template', ref: 'T' },
  },
  REGEX: signature('boolean', argument('string'), argument('string')),
  BR: signature('string'),
};

/** Functions whose result depends on the record's state or on the org's clock, or that differ from the parser's own. */
export const ADDED_FUNCTIONS: Record<string, (context: FormulaContext, ...values: Value[]) => Value> = {
  ISNEW: (context) => context.isNew,
  REGEX: (_context, text: string | null, pattern: string | null) =>
    new RegExp(`^(?:${pattern ?? ''})$`).test(text ?? ''),
  BR: () => '\n',
  ISPICKVAL: (_context, value: string | null, text: string | null) => (value ?? '') === (text ?? ''),
  TODAY: (context) => localDay(context.timeZone, context.now),
  NOW: (context) => context.now.toISOString(),
  TIMENOW: (context) => `${localTime(context).slice(11, 23)}Z`,
  DATEVALUE: (context, value: string | null) =>
    !value ? null : value.length === 10 ? value : localDay(context.timeZone, new Date(value)),
};

const localTime = (context: FormulaContext): string =>
  new Date(context.now.getTime() + zoneOffset(context.timeZone, context.now)).toISOString();

/** Functions that a real org knows and this one refuses by name. */
export const NOT_MODELLED = new Set(
  'CURRENCYRATE DISTANCE GEOLOCATION GETRECORDIDS GETSESSIONID IMAGEPROXYURL INCLUDE ISCLONE LINKTO PREDICT REQUIRESCRIPT URLFOR VLOOKUP PARENTGROUPVAL PREVGROUPVAL ASCII CHR FORMATDURATION FROMUNIXTIME INITCAP ISOWEEK ISOYEAR DAYOFYEAR PICKLISTCOUNT PI RADIANS SIN COS TAN ASIN ACOS ATAN ATAN2 TRUNC UNIXTIMESTAMP JUNCTIONIDLIST'.split(
    ' ',
  ),
);
