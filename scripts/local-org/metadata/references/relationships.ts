import { elements, placeOf, textOf, type ReferenceRule } from './rule.ts';

/** Child relationship names are unique among all children of a parent, whichever object they come from. */
export const checkRelationships: ReferenceRule = (component, catalogue, report) => {
  for (const field of elements(component.tree, 'fields')) {
    const name = textOf(field, 'relationshipName');
    const parent = textOf(field, 'referenceTo');
    if (!name || !catalogue.object(parent)) continue;
    const same = catalogue.schema
      .children(parent)
      .filter(({ relationshipName }) => relationshipName?.toLowerCase() === `${name}__r`.toLowerCase());
    if (same.length > 1)
      report(`Duplicate child relationship name ${name} on ${parent}`, placeOf(field, 'relationshipName'));
  }
};
