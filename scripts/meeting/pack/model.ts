import type { Pack } from 'c/renkeiMeetingPaperRules';
import { z } from 'zod';

const day = z.iso.date();
const instant = z.iso.datetime();
const count = z.number().int().min(0);

const note = z.strictObject({ text: z.string(), author: z.string().nullable() });

const stand = {
  who: z.string().nullable(),
  isActive: z.boolean(),
  dueOn: day.nullable(),
  status: z.enum(['Open', 'Done', 'Dropped']),
  isOverdue: z.boolean(),
};
const action = z.strictObject({
  subject: z.string(),
  account: z.string().nullable(),
  ...stand,
  since: z
    .strictObject(stand)
    .nullable()
    .describe('What has become of it since the minutes were closed; null: nothing.'),
});

const item = z.strictObject({
  number: count.describe('Place on the agenda, from 1.'),
  section: z.enum(['Follow', 'Learned', 'Brought', 'CarriedOver']),
  question: z.string(),
  since: day.nullable().describe('Since when the question stands.'),
  account: z.string().nullable().describe('Null: deleted or not shared.'),
  action: z.string().nullable().describe('Subject, where it is about an action.'),
  status: z.string().nullable().describe('Status of the case.'),
  signal: z.string().nullable(),
  caller: z.string().nullable(),
  said: z.string().nullable().describe('What the customer said, a caller heard, or a visit brought back.'),
  visitResult: z.string().nullable(),
  nextStep: z.string().nullable(),
  nextStepOn: day.nullable(),
  returnReason: z.string().nullable(),
  returnNote: z.string().nullable(),
  state: z.enum(['Open', 'Decided', 'Parked', 'OnTrack']),
  decision: z.string().nullable(),
  decisionNote: z.string().nullable(),
  nextRep: z.string().nullable(),
  nextOn: day.nullable(),
  notes: z.array(note),
});

const bar = z.strictObject({ key: z.string(), count });

/** A pack as JSON: values as they are stored, whatever the language of the words. */
export const packSchema: z.ZodType<Pack> = z.strictObject({
  kind: z.enum(['agenda', 'minutes', 'missed']),
  team: z.string(),
  day,
  today: day.describe('The day on which it was made.'),
  asOf: instant.describe('What came later is not in it.'),
  timeZone: z.string(),
  language: z.enum(['en', 'ja']),
  meeting: z
    .strictObject({
      status: z.enum(['Planned', 'Open', 'Closed', 'Missed']),
      facilitator: z.string().nullable(),
      startedAt: instant.nullable(),
      closedAt: instant.nullable(),
      plannedMinutes: z.number().nullable(),
      remarks: z.string().nullable().describe('What was added on closing.'),
    })
    .nullable()
    .describe('Null before it is on record.'),
  since: instant.nullable().describe('The agenda tells what changed from here on; null: the first meeting.'),
  startsAt: z.string().nullable().describe('Planned time of day, hh:mm.'),
  estimatedMinutes: count,
  hasMembers: z.boolean().describe('Whether anybody of the team is still there.'),
  totals: z.strictObject({ items: count, decided: count, onTrack: count, parked: count, open: count }),
  sections: z.strictObject({ Follow: count, Learned: count, Brought: count, CarriedOver: count }),
  reps: z.array(z.strictObject({ name: z.string().nullable(), isActive: z.boolean(), items: z.array(item) })),
  actions: z.strictObject({ agreed: z.array(action), open: z.array(action) }),
  charts: z.strictObject({
    ageing: z.array(bar).describe('Open cases by days since the handover.'),
    answers: z.array(bar).describe('Handovers of the last days by how the field answered.'),
    answerDays: count,
  }),
});
