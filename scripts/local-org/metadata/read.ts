import { ApiError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import type { StoredComponent } from './component.ts';
import { childName, kindOfType, parentOfType } from './kinds.ts';
import { SETTINGS } from './settings.ts';
import { typeSchema } from './typeSchema.ts';

/** Components that one call may ask for. */
const MOST = 10;

/**
 * What `readMetadata` answers: the components of a type by their full names, one for each name, an empty one where there is
 * none of the name.
 * @throws ApiError for a type that is not modelled, or too many names
 */
export function readComponents(org: LocalOrg, type: string, fullNames: readonly string[]): { records: unknown[] } {
  if (fullNames.length > MOST)
    throw new ApiError(
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${MOST} records into this operation`,
    );
  const find = finderOf(org, type);
  return {
    records: fullNames.map((fullName) => {
      const content = find(fullName);
      return content ? { '@xsi:type': type, ...ordered(type, { fullName, ...content }) } : { '@xsi:nil': 'true' };
    }),
  };
}

type Content = StoredComponent['content'];

function finderOf(org: LocalOrg, type: string): (fullName: string) => Content | undefined {
  const settings = SETTINGS[type];
  if (settings) return (fullName) => (fullName === settings.fullName ? settings.read(org) : undefined);
  const parent = parentOfType(type);
  if (parent)
    return (fullName) => {
      for (const owner of org.metadata.ofType(parent.kind.type))
        for (const child of (owner.content[parent.element] ?? []) as Content[])
          if (childName(parent.child, owner.fullName, String(child[parent.child.key])) === fullName)
            return without(child, 'fullName');
      return undefined;
    };
  const kind = kindOfType(type);
  if (!kind) throw new ApiError('INVALID_TYPE', `Entity type ${type} is not modelled by the local org`);
  if (!kind.suffix && !kind.contentType)
    throw new ApiError('INVALID_TYPE', `readMetadata of ${type} is not modelled by the local org: retrieve it`);
  return (fullName) => {
    const found = org.metadata.get(type, fullName);
    return found && without(found.content, 'fullName');
  };
}

function without(content: Content, name: string): Content {
  return Object.fromEntries(Object.entries(content).filter(([key]) => key !== name));
}

/** Elements in the order of the schema. */
function ordered(type: string, content: Content): Content {
  const order = typeSchema().elements(type);
  const rank = (name: string): number => order?.get(name)?.order ?? Number.MAX_SAFE_INTEGER;
  return Object.fromEntries(Object.entries(content).sort(([a], [b]) => rank(a) - rank(b)));
}
