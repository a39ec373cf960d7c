import { INPUT_FIELDS, SCORE_FIELDS, type FieldKind } from '../../../scripts/segmentation/core/accountFields.ts';

/** What both engines write of each account: whether it has to be written, its inputs and its scores. */
export const RESULT_FIELDS: Readonly<Record<string, FieldKind>> = { ...INPUT_FIELDS, ...SCORE_FIELDS };
export const RESULT_COLUMNS = ['Id', 'NeedsWriting', ...Object.keys(RESULT_FIELDS)];
