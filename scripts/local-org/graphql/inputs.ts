import { GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLString } from 'graphql';
import type { GraphQLInputType } from 'graphql';
import type { FieldModel } from '../schema/model.ts';
import type { Shapes } from './shape.ts';
import * as values from './values.ts';

export type Inputs = Record<string, { type: GraphQLInputType }>;

/** The argument types of an object's connections. */
export interface ArgumentTypes {
  /** `where`, `orderBy`, `first`, `after` */
  page(object: string): Inputs;
  /** As `page`, but ordered by functions too, and with `groupBy`. */
  aggregate(object: string): Inputs;
  canFilter(field: FieldModel): boolean;
}

/** Makes each type of a name once, when it is first asked for. */
export function onceByName<Type>(make: (name: string) => Type): (name: string) => Type {
  const made = new Map<string, Type>();
  return (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name)!;
  };
}

export function argumentTypes(shapes: Shapes): ArgumentTypes {
  const join: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: 'JoinInput',
    fields: () => ({
      ApiName: { type: new GraphQLNonNull(GraphQLString) },
      ...Object.fromEntries([...shapes.keys()].map((name) => [name, { type: filter(name) }])),
    }),
  });
  const operators = onceByName((name) => values.makeOperators(name, join));
  const operatorsOf = (field: FieldModel): GraphQLInputObjectType | undefined => operators(values.typeName(field));
  const canFilter = (field: FieldModel): boolean => operatorsOf(field) !== undefined;

  /** Makes input types with an entry for each field that `entry` gives a type to, and for each parent. */
  const inputs = (
    suffix: string,
    entry: (field: FieldModel) => GraphQLInputType | undefined,
    more: (self: GraphQLInputObjectType) => Inputs = () => ({}),
  ): ((name: string) => GraphQLInputObjectType) => {
    const typeOf = onceByName((name): GraphQLInputObjectType => {
      const { fields, parents } = shapes.get(name)!;
      const self: GraphQLInputObjectType = new GraphQLInputObjectType({
        name: `${name}_${suffix}`,
        fields: () => {
          const found: Inputs = {};
          for (const field of fields.values()) {
            const type = entry(field);
            if (type) found[field.name] = { type };
          }
          for (const [relationship, { targets }] of parents) found[relationship] = { type: typeOf(targets[0]!) };
          return { ...found, ...more(self) };
        },
      });
      return self;
    });
    return typeOf;
  };

  const filter = inputs('Filter', operatorsOf, (self) => ({
    and: { type: new GraphQLList(self) },
    or: { type: new GraphQLList(self) },
    not: { type: self },
  }));
  const order = inputs('OrderBy', (field) => (canFilter(field) ? values.orderByClause : undefined));
  const aggregateOrder = inputs('AggregateOrderBy', (field) =>
    canFilter(field) ? values.aggregateOrderByClause : undefined,
  );
  const group = inputs('GroupBy', (field) => {
    if (field.type === 'date' || field.type === 'datetime') return values.groupByDateFunction;
    const groupable = canFilter(field) && !['double', 'currency', 'percent'].includes(field.type);
    return groupable ? values.groupByClause : undefined;
  });
  const page = (object: string): Inputs => ({
    where: { type: filter(object) },
    orderBy: { type: order(object) },
    first: { type: GraphQLInt },
    after: { type: GraphQLString },
  });
  return {
    page,
    canFilter,
    aggregate: (object) => ({
      ...page(object),
      orderBy: { type: aggregateOrder(object) },
      groupBy: { type: group(object) },
    }),
  };
}
