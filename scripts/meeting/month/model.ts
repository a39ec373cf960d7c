import { z } from 'zod';

const day = z.iso.date();
const figure = z.string();
const value = z.number().nullable().describe('Null: nothing to measure. Rates are percent points.');

const story = z.strictObject({
  kind: z.enum(['won', 'revived', 'saved', 'talking', 'lost', 'returned']),
  account: z.string().nullable(),
  on: day,
  amount: z.number().nullable().describe('Won, or what was at risk; in the corporate currency.'),
  visits: z.number().nullable(),
  days: z.number().nullable().describe('From the handover to the win.'),
  quietMonths: z.number().nullable(),
  warnedOn: day.nullable(),
  status: z.string().nullable(),
  reason: z.string().nullable(),
  said: z.string().nullable(),
  caller: z.string().nullable(),
  rep: z.string().nullable(),
});

/** A month-end pack as JSON: values as they are stored, whatever the language of the words. */
export const monthSchema = z.strictObject({
  team: z.string(),
  month: z.string().describe('yyyy-mm'),
  language: z.enum(['en', 'ja']),
  timeZone: z.string(),
  currency: z.string(),
  isFrozen: z.boolean(),
  asOf: z.iso.datetime().describe('When the figures were counted.'),
  closedBy: z.string().nullable(),
  hasCharter: z.boolean(),
  sponsor: z.string().nullable(),
  manager: z.string().nullable(),
  results: z.array(
    z.strictObject({
      figure,
      value,
      denominator: z.number().nullable(),
      goal: z.number().nullable(),
      isReached: z.boolean().nullable().describe('Null: no goal, or nothing to measure.'),
    }),
  ),
  year: z.strictObject({
    months: z
      .number()
      .int()
      .describe('So many months up to this one, from the beginning of the charter on, twelve at most.'),
    wonAmount: z.number(),
    goal: z.number().nullable().describe('For twelve months.'),
    inLine: z.number().nullable().describe('The part of the goal for so many months.'),
  }),
  figures: z.array(z.strictObject({ figure, value, denominator: z.number().nullable(), before: value })),
  trend: z.array(
    z.strictObject({ month: z.string(), isFrozen: z.boolean(), escalated: value, visits: value, wonCount: value }),
  ),
  stories: z.strictObject({
    won: story.nullable(),
    revived: story.nullable(),
    lesson: story.nullable(),
  }),
  decisions: z.array(
    z.strictObject({
      kind: z.enum(['PolicyChange', 'Parked']),
      account: z.string().nullable(),
      question: z.string(),
      text: z.string(),
      meetingOn: day,
    }),
  ),
  definitions: z.array(z.strictObject({ figure, definition: z.string() })),
});

export type MonthPack = z.infer<typeof monthSchema>;
export type Story = z.infer<typeof story>;
