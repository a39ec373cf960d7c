import { z } from 'zod';
import { JsonSyntaxError, parseJson, positionsOf, type Position } from '../connection/jsonPositions.ts';
import { linkSchema, survivorshipSchema, SURVIVORSHIP_RULES, type Survivorship } from './linkSchema.ts';
import type { Problem } from './problem.ts';
import { inputError, inputText } from '../connection/inputText.ts';

const literal = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const fieldName = z.string().regex(/^[A-Za-z]\w*$/, inputError('apiName'));

/** How a field gets its value. Exactly one of `column`, `template`, `constant`, `lookup`, `find` says where it comes from. */
export interface FieldRule {
  column?: string;
  template?: string;
  constant?: string | number | boolean | null;
  lookup?: { source: string; columns: string[] };
  find?: { object: string; field: string; column?: string; constant?: string };
  date?: string;
  scale?: number;
  values?: Record<string, string | number | boolean | null>;
  otherValues?: 'keep' | 'refuse';
  addDays?: number;
  default?: FieldRule | string | number | boolean | null;
}

const fieldRule: z.ZodType<FieldRule> = z.lazy(() =>
  z
    .strictObject({
      column: z.string().describe('Column of the CSV file').optional(),
      template: z
        .string()
        .describe(
          'Text with columns in braces; filters: {agent|slug|max8}, also lower, firstWord, afterFirstWord, or:text for what is empty',
        )
        .optional(),
      constant: literal.describe('The same value for every row').optional(),
      lookup: z
        .strictObject({
          source: z.string().describe('Name of the other source'),
          columns: z.array(z.string()).min(1).describe('Columns of this file that hold its key'),
        })
        .describe('Row of another source of this mapping, by its key')
        .optional(),
      find: z
        .strictObject({
          object: fieldName.describe('Object of the record'),
          field: fieldName.describe('Field to look in'),
          column: z.string().describe('Column that holds the value looked for').optional(),
          constant: z.string().describe('The value looked for, the same for every row').optional(),
        })
        .describe('Record that the org has already, such as a profile by its name')
        .optional(),
      date: z.string().describe('Format of a date, such as M/D/YYYY; default YYYY-MM-DD').optional(),
      scale: z
        .number()
        .describe('A number is multiplied by this, for example 1000000 for figures in millions')
        .optional(),
      values: z.record(z.string(), literal).describe('Value in the file → value in the org').optional(),
      otherValues: z
        .enum(['keep', 'refuse'])
        .describe('What to do with a value that `values` lacks; default refuse')
        .optional(),
      addDays: z.number().int().describe('Days added to a date').optional(),
      default: z.union([literal, fieldRule]).describe('When the column is empty: a value or another rule').optional(),
    })
    .refine(
      (rule) =>
        [rule.column, rule.template, rule.constant, rule.lookup, rule.find].filter((part) => part !== undefined)
          .length === 1,
      inputError('oneOrigin'),
    ),
);

const sourceSchema = z.strictObject({
  file: z.string().describe('CSV file in the data directory'),
  system: z
    .string()
    .describe(
      'The system that the file comes from; one of `systems`. Several files of one system must not have a key in common where they link',
    )
    .optional(),
  encoding: z
    .string()
    .default('utf-8')
    .describe('utf-8 with or without a byte order mark, shift_jis with the extensions of Windows (㈱, ①), or euc-jp'),
  delimiter: z.string().length(1).default(',').describe('One character between values; a tab is "\\t"'),
  key: z.array(z.string()).min(1).describe('Columns whose values name a row'),
  distinct: z
    .boolean()
    .default(false)
    .describe('Several rows with the same key are one, such as the manager of many agents'),
  replace: z
    .record(z.string(), z.record(z.string(), z.string()))
    .default({})
    .describe('Column → spelling in the file → spelling that is meant, applied before anything else'),
});

const systemSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/, inputError('systemName'))
    .describe('Name in keys, reports and on the review page'),
  description: z.string().default('').describe('What the system is, for people'),
});

const stepSchema = z.strictObject({
  source: z.string().describe('The source whose rows the step writes'),
  object: fieldName.describe('API name of the object'),
  keyField: fieldName
    .default('RenkeiSourceKey__c')
    .describe('External id by which the org finds rows again, such as SaveKey__c of touches'),
  key: z
    .string()
    .describe(
      'Value of the key field made of fields of the row, such as {Team__c}|{User__c}; default: prefix, source, key',
    )
    .optional(),
  update: z
    .boolean()
    .default(false)
    .describe('Only completes rows that an earlier step of the same source created, such as the parent of an account'),
  whenFilled: z.string().describe('Take only rows in which this column is filled').optional(),
  unattached: fieldName.describe('Lookup field whose emptiness is counted').optional(),
  fields: z
    .record(fieldName, z.union([z.string().transform((column): FieldRule => ({ column })), fieldRule]))
    .describe('API name of a field → a column, or a field rule'),
  link: linkSchema
    .describe('Accounts only: rows are linked to the accounts that the org has, by key, score or a person’s decision')
    .optional(),
  survivorship: z
    .record(
      fieldName,
      z.union([
        z.enum(SURVIVORSHIP_RULES).transform((rule): Survivorship => ({ rule, overEdits: false })),
        survivorshipSchema,
      ]),
    )
    .default({})
    .describe(
      'API name of a field → what survives when systems or people disagree; a field that is not here: fillOnly',
    ),
});

