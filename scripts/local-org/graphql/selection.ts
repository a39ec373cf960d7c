import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql';
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** A field asked for: its name, the key it has in the response, and all places that select below it. */
export interface Selected {
  name: string;
  key: string;
  nodes: FieldNode[];
}

/** The fields selected below some nodes, fragments opened, `@skip` and `@include` applied. */
export function selectedFields(info: GraphQLResolveInfo, nodes: readonly FieldNode[]): Selected[] {
  const found = new Map<string, Selected>();
  const walk = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)?.['if'] === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)?.['if'] === false) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const known = found.get(key);
        if (known) known.nodes.push(selection);
        else found.set(key, { name: selection.name.value, key, nodes: [selection] });
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet);
      else walk(info.fragments[selection.name.value]?.selectionSet);
    }
  };
  for (const node of nodes) walk(node.selectionSet);
  return [...found.values()];
}

/** The nodes at a path of field names below some nodes, such as `edges`, `node`. */
export function descend(info: GraphQLResolveInfo, nodes: readonly FieldNode[], ...path: string[]): FieldNode[] {
  return path.reduce<FieldNode[]>(
    (from, name) => selectedFields(info, from).flatMap((selected) => (selected.name === name ? selected.nodes : [])),
    [...nodes],
  );
}
