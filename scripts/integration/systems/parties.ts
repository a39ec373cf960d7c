import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { countRows, streamRows, SYNCHRONOUS_ROWS } from '../../connection/query.ts';
import type { FieldValue } from '../../connection/saveRows.ts';
import { textValue } from '../../connection/values.ts';
import { fillTemplate } from '../fieldValue.ts';
import type { Party } from '../linkage/party.ts';
import type { Evidence, LinkRules } from '../linkSchema.ts';

/** Fields of Account in which evidence stands where the mapping names no other; several are read as one text. */
const STANDARD: Partial<Record<Evidence, readonly string[]>> = {
  name: ['Name'],
  kana: ['RenkeiKanaName__c'],
  address: ['BillingState', 'BillingCity', 'BillingStreet'],
  postalCode: ['BillingPostalCode'],
  phone: ['Phone'],
  website: ['Website'],
  corporateNumber: ['RenkeiCorporateNumber__c'],
  industry: ['Industry'],
};

/** What a row says about its company: the evidence that the step names, else the fields that the row fills. */
export function partyOfRow(
  key: string,
  row: Record<string, string>,
  fields: Readonly<Record<string, FieldValue>>,
  link: LinkRules,
): Party {
  const party = partyOf(key, (name) => joined(STANDARD[name] ?? [], fields));
  for (const [name, rule] of Object.entries(link.fields)) {
    const text = typeof rule === 'string' ? (row[rule] ?? '') : fillTemplate(rule.template, row);
    setEvidence(party, name as Evidence, text);
  }
  return party;
}

/** The fields of Account that tell what an account is. */
function evidenceFields(link: LinkRules): string[] {
  const standard = Object.entries(STANDARD).flatMap(([name, fields]) => (name in link.accountFields ? [] : fields));
  return [...new Set([...standard, ...Object.values(link.accountFields)])];
}

/** All accounts that the user sees, as parties whose key is their Id. They pass through a page at a time. */
export async function* accountParties(
  connection: Connection,
  link: LinkRules,
  condition?: string,
): AsyncGenerator<Party> {
  const rows = await countRows(connection, 'Account', condition);
  if (rows === 0) return;
  const transport = rows >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous';
  const fields = evidenceFields(link);
  const schema: z.ZodType<Record<string, string | null>> = z.looseObject({
    ...Object.fromEntries(fields.map((name) => [name, textValue])),
    Id: z.string(),
  }) as never;
  const soql = `SELECT Id, ${fields.join(', ')} FROM Account${condition ? ` WHERE ${condition}` : ''}`;
  for await (const row of streamRows(connection, transport, soql, schema)) {
    const party = partyOf(row['Id']!, (name) => joined(STANDARD[name] ?? [], row));
    for (const [name, field] of Object.entries(link.accountFields))
      setEvidence(party, name as Evidence, row[field] ?? '');
    yield party;
  }
}

function partyOf(key: string, textOf: (name: Evidence) => string): Party {
  const party: Party = { key, name: textOf('name') };
  for (const name of Object.keys(STANDARD) as Evidence[]) if (name !== 'name') setEvidence(party, name, textOf(name));
  return party;
}

function setEvidence(party: Party, name: Evidence, text: string): void {
  if (text === '') return;
  if (name === 'capital') party.capital = Number.isFinite(Number(text)) ? Number(text) : null;
  else party[name] = text;
}

function joined(names: readonly string[], values: Readonly<Record<string, FieldValue>>): string {
  return names
    .map((name) => values[name] ?? '')
    .filter((part) => part !== '')
    .join('');
}