/** A mapping: which CSV files go where. The schema is the documentation. */
export const mappingSchema = z.strictObject({
  $schema: z.string().describe('Schema by which editors check and complete entries').optional(),
  name: z.string().min(1).describe('Name in messages and of the file of failures'),
  description: z.string().default('').describe('What the data are, for people'),
  keyPrefix: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/, inputError('keyPrefix'))
    .describe('Beginning of every source key, so that two mappings never share one'),
  policies: z.array(z.string()).default([]).describe('Policy files, relative to the mapping, that belong to this data'),
  systems: z
    .array(systemSchema)
    .default([])
    .describe('Systems that know customers, the most trusted first; needed by steps with `link`'),
  sources: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), sourceSchema).describe('Name → CSV file'),
  steps: z.array(stepSchema).min(1).describe('What is written, in this order'),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Step = z.infer<typeof stepSchema>;

export interface ReadMapping {
  file: string;
  mapping: Mapping;
  /** The place of an entry, for complaints. */
  positionOf(path: string): Position;
}

/** Reads a mapping; what is wrong with it comes back as problems with line and column. */
export function parseMapping(file: string, text: string): ReadMapping | { problems: Problem[] } {
  let content: unknown;
  try {
    content = parseJson(text);
  } catch (problem) {
    if (!(problem instanceof JsonSyntaxError)) throw problem;
    return { problems: [{ file, ...problem.position, field: '', reason: inputText('json.not', [problem.message]) }] };
  }
  const positionOf = positionsOf(text);
  const parsed = mappingSchema.safeParse(content);
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map((issue) => {
        const path = issue.path.join('.');
        return { file, ...positionOf(path), field: path, reason: issue.message };
      }),
    };
  }
  const read = { file, mapping: parsed.data, positionOf };
  const problems = checkReferences(read);
  return problems.length > 0 ? { problems } : read;
}

/** The systems of a mapping by their trust: 0 is the most trusted. */
export function trustOf(mapping: Mapping): Map<string, number> {
  return new Map(mapping.systems.map(({ name }, index) => [name.toLowerCase(), index]));
}

/** What names something else inside the mapping must find it, and steps must come after those they look up. */
function checkReferences({ file, mapping, positionOf }: ReadMapping): Problem[] {
  const problems: Problem[] = [];
  const complain = (path: string, reason: string): void => {
    problems.push({ file, ...positionOf(path), field: path, reason });
  };
  const systems = new Set(mapping.systems.map(({ name }) => name));
  mapping.systems.forEach(({ name }, index) => {
    const first = mapping.systems.findIndex((other) => other.name.toLowerCase() === name.toLowerCase());
    if (first < index) complain(`systems.${index}.name`, inputText('mapping.systemTwice', [name]));
  });
  for (const [name, { system }] of Object.entries(mapping.sources)) {
    if (system !== undefined && !systems.has(system))
      complain(`sources.${name}.system`, inputText('mapping.noSystem', [system]));
  }
  const written = new Set<string>();
  mapping.steps.forEach((step, index) => {
    const path = `steps.${index}`;
    if (!mapping.sources[step.source]) complain(`${path}.source`, inputText('mapping.noSource', [step.source]));
    if (step.update && !written.has(step.source)) {
      complain(`${path}.update`, inputText('mapping.noEarlier', [step.source]));
    }
    if (!step.update) written.add(step.source);
    if (step.link) {
      if (step.object !== 'Account') complain(`${path}.link`, inputText('mapping.linkAccounts'));
      if (step.update) complain(`${path}.link`, inputText('mapping.linkUpdate'));
      if (mapping.sources[step.source] && mapping.sources[step.source]!.system === undefined)
        complain(`${path}.link`, inputText('mapping.linkSystem', [step.source]));
    } else if (Object.keys(step.survivorship).length > 0) {
      complain(`${path}.survivorship`, inputText('mapping.survivorshipLink'));
    }
    for (const field of Object.keys(step.survivorship)) {
      if (!step.fields[field]) complain(`${path}.survivorship.${field}`, inputText('mapping.noRule', [field]));
    }
    for (const [field, rule] of Object.entries(step.fields)) {
      for (const { lookup } of rulesWithin(rule)) {
        if (lookup && !written.has(lookup.source)) {
          complain(`${path}.fields.${field}`, inputText('mapping.lookupEarlier', [lookup.source]));
        } else if (lookup && lookup.source === step.source && !step.update) {
          complain(`${path}.fields.${field}`, inputText('mapping.lookupSame'));
        }
      }
    }
  });
  return problems;
}

/** A rule and the rules that stand in for it when its column is empty. */
export function rulesWithin(rule: FieldRule): FieldRule[] {
  const { default: fallback } = rule;
  return typeof fallback === 'object' && fallback !== null ? [rule, ...rulesWithin(fallback)] : [rule];
}
