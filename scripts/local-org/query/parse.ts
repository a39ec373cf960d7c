import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { Query, QueryBase } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../errors.ts';

/** An error in the query itself. */
export function malformed(message: string): ApiError {
  return new ApiError('MALFORMED_QUERY', message);
}

const LONGEST = 100_000;

/**
 * Reads SOQL.
 * @throws ApiError MALFORMED_QUERY for a syntax error, and for clauses that this org does not have
 */
export function parse(soql: string, allowBinds: boolean): Query {
  if (soql.length > LONGEST) throw malformed(`SOQL statements cannot be longer than ${LONGEST} characters.`);
  let query: Query;
  try {
    // Without an explicit false here the parser is built anew for each query, which costs 30 ms.
    query = parseQuery(soql, { allowApexBindVariables: allowBinds, ignoreParseErrors: false });
  } catch (error) {
    throw malformed(syntaxError(error as Error));
  }
  checkClauses(query);
  return query;
}

/** An error about a name in a query, with the place of that name, as the platform shows it. */
export function located(error: unknown, soql: unknown): unknown {
  if (!(error instanceof ApiError) || typeof soql !== 'string' || !error.errorCode.startsWith('INVALID_')) return error;
  const name = /'(\w+)'/.exec(error.message)?.[1];
  const index = name ? soql.search(new RegExp(`\\b${name}\\b`, 'i')) : -1;
  if (index < 0) return error;
  const before = soql.slice(0, index).split('\n');
  const column = before.at(-1)!.length;
  const place = `ERROR at Row:${before.length}:Column:${column + 1}`;
  const line = soql.split('\n')[before.length - 1]!;
  return new ApiError(error.errorCode, `\n${line}\n${' '.repeat(column)}^\n${place}\n${error.message}`, error);
}

/** The parser lists every token it would have liked; what it found is enough. */
function syntaxError(error: Error): string {
  const found = /but found: '?(.*?)'?$/s.exec(error.message)?.[1];
  return found === undefined ? error.message : `unexpected token: '${found || '<EOF>'}'`;
}

/** @throws ApiError naming a clause that is not modelled, or that only Apex has */
export function checkClauses(query: QueryBase): void {
  const refused: Record<string, unknown> = {
    [`FOR ${String(query.for)}`]: query.for,
    [`UPDATE ${String(query.update)}`]: query.update,
    'USING SCOPE': query.usingScope,
    'WITH DATA CATEGORY': query.withDataCategory,
    'WITH SECURITY_ENFORCED': query.withSecurityEnforced,
    [`WITH ${String(query.withAccessLevel)}`]: query.withAccessLevel,
  };
  for (const [clause, present] of Object.entries(refused))
    if (present !== undefined) throw malformed(`The local org does not model ${clause} in a query.`);
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The text of a quoted literal. With `like`, `\_` and `\%` stay as they are: they are part of the pattern. */
export function unquote(literal: string, like = false): string {
  return literal.slice(1, -1).replace(/\\(u[0-9A-Fa-f]{4}|[^])/g, (written, escaped: string) => {
    if (escaped.length > 1) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    if (like && (escaped === '_' || escaped === '%' || escaped === '\\')) return written;
    if (escaped in ESCAPES) return ESCAPES[escaped]!;
    if (`"'\\`.includes(escaped)) return escaped;
    throw malformed(`Invalid string literal ${literal}. Illegal character sequence '${written}' in string literal.`);
  });
}
