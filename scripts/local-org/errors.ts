/** HTTP status that goes with an error code; everything else is a 400. */
const STATUS: Record<string, number> = {
  NOT_FOUND: 404,
  INVALID_SESSION_ID: 401,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  INSUFFICIENT_ACCESS: 403,
  METHOD_NOT_ALLOWED: 405,
  PRECONDITION_FAILED: 412,
  UNKNOWN_EXCEPTION: 500,
};

/** An error as the REST API reports it: `[{ errorCode, message, fields }]` with an HTTP status. */
export class ApiError extends Error {
  readonly errorCode: string;
  readonly status: number;
  readonly fields: string[];

  /**
   * @param errorCode Salesforce's code, such as `INVALID_FIELD`
   * @param message what failed and on what
   * @param details `status` overrides the code's usual HTTP status; `fields` names the fields at fault
   */
  constructor(errorCode: string, message: string, details: { status?: number; fields?: string[] } = {}) {
    super(message);
    this.name = 'ApiError';
    this.errorCode = errorCode;
    this.status = details.status ?? STATUS[errorCode] ?? 400;
    this.fields = details.fields ?? [];
  }
}

/** Something a real org does and this one does not model. Says so instead of guessing. */
export function notModelled(what: string): ApiError {
  return new ApiError('FUNCTIONALITY_NOT_ENABLED', `The local org does not model ${what}.`);
}
