import { ApiError } from '../errors.ts';
import type { SaveResult } from '../org.ts';
import { RowErrors } from './context.ts';

/** The errors of a row; throws what is no error of a row. */
export function errorsOf(error: unknown): SaveResult['errors'] {
  if (error instanceof RowErrors) return error.errors;
  if (!(error instanceof ApiError)) throw error;
  return [{ statusCode: error.errorCode, message: error.message, fields: error.fields }];
}
