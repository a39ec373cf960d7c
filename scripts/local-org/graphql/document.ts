import { TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema, SelectionNode } from 'graphql';

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

/** How many record and aggregate connections a document reads at the top. */
export function countSubqueries(document: DocumentNode): number {
  let count = 0;
  const path: string[] = [];
  visit(document, {
    Field: {
      enter(node: FieldNode) {
        path.push(node.name.value);
        if (path.length === 3 && path[0] === 'uiapi' && (path[1] === 'query' || path[1] === 'aggregate')) count += 1;
        return undefined;
      },
      leave() {
        path.pop();
        return undefined;
      },
    },
  });
  return count;
}
