import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLError,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLString,
} from 'graphql';
import type { GraphQLInputType } from 'graphql';
import type { FieldModel, FieldType } from '../schema/model.ts';

/** Name of a field type in the schema: `Currency` has `CurrencyValue`, `CurrencyOperators`, `CurrencyAggregate`. */
const TYPE_NAMES: Record<FieldType, string> = {
  id: 'ID',
  reference: 'ID',
  string: 'String',
  autonumber: 'String',
  textarea: 'TextArea',
  longtextarea: 'LongTextArea',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  email: 'Email',
  phone: 'PhoneNumber',
  url: 'Url',
  address: 'Address',
};

const NUMBERS = new Set(['Double', 'Long', 'Currency', 'Percent']);

export function typeName(field: FieldModel): string {
  return TYPE_NAMES[field.type];
}

const scalars = new Map<string, GraphQLScalarType>([
  ['ID', GraphQLID],
  ['String', GraphQLString],
  ['Boolean', GraphQLBoolean],
  ['Int', GraphQLInt],
]);

/** The scalar of a type name; Salesforce's own ones take a number, or text as the REST API writes it. */
export function scalar(name: string): GraphQLScalarType {
  let found = scalars.get(name);
  if (!found) {
    const kind = NUMBERS.has(name) ? 'number' : 'string';
    const check = (value: unknown): unknown => {
      if (typeof value === kind) return value;
      throw new GraphQLError(`A value of type ${name} is a ${kind}, not ${JSON.stringify(value)}.`);
    };
    found = new GraphQLScalarType({ name, coerceOutputValue: (value) => value, coerceInputValue: check });
    scalars.set(name, found);
  }
  return found;
}

/** An id, or `@{alias}` for the record of an earlier operation of the same mutation. */
export const idOrReference = scalar('IdOrRef');

const valueTypes = new Map<string, GraphQLObjectType>();

/** `{ value displayValue }` of a field; of a picklist also its label. */
export function valueType(name: string): GraphQLObjectType {
  let found = valueTypes.get(name);
  if (!found) {
    const texts = name === 'Picklist' || name === 'MultiPicklist' ? ['displayValue', 'label'] : ['displayValue'];
    found = new GraphQLObjectType({
      name: `${name}Value`,
      fields: {
        value: { type: scalar(name) },
        ...Object.fromEntries(texts.map((text) => [text, { type: GraphQLString }])),
      },
    });
    valueTypes.set(name, found);
  }
  return found;
}

/** Date literals without a number. */
const DATE_LITERALS = (() => {
  const days = ['YESTERDAY', 'TODAY', 'TOMORROW', 'LAST_90_DAYS', 'NEXT_90_DAYS'];
  const units = ['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'];
  return [...days, ...units.flatMap((unit) => ['LAST', 'THIS', 'NEXT'].map((which) => `${which}_${unit}`))];
})();

/** Ranges of so many units: `last_n_days: 30` is LAST_N_DAYS:30. */
const DATE_RANGES = ['days', 'weeks', 'months', 'quarters', 'years', 'fiscal_quarters', 'fiscal_years'].flatMap(
  (unit) => [`last_n_${unit}`, `next_n_${unit}`, `n_${unit}_ago`],
);

const dateLiteral = new GraphQLEnumType({
  name: 'DateLiteral',
  values: Object.fromEntries(DATE_LITERALS.map((literal) => [literal, { value: literal }])),
});
const dateRange = new GraphQLInputObjectType({
  name: 'DateRange',
  fields: Object.fromEntries(DATE_RANGES.map((range) => [range, { type: GraphQLInt }])),
});

function dateInput(name: 'Date' | 'DateTime'): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name: `${name}Input`,
    fields: { value: { type: scalar(name) }, literal: { type: dateLiteral }, range: { type: dateRange } },
  });
}

const EQUALITY = ['eq', 'ne'];
const ORDER = ['lt', 'lte', 'gt', 'gte'];
const MEMBERSHIP = ['in', 'nin'];

/** What a filter may say of a field of a type; undefined when the type cannot be filtered by. `join` is the type of semi-joins. */
export function makeOperators(name: string, join: GraphQLInputObjectType): GraphQLInputObjectType | undefined {
  if (name === 'LongTextArea' || name === 'Address') return undefined;
  const type: GraphQLInputType = name === 'Date' || name === 'DateTime' ? dateInput(name) : scalar(name);
  const text = ['String', 'TextArea', 'Picklist', 'Email', 'PhoneNumber', 'Url'].includes(name);
  const single = [
    ...EQUALITY,
    ...(name === 'Boolean' || name === 'MultiPicklist' ? [] : ORDER),
    ...(text ? ['like'] : []),
  ];
  const several = name === 'Boolean' ? [] : name === 'MultiPicklist' ? ['includes', 'excludes'] : MEMBERSHIP;
  const joins = name === 'ID' ? ['inq', 'ninq'] : [];
  return new GraphQLInputObjectType({
    name: `${name}Operators`,
    fields: {
      ...Object.fromEntries(single.map((operator) => [operator, { type }])),
      ...Object.fromEntries(several.map((operator) => [operator, { type: new GraphQLList(type) }])),
      ...Object.fromEntries(joins.map((operator) => [operator, { type: join }])),
    },
  });
}

export const resultOrder = new GraphQLEnumType({ name: 'ResultOrder', values: { ASC: {}, DESC: {} } });
export const nullOrder = new GraphQLEnumType({ name: 'NullOrder', values: { FIRST: {}, LAST: {} } });
export const scope = new GraphQLEnumType({ name: 'SupportedScope', values: { EVERYTHING: {}, MINE: {} } });

export const orderByClause = new GraphQLInputObjectType({
  name: 'OrderByClause',
  fields: { order: { type: resultOrder }, nulls: { type: nullOrder } },
});

/** In an aggregate query an order may be that of a function's result. */
export const aggregateOrderByClause = new GraphQLInputObjectType({
  name: 'AggregateOrderByClause',
  fields: {
    function: {
      type: new GraphQLEnumType({
        name: 'AggregateOrderByFunction',
        values: { AVG: {}, COUNT: {}, COUNT_DISTINCT: {}, MAX: {}, MIN: {}, SUM: {} },
      }),
    },
    order: { type: resultOrder },
    nulls: { type: nullOrder },
  },
});

export const groupByClause = new GraphQLInputObjectType({
  name: 'GroupByClause',
  fields: { group: { type: GraphQLBoolean } },
});

/** Instants and days are grouped by a part of theirs. */
export const groupByDateFunction = new GraphQLInputObjectType({
  name: 'GroupByDateFunction',
  fields: {
    group: { type: GraphQLBoolean },
    function: {
      type: new GraphQLEnumType({
        name: 'GroupByFunction',
        values: { CALENDAR_YEAR: {}, CALENDAR_QUARTER: {}, CALENDAR_MONTH: {} },
      }),
    },
  },
});

export const pageInfo = new GraphQLObjectType({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString },
    endCursor: { type: GraphQLString },
  },
});

/** A value as GraphQL writes it: instants end with Z. */
export function written(value: unknown): unknown {
  return typeof value === 'string'
    ? value.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})\+0000$/, '$1Z')
    : (value ?? null);
}
