import { GraphQLBoolean, GraphQLID, GraphQLInputObjectType, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import { runMutation } from './mutations.ts';
import { readNode } from './records.ts';
import { recordFields } from './recordFields.ts';
import type { Field } from './recordFields.ts';
import type { GraphqlContext, Shape, Shapes } from './shape.ts';
import * as values from './values.ts';

const id = { type: new GraphQLNonNull(values.idOrReference) };

/** Create, update and delete of each object that the user may change. */
export function mutationType(shapes: Shapes): GraphQLObjectType {
  const operations = [...shapes.values()].flatMap((shape) => Object.entries(operationFields(shape)));
  const uiapi = new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'UIAPIMutations',
    fields: Object.fromEntries(operations),
  });
  const options = new GraphQLInputObjectType({
    name: 'UIAPIMutationsInput',
    fields: { allOrNone: { type: GraphQLBoolean, default: { value: true } } },
  });
  return new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'Mutation',
    fields: {
      uiapi: {
        type: new GraphQLNonNull(uiapi),
        args: { input: { type: options } },
        resolve(_source, { input }, context, info) {
          runMutation(context, info, (input as { allOrNone?: boolean } | undefined)?.allOrNone !== false);
          return {};
        },
      },
    },
  });
}

function operationFields(shape: Shape): Record<string, Field> {
  const { createable, updateable, deletable } = shape;
  const { name } = shape.object;
  const record = new GraphQLObjectType({ name: `${name}Representation`, fields: () => recordFields(shape) });
  const payload = (verb: string): GraphQLObjectType =>
    new GraphQLObjectType({
      name: `${name}${verb}Payload`,
      fields: {
        success: { type: GraphQLBoolean, resolve: () => true },
        Record: {
          type: record,
          resolve: (outcome: { id: string }, _args, context: GraphqlContext, info) =>
            readNode(context, info, shape, info.fieldNodes, outcome.id),
        },
      },
    });
  const found: Record<string, Field> = {};
  if (createable.length > 0) found[`${name}Create`] = operation(payload('Create'), input(shape, 'Create'));
  if (updateable.length > 0) found[`${name}Update`] = operation(payload('Update'), input(shape, 'Update'));
  if (deletable) {
    const deleted = new GraphQLObjectType({
      name: `${name}DeletePayload`,
      fields: { Id: { type: GraphQLID, resolve: (outcome: { id: string }) => outcome.id } },
    });
    found[`${name}Delete`] = operation(
      deleted,
      new GraphQLInputObjectType({ name: `${name}DeleteInput`, fields: { Id: id } }),
    );
  }
  return found;
}

function operation(type: GraphQLObjectType, argument: GraphQLInputObjectType): Field {
  return {
    type,
    args: { input: { type: new GraphQLNonNull(argument) } },
    resolve: (_source, _args, { outcomes }, info) => {
      const outcome = outcomes.get(String(info.path.key));
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
}

/** `{ Account: { … } }`, and for an update the id beside it. */
function input(shape: Shape, verb: 'Create' | 'Update'): GraphQLInputObjectType {
  const { name } = shape.object;
  const writable = verb === 'Create' ? shape.createable : shape.updateable;
  const representation = new GraphQLInputObjectType({
    name: `${name}${verb}Representation`,
    fields: Object.fromEntries(
      writable.map((field) => [
        field.name,
        { type: field.type === 'reference' ? values.idOrReference : values.scalar(values.typeName(field)) },
      ]),
    ),
  });
  return new GraphQLInputObjectType({
    name: `${name}${verb}Input`,
    fields: { ...(verb === 'Update' ? { Id: id } : {}), [name]: { type: new GraphQLNonNull(representation) } },
  });
}
