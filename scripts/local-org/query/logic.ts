import type { Condition, HavingClause, WhereClause } from '@jetstreamapp/soql-parser-js';
import { malformed } from './parse.ts';

/** What the parser makes of one comparison. */
export type Comparison = Exclude<NonNullable<WhereClause['left']>, { openParen: number } & { field?: never }> &
  Condition;

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Comparison;

/** The parser gives conditions as a chain with counted parentheses: here they are again in the order written. */
function tokens(clause: WhereClause | HavingClause): Token[] {
  const found: Token[] = [];
  for (let link: WhereClause | undefined = clause as WhereClause; link;) {
    const { left } = link;
    if (left?.openParen) found.push(...Array<Token>(left.openParen).fill('('));
    if (left && 'operator' in left) {
      found.push(left as Comparison);
      if (left.closeParen) found.push(...Array<Token>(left.closeParen).fill(')'));
    }
    if (!('operator' in link)) break;
    found.push(link.operator);
    link = link.right;
  }
  return found;
}

/**
 * SQL for conditions joined with AND, OR and NOT. Every comparison must be SQL that is never null where it is negated
 * directly; a negated group counts an unknown as false, as SOQL does.
 * @throws ApiError MALFORMED_QUERY when AND and OR meet without parentheses
 */
export function logic(clause: WhereClause | HavingClause, comparison: (one: Comparison) => string): string {
  const rest = tokens(clause).reverse();
  const sequence = (): string => {
    let sql = term();
    let joined: Token | undefined;
    while (rest.at(-1) === 'AND' || rest.at(-1) === 'OR') {
      const operator = rest.pop()!;
      if (joined && joined !== operator) throw malformed(`unexpected token: '${String(operator)}'`);
      joined = operator;
      sql += ` ${String(operator)} ${term()}`;
    }
    return sql;
  };
  const term = (): string => {
    const token = rest.pop();
    if (token === 'NOT') return `NOT coalesce(${term()}, 0)`;
    if (token === '(') {
      const sql = sequence();
      if (rest.pop() !== ')') throw malformed("unexpected token: '('");
      return `(${sql})`;
    }
    if (token === undefined || typeof token === 'string') throw malformed(`unexpected token: '${token ?? '<EOF>'}'`);
    return `(${comparison(token)})`;
  };
  const sql = sequence();
  if (rest.length > 0) throw malformed("unexpected token: ')'");
  return sql;
}
