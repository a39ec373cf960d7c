import {
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  specifiedDirectives,
} from 'graphql';
import type { GraphQLOutputType } from 'graphql';
import { objectInfo } from '../ui-api/objectInfo.ts';
import { DATE_FUNCTIONS, FUNCTIONS, readAggregate } from './aggregates.ts';
import type { AggregateArguments, Group, GroupPlace } from './aggregates.ts';
import { argumentTypes, onceByName } from './inputs.ts';
import { mutationType } from './mutationSchema.ts';
import { recordFields } from './recordFields.ts';
import type { Field, Fields } from './recordFields.ts';
import { CHILDREN, readConnection } from './records.ts';
import type { ConnectionArguments, Node } from './records.ts';
import type { GraphqlContext, Shape, Shapes } from './shape.ts';
import * as values from './values.ts';

/** Marks what is left out, instead of failing the query, when the user may not see it. */
const optional = new GraphQLDirective({ name: 'optional', locations: ['FIELD', 'INLINE_FRAGMENT', 'FRAGMENT_SPREAD'] });

/** The GraphQL schema of the UI API for one user: what the user may not see is not in it. */
export function buildSchema(shapes: Shapes): GraphQLSchema {
  const inputs = argumentTypes(shapes);
  const upperBound = { type: GraphQLInt };
  const all = [...shapes.values()];
  const byObject = (field: (shape: Shape) => Field): Fields =>
    Object.fromEntries(all.map((shape) => [shape.object.name, field(shape)]));

  const recordType = onceByName((name): GraphQLObjectType => {
    const shape = shapes.get(name)!;
    return new GraphQLObjectType({
      name,
      fields: () => ({ ...recordFields(shape), ...parentFields(shape), ...childFields(shape) }),
    });
  });
  const parentFields = ({ object, parents }: Shape): Fields =>
    Object.fromEntries(
      [...parents].map(([relationship, { targets }]) => {
        if (targets.length === 1) return [relationship, { type: recordType(targets[0]!) }];
        const resolveType = (row: Node, { org }: GraphqlContext): string =>
          org.schema.objectOfId(String(row['Id']))?.name ?? targets[0]!;
        return [
          relationship,
          {
            type: new GraphQLUnionType({
              name: `${object.name}_${relationship}`,
              types: () => targets.map(recordType),
              resolveType,
            }),
          },
        ];
      }),
    );
  const childFields = ({ children }: Shape): Fields =>
    Object.fromEntries(
      [...children].map(([relationship, { object }]) => [
        relationship,
        {
          type: connectionType(object.name),
          args: { ...inputs.page(object.name), upperBound },
          resolve: (row: Node, _args, _context, info) => row[CHILDREN]?.get(String(info.path.key)),
        },
      ]),
    );
  const connectionType = onceByName((name) => connection(name, `${name}`, () => recordType(name)));

  const aggregateType = onceByName((name): GraphQLObjectType => {
    const { fields, parents } = shapes.get(name)!;
    const own = [...fields.values()].filter(inputs.canFilter);
    return new GraphQLObjectType({
      name: `${name}Aggregate`,
      fields: (): Fields => ({
        ...Object.fromEntries(
          own.map((field) => [
            field.name,
            {
              type: fieldAggregate(values.typeName(field)),
              resolve: (place: GroupPlace) => ({ ...place, field, object: name }),
            },
          ]),
        ),
        ...Object.fromEntries(
          [...parents].map(([relationship, { targets }]) => [
            relationship,
            {
              type: aggregateType(targets[0]!),
              resolve: (place: GroupPlace) => ({ ...place, prefix: `${place.prefix}${relationship}.` }),
            },
          ]),
        ),
      }),
    });
  });
  const fieldAggregate = onceByName(makeFieldAggregate);
  const aggregateConnection = onceByName((name) => {
    const resolve = (group: Group): GroupPlace => ({ group, prefix: '' });
    const result = new GraphQLObjectType({
      name: `${name}Result`,
      fields: () => ({ aggregate: { type: aggregateType(name), resolve } }),
    });
    return connection(name, `${name}Aggregate`, () => result);
  });

  const query = byObject((shape) => ({
    type: connectionType(shape.object.name),
    args: { ...inputs.page(shape.object.name), upperBound, scope: { type: values.scope } },
    resolve: (_source, args, context, info) => readConnection(context, info, shape, args as ConnectionArguments),
  }));
  const aggregate = byObject((shape) => ({
    type: aggregateConnection(shape.object.name),
    args: { ...inputs.aggregate(shape.object.name), scope: { type: values.scope } },
    resolve: (_source, args, context, info) => readAggregate(context, info, shape, args as AggregateArguments),
  }));
  const uiapi = new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'UIAPI',
    fields: {
      query: { type: new GraphQLObjectType({ name: 'RecordQuery', fields: query }), resolve: () => ({}) },
      aggregate: {
        type: new GraphQLObjectType({ name: 'RecordQueryAggregate', fields: aggregate }),
        resolve: () => ({}),
      },
      objectInfos: {
        type: new GraphQLList(objectInfoType),
        args: { apiNames: { type: new GraphQLList(GraphQLString) } },
        resolve: (_source, { apiNames }, { org, session }) =>
          ((apiNames as string[] | null) ?? []).map((name) => objectInfo(org, session, name)),
      },
    },
  });
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: { uiapi: { type: new GraphQLNonNull(uiapi), resolve: () => ({}) } },
    }),
    mutation: mutationType(shapes),
    directives: [...specifiedDirectives, optional],
  });
}

