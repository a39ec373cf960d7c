import { ApiError, notModelled } from '../errors.ts';
import type { FieldModel, Schema } from '../schema/model.ts';
import { isDay, isInstant, wrongType } from './values.ts';

/** A column of a bulk CSV file: where its value goes in a record, and how its text is read. */
export interface CsvColumn {
  header: string;
  /** @throws ApiError INVALID_TYPE_ON_FIELD_IN_RECORD when the text is not of the field's type */
  put(record: Record<string, unknown>, text: string): void;
}

/**
 * The columns of a CSV header: fields, and parents by a key of theirs as `Account.ExtKey__c` or `Widget__r.Key__c`.
 * @throws ApiError InvalidBatch naming a column that is no field
 */
export function csvColumns(schema: Schema, objectName: string, headers: readonly string[]): CsvColumn[] {
  const object = schema.object(objectName);
  return headers.map((header) => {
    const [name, key, ...more] = header.trim().split('.');
    if (name!.includes(':')) throw notModelled(`a parent of several types as a CSV column: ${header}`);
    if (key === undefined) {
      const field = schema.findField(object, name!);
      if (!field) throw unknownColumn(header);
      return { header, put: (record, text) => assign(record, field.name, csvValue(field, text)) };
    }
    const reference = [...object.fields.values()].find(
      (field) => field.relationshipName?.toLowerCase() === name!.toLowerCase(),
    );
    if (reference?.polymorphic) throw unknownColumn(header);
    const keyField = reference && schema.findField(reference.referenceTo!.at(-1)!, key);
    if (!keyField || more.length > 0) throw unknownColumn(header);
    return {
      header,
      put(record, text) {
        const value = csvValue(keyField, text);
        if (value === null) record[reference.name] = null;
        else if (value !== undefined) record[reference.relationshipName!] = { [keyField.name]: value };
      },
    };
  });
}

function assign(record: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) record[name] = value;
}

/**
 * The JSON value of a CSV text: empty leaves the field alone (undefined), `#N/A` empties it (null).
 * @throws ApiError INVALID_TYPE_ON_FIELD_IN_RECORD
 */
export function csvValue(field: FieldModel, text: string): unknown {
  if (text === '') return undefined;
  if (text === '#N/A') return null;
  switch (field.type) {
    case 'boolean':
      if (/^(true|1)$/i.test(text)) return true;
      if (/^(false|0)$/i.test(text)) return false;
      throw wrongType(field, text);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent': {
      const pattern = field.type === 'int' ? /^\s*[+-]?\d+\s*$/ : /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i;
      if (!pattern.test(text)) throw wrongType(field, text);
      return Number(text);
    }
    case 'date':
      if (!isDay(text.trim())) throw wrongType(field, text);
      return text.trim();
    case 'datetime': {
      const instant = text.trim();
      if (isDay(instant)) return `${instant}T00:00:00.000Z`;
      if (!isInstant(instant)) throw wrongType(field, text);
      return instant;
    }
    default:
      return text;
  }
}

function unknownColumn(header: string): ApiError {
  return new ApiError('InvalidBatch', `Field name not found : ${header}`, { fields: [header] });
}
