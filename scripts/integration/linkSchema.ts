import { z } from 'zod';
import { inputError } from '../connection/inputText.ts';

const columnOrTemplate = z
  .union([
    z.string(),
    z.strictObject({ template: z.string().describe('Text with columns in braces, as in a field rule') }),
  ])
  .describe('Column of the file, or a template');

/** What may speak for or against two companies being the same, beside their keys. */
const EVIDENCE = [
  'name',
  'kana',
  'englishName',
  'address',
  'postalCode',
  'phone',
  'website',
  'corporateNumber',
  'industry',
  'capital',
] as const;
export type Evidence = (typeof EVIDENCE)[number];

const evidence = <Schema extends z.ZodType>(value: Schema, description: string) =>
  z.partialRecord(z.enum(EVIDENCE), value).default({}).describe(description);

/** How an Account step finds the accounts that its rows are about. */
export const linkSchema = z.strictObject({
  createUnmatched: z
    .boolean()
    .default(true)
    .describe('A row that nothing resembles becomes a new account; otherwise it is only kept as a source record'),
  fields: evidence(
    columnOrTemplate,
    `Evidence from columns, where the fields of the step do not say it already or say it in another shape: ${EVIDENCE.join(', ')}`,
  ),
  accountFields: evidence(
    z.string().regex(/^[A-Za-z]\w*$/, inputError('apiName')),
    'The same evidence from fields of the org’s accounts, where it is not the standard one',
  ),
});
export type LinkRules = z.infer<typeof linkSchema>;

export const SURVIVORSHIP_RULES = ['fillOnly', 'mostTrusted', 'mostRecent', 'longest', 'never'] as const;

/** Which value an account that is there already keeps when a system says something else. */
export const survivorshipSchema = z.strictObject({
  rule: z
    .enum(SURVIVORSHIP_RULES)
    .describe(
      'fillOnly fills what is empty; mostTrusted takes the value of the most trusted system that has one; mostRecent that of the row changed last; longest the longest text; never leaves the account alone',
    ),
  overEdits: z
    .boolean()
    .default(false)
    .describe('Also replaces what a person has edited in the org since an import wrote it'),
});
export type Survivorship = z.infer<typeof survivorshipSchema>;
