// The benchmark compares the core with DuckDB, so the rules in SQL have to be the rules: they pass the golden table too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { SCORE_VALUES } from '../../../scripts/segmentation/core/scorer.ts';
import type { AccountInputs, AccountScore } from 'c/renkeiSegmentRules';
import { ACCOUNT_FIELDS } from '../../../scripts/segmentation/core/accountFields.ts';
import { scoresQuery, SQL_TYPES } from '../../bench/segment/rulesQuery.ts';
import { argumentsOf, casesForBoth, type GoldenTable } from '../../golden/goldenTable.ts';

const golden = JSON.parse(readFileSync('test/golden/segmentRules.json', 'utf8')) as GoldenTable;

/** A query for one account with these inputs. */
function factsOf(inputs: AccountInputs, id: number): string {
  const { previous, override } = inputs;
  const stored: Record<string, unknown> = {
    NumberOfEmployees: inputs.employees,
    Industry: inputs.industry,
    AnnualRevenue: inputs.annualRevenue,
    RenkeiPotentialOverride__c: override?.amount,
    RenkeiPotentialOverrideExpires__c: override?.expires,
    RenkeiSegment__c: previous.segment,
    RenkeiPotentialBand__c: previous.potentialBand,
    RenkeiRelationshipBand__c: previous.relationshipBand,
    RenkeiSegmentChangedOn__c: previous.changedOn,
    RenkeiPreviousSegment__c: previous.previousSegment,
    RenkeiSegmentReason__c: previous.reason,
    RenkeiScoredPolicy__c: previous.policy,
  };
  const cell = (value: unknown) =>
    value === null || value === undefined ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`;
  const columns = Object.entries(ACCOUNT_FIELDS).map(
    ([field, kind]) => `CAST(${cell(stored[field])} AS ${SQL_TYPES[kind]}) AS ${field}`,
  );
  const facts = {
    firstWonOn: ['DATE', inputs.firstWonOn],
    lastWonOn: ['DATE', inputs.lastWonOn],
    wonAmount: ['DECIMAL(38,2)', inputs.wonAmountTrailing],
    lastConversation: ['DATE', inputs.lastConversation],
    breadth: ['BIGINT', inputs.contactBreadth],
    hasWorkingContact: ['BOOLEAN', inputs.hasWorkingContact],
    fieldCovers: ['BOOLEAN', inputs.fieldCovers],
    ownUnits: ['BIGINT', inputs.ownUnits],
    knownUnits: ['BIGINT', inputs.knownUnits],
    inputRows: ['BIGINT', 0],
  };
  const more = Object.entries(facts).map(
    ([name, [type, value]]) => `CAST(${cell(value)} AS ${String(type)}) AS ${name}`,
  );
  return `SELECT '${id}' AS Id, ${[...columns, ...more].join(', ')}`;
}

test('the rules in SQL pass the golden table', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const fields = Object.entries(SCORE_VALUES);
  const figures = fields.map(([field]) => (isNumber(field) ? `CAST(${field} AS DOUBLE)` : `CAST(${field} AS VARCHAR)`));
  const cases = casesForBoth(golden).filter(({ error }) => !error);
  // One query for all cases with the same policy and day: planning a query takes longer than running it.
  const groups = Map.groupBy(cases, (line) => JSON.stringify(argumentsOf(golden, line).slice(1)));
  for (const lines of groups.values()) {
    const [, policy, asOf] = argumentsOf(golden, lines[0]!);
    const facts = lines.map((line, index) => factsOf(argumentsOf(golden, line)[0], index)).join(' UNION ALL ');
    const query = scoresQuery(facts, policy, asOf, 'HUGEINT');
    const rows = (await connection.runAndReadAll(`SELECT Id, ${figures.join(', ')} FROM (${query})`)).getRows();
    assert.equal(rows.length, lines.length);
    for (const [id, ...values] of rows) {
      const line = lines[Number(id)]!;
      fields.forEach(([field, valueOf], index) => {
        const expected = valueOf(line.expect as AccountScore);
        if (expected !== undefined) assert.equal(values[index], expected, `${line.case}: ${field}`);
      });
    }
  }
  assert.ok(cases.length >= 150, `only ${cases.length} cases`);
});

function isNumber(field: string): boolean {
  return /^(amount|number)/.test(ACCOUNT_FIELDS[field as keyof typeof ACCOUNT_FIELDS]);
}
