import { zoneOffset, localDay } from '../clock.ts';
import type { FormulaContext } from './evaluate.ts';

type Text = string | null;
type FunctionType = { type: 'function'; arguments: object[]; returns: object };

const signature = (returns: object, ...types: object[]): FunctionType => ({
  type: 'function',
  arguments: types.map((argument) => ({ argument, optional: false })),
  returns,
});
const [boolean, string, any, number, datetime] = ['boolean', 'string', 'any', 'number', 'datetime'].map((type) => ({
  type,
})) as [object, object, object, object, object];
const sameType = { type: 'template', ref: 'T' };

/** Functions that the parser does not bring along, by their types. ISCHANGED and PRIORVALUE are evaluated by the compiler. */
export const ADDED_TYPES: Record<string, FunctionType> = {
  ISNEW: signature(boolean),
  ISCHANGED: signature(boolean, any),
  PRIORVALUE: signature(sameType, sameType),
  REGEX: signature(boolean, string, string),
  FROMUNIXTIME: signature(datetime, number),
  UNIXTIMESTAMP: signature(number, datetime),
};

/** Functions whose result depends on the record's state or on the org's clock, or that differ from the parser's own. */
export const ADDED_FUNCTIONS: Record<string, (context: FormulaContext, ...values: Text[]) => unknown> = {
  ISNEW: (context) => context.isNew,
  REGEX: (_context, text, pattern) => new RegExp(`^(?:${pattern ?? ''})$`).test(text ?? ''),
  // Nothing in an empty text is neither true nor false: NOT() of it is not true either.
  BEGINS: (_context, text, part) => !part || (text ? text.startsWith(part) : null),
  CONTAINS: (_context, text, part) => !part || (text ? text.includes(part) : null),
  ISPICKVAL: (_context, value, text) => (value ?? '') === (text ?? ''),
  TODAY: (context) => localDay(context.timeZone, context.now),
  NOW: (context) => context.now.toISOString(),
  TIMENOW: (context) => `${localTime(context).slice(11, 23)}Z`,
  DATETIMEVALUE: (_context, value) => {
    const text = value?.length === 10 ? `${value}T00:00:00Z` : value?.replace(/^(\S+) (\S+)$/, '$1T$2Z');
    return text && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null;
  },
  DATEVALUE: (context, value) =>
    !value ? null : value.length === 10 ? value : localDay(context.timeZone, new Date(value)),
  UNIXTIMESTAMP: (_context, value) => (value ? Math.floor(Date.parse(value) / 1000) : null),
  FROMUNIXTIME: (_context, seconds) => (seconds === null ? null : new Date(Number(seconds) * 1000).toISOString()),
};

const localTime = (context: FormulaContext): string =>
  new Date(context.now.getTime() + zoneOffset(context.timeZone, context.now)).toISOString();

/** Functions that a real org knows and this one refuses by name. */
export const NOT_MODELLED = new Set(
  'BR CURRENCYRATE DISTANCE GEOLOCATION GETRECORDIDS GETSESSIONID IMAGEPROXYURL INCLUDE ISCLONE LINKTO PREDICT REQUIRESCRIPT URLFOR VLOOKUP PARENTGROUPVAL PREVGROUPVAL ASCII CHR FORMATDURATION INITCAP ISOWEEK ISOYEAR DAYOFYEAR PICKLISTCOUNT PI RADIANS SIN COS TAN ASIN ACOS ATAN ATAN2 TRUNC JUNCTIONIDLIST'.split(
    ' ',
  ),
);
