import { TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema, SelectionNode } from 'graphql';

/** Takes out of a document what is marked `@optional` and the schema, made for one user, does not have. */
export function dropOptional(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const typeInfo = new TypeInfo(schema);
  const isOptional = (node: SelectionNode): boolean =>
    node.directives?.some(({ name }) => name.value === 'optional') === true;
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter: (node) => (isOptional(node) && !typeInfo.getFieldDef() ? null : undefined),
        // A field below which everything was dropped has nothing to ask for.
        leave: (node) => (node.selectionSet?.selections.length === 0 ? null : undefined),
      },
      InlineFragment: {
        enter: (node) =>
          isOptional(node) && node.typeCondition && !schema.getType(node.typeCondition.name.value) ? null : undefined,
        leave: (node) => (node.selectionSet.selections.length === 0 ? null : undefined),
      },
    }),
  );
}

/** How many record and aggregate connections a document reads at the top, in fragments too. */
export function countSubqueries(schema: GraphQLSchema, document: DocumentNode): number {
  let count = 0;
  const typeInfo = new TypeInfo(schema);
  const Field = (): void => {
    if (/^RecordQuery(Aggregate)?$/.test(typeInfo.getParentType()?.name ?? '')) count += 1;
  };
  visit(document, visitWithTypeInfo(typeInfo, { Field }));
  return count;
}
