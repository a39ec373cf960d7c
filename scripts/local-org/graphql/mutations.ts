import { getArgumentValues, GraphQLError } from 'graphql';
import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { ApiError } from '../errors.ts';
import type { SaveOperation } from '../org.ts';
import { selectedFields } from './selection.ts';
import type { GraphqlContext } from './shape.ts';

type Input = Record<string, unknown>;
type Action = 'insert' | 'update' | 'delete';

/** Ends the transaction of a mutation whose operations stand or fall together. */
class RollBack extends Error {}

const ROLLED_BACK = 'The operation was rolled back because another operation of the same request failed.';

/** The operation that a field such as `AccountCreate` stands for. */
function operationOf(fieldName: string): { object: string; action: Action } {
  const [, object, verb] = /^(\w+)(Create|Update|Delete)$/.exec(fieldName)!;
  return {
    object: object!,
    action: ({ Create: 'insert', Update: 'update', Delete: 'delete' } as const)[verb as 'Create'],
  };
}

/** Runs all operations of a mutation in the order in which they are written, then leaves their outcomes to the fields. */
export function runMutation(context: GraphqlContext, info: GraphQLResolveInfo, allOrNone: boolean): void {
  const { org, session, outcomes } = context;
  const type = info.schema.getType('UIAPIMutations') as GraphQLObjectType;
  const operations = selectedFields(info, info.fieldNodes).filter(({ name }) => name !== '__typename');
  const runAll = (): void => {
    for (const { name, key, nodes } of operations) {
      try {
        const args = getArgumentValues(type.getFields()[name]!, nodes[0]!, info.variableValues) as { input: Input };
        const [result] = org.save(session, [saveOperation(context, name, args.input)], { allOrNone: false });
        if (!result!.success) throw new GraphQLError(result!.errors.map(({ message }) => message).join('; '));
        outcomes.set(key, { id: result!.id });
      } catch (error) {
        if (!(error instanceof ApiError || error instanceof GraphQLError)) throw error;
        outcomes.set(key, error);
        if (allOrNone) throw new RollBack();
      }
    }
  };
  try {
    if (allOrNone) org.store.transaction(runAll);
    else runAll();
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
    for (const { key } of operations)
      if (!(outcomes.get(key) instanceof Error)) outcomes.set(key, new GraphQLError(ROLLED_BACK));
  }
}

function saveOperation(context: GraphqlContext, fieldName: string, input: Input): SaveOperation {
  const { object, action } = operationOf(fieldName);
  const { parents } = context.shapes.get(object)!;
  const references = new Set([...parents.values()].map(({ reference }) => reference.name));
  const given = Object.entries((input[object] ?? {}) as Input);
  const record = Object.fromEntries(
    given.map(([name, value]) => [name, references.has(name) ? resolveReference(context, value) : value]),
  );
  const id = action === 'insert' ? {} : { Id: resolveReference(context, input['Id']) };
  return { action, object, record: { ...record, ...id } };
}

/** `@{alias}` is the record of the operation with this alias or name, which must be a create or a delete further up. */
function resolveReference(context: GraphqlContext, value: unknown): unknown {
  const alias = typeof value === 'string' ? /^@\{(.*)\}$/.exec(value)?.[1] : undefined;
  if (alias === undefined) return value;
  const outcome = context.outcomes.get(alias);
  if (outcome === undefined || outcome instanceof Error)
    throw new GraphQLError(`The reference @{${alias}} does not lead to an operation further up that succeeded.`);
  return outcome.id;
}
