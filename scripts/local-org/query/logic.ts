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
 * @param mostJoins how many semi-joins may stand there, none of them under OR or NOT
 * @throws ApiError MALFORMED_QUERY when AND and OR meet without parentheses
 */
export function logic(
  clause: WhereClause | HavingClause,
  mostJoins: number,
  comparison: (one: Comparison) => string,
): string {
  const rest = tokens(clause).reverse();
  let joins = 0;
  const withoutJoins = <Result>(operator: string, before: number, result: Result): Result => {
    if (joins > before) throw malformed(`Semi join sub-selects are not allowed with the '${operator}' operator`);
    return result;
  };
  const sequence = (): string => {
    const before = joins;
    const terms = [term()];
    let joined: 'AND' | 'OR' = 'AND';
    for (let next = rest.at(-1); next === 'AND' || next === 'OR'; next = rest.at(-1)) {
      if (terms.length > 1 && joined !== next) throw malformed(`unexpected token: '${next}'`);
      joined = next;
      rest.pop();
      terms.push(term());
    }
    return joined === 'OR' ? withoutJoins('OR', before, chain(terms, joined)) : chain(terms, joined);
  };
  const term = (): string => {
    const token = rest.pop();
    if (token === 'NOT') return withoutJoins('NOT', joins, `NOT coalesce(${term()}, 0)`);
    if (token === '(') {
      const sql = sequence();
      if (rest.pop() !== ')') throw malformed("unexpected token: '('");
      return `(${sql})`;
    }
    if (token === undefined || typeof token === 'string') throw malformed(`unexpected token: '${token ?? '<EOF>'}'`);
    if ('valueQuery' in token && ++joins > mostJoins)
      throw malformed(mostJoins ? `Maximum ${mostJoins} semi join sub-selects are allowed` : 'Semi joins do not nest.');
    return `(${comparison(token)})`;
  };
  const sql = sequence();
  if (rest.length > 0) throw malformed("unexpected token: ')'");
  return sql;
}

/** Terms joined by halves: SQLite takes no expression that is a thousand levels deep. */
function chain(terms: readonly string[], operator: 'AND' | 'OR'): string {
  if (terms.length < 3) return terms.join(` ${operator} `);
  const middle = terms.length >> 1;
  return `(${chain(terms.slice(0, middle), operator)}) ${operator} (${chain(terms.slice(middle), operator)})`;
}
