import { GraphQLID, GraphQLNonNull, GraphQLString } from 'graphql';
import type { GraphQLFieldConfig } from 'graphql';
import type { FieldModel } from '../schema/model.ts';
import type { Node } from './records.ts';
import type { GraphqlContext, Shape } from './shape.ts';
import * as values from './values.ts';

// Each resolver knows what its parent resolved to; the library's types do not.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Field = GraphQLFieldConfig<any, GraphqlContext>;
export type Fields = Record<string, Field>;

/** Id, name and the fields of a record's type. */
export function recordFields(shape: Shape): Fields {
  const { name, nameFieldName } = shape.object;
  const own = [...shape.fields.values()].filter(({ type }) => type !== 'id');
  return {
    Id: { type: new GraphQLNonNull(GraphQLID) },
    ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: () => name },
    DisplayValue: { type: GraphQLString, resolve: (row: Node) => row[nameFieldName] },
    ...Object.fromEntries(own.map((field) => [field.name, valueField(name, field)])),
  };
}

function valueField(object: string, field: FieldModel): Field {
  return {
    type: values.valueType(values.typeName(field)),
    resolve: (row: Node, _args, { display }) => {
      const value = row[field.name];
      const displayValue = display(object, field, value);
      return { value: values.written(value), displayValue, label: displayValue };
    },
  };
}