function connection(object: string, name: string, node: () => GraphQLOutputType): GraphQLObjectType {
  const edge = new GraphQLObjectType({
    name: `${name}Edge`,
    description: `One of the ${object} records or groups of a page.`,
    fields: () => ({ node: { type: node() }, cursor: { type: GraphQLString } }),
  });
  return new GraphQLObjectType({
    name: `${name}Connection`,
    fields: {
      edges: { type: new GraphQLList(edge) },
      pageInfo: { type: new GraphQLNonNull(values.pageInfo) },
      totalCount: { type: GraphQLInt },
      pageResultCount: { type: GraphQLInt },
    },
  });
}

/** `{ value displayValue avg { value } … }` of the fields of one type; sums and averages of numbers only. */
function makeFieldAggregate(name: string): GraphQLObjectType {
  const numeric = ['Int', 'Double', 'Currency', 'Percent'].includes(name);
  const dated = name === 'Date' || name === 'DateTime';
  const resultOf: Record<string, string> = {
    avg: 'Double',
    count: 'Long',
    countDistinct: 'Long',
    sum: name === 'Int' ? 'Long' : name,
  };
  const names = Object.keys(FUNCTIONS).filter((each) => (each === 'avg' || each === 'sum' ? numeric : true));
  const usable = names.filter((each) => name !== 'Boolean' || each === 'count' || each === 'countDistinct');
  const read = ({ group, prefix, field }: GroupPlace, apply?: string): unknown =>
    group.values.get(apply ? `${apply}(${prefix}${field!.name})` : `${prefix}${field!.name}`);
  const result = (type: string, apply: string, ofField: boolean): Field => ({
    type: values.valueType(type),
    resolve: (place: GroupPlace, _args, { display }) => {
      const value = values.written(read(place, apply));
      return {
        value,
        displayValue: ofField ? display(place.object!, place.field!, value) : value === null ? null : String(value),
      };
    },
  });
  const shown = (place: GroupPlace, { display }: GraphqlContext): string | null =>
    display(place.object!, place.field!, read(place));
  return new GraphQLObjectType<GroupPlace, GraphqlContext>({
    name: `${name}Aggregate`,
    fields: {
      value: { type: values.scalar(name), resolve: (place) => values.written(read(place)) },
      displayValue: { type: GraphQLString, resolve: (place, _args, context) => shown(place, context) },
      label: { type: GraphQLString, resolve: (place, _args, context) => shown(place, context) },
      ...Object.fromEntries(
        usable.map((each) => [each, result(resultOf[each] ?? name, FUNCTIONS[each]!, !each.startsWith('count'))]),
      ),
      ...(dated
        ? Object.fromEntries(Object.entries(DATE_FUNCTIONS).map(([each, apply]) => [each, result('Int', apply, false)]))
        : {}),
    },
  });
}

const objectFieldInfo = new GraphQLObjectType({
  name: 'FieldInfo',
  fields: {
    ApiName: { type: GraphQLString, resolve: (info: Record<string, unknown>) => info['apiName'] },
    ...Object.fromEntries(['label', 'dataType', 'inlineHelpText'].map((name) => [name, { type: GraphQLString }])),
    ...Object.fromEntries(
      ['createable', 'custom', 'required', 'updateable'].map((name) => [name, { type: GraphQLBoolean }]),
    ),
  },
});

const objectInfoType = new GraphQLObjectType({
  name: 'ObjectInfo',
  fields: {
    ApiName: { type: GraphQLString, resolve: (info: Record<string, unknown>) => info['apiName'] },
    fields: {
      type: new GraphQLList(objectFieldInfo),
      resolve: (info: Record<string, unknown>) => Object.values(info['fields'] as object),
    },
    ...Object.fromEntries(['keyPrefix', 'label', 'labelPlural'].map((name) => [name, { type: GraphQLString }])),
    ...Object.fromEntries(
      ['createable', 'custom', 'deletable', 'queryable', 'searchable', 'updateable'].map((name) => [
        name,
        { type: GraphQLBoolean },
      ]),
    ),
  },
});
