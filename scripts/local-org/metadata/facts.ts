import type { LocalOrg } from '../org.ts';
import type { OrgFacts } from './catalogue.ts';

/** What references ask of the records of an org. */
export function factsOf(org: LocalOrg): OrgFacts {
  return {
    hasRecord(object, name) {
      const names = ['DeveloperName', 'Username', 'Name'].filter((field) => org.schema.findField(object, field));
      return names.some((field) => org.store.find(object, field, [name]).length > 0);
    },
  };
}
