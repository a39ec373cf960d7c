import { buildSchema } from '../schema/build.ts';
import type { FieldModel, ObjectModel, Schema } from '../schema/model.ts';
import { standardObjects } from '../schema/standard/index.ts';
import type { MetadataComponent } from './component.ts';

/** What references ask of the org besides its metadata. */
export interface OrgFacts {
  /** Whether there is a record of a setup object (`UserRole`, `Profile`) of that developer name or name. */
  hasRecord(object: string, name: string): boolean;
}

/** The org as it would be after a deploy: what references may point to. */
export class Catalogue {
  readonly schema: Schema;
  readonly facts: OrgFacts;
  readonly #components: Map<string, MetadataComponent>;

  /** @param components everything deployed with the package laid over it */
  constructor(components: MetadataComponent[], facts: OrgFacts) {
    this.schema = buildSchema(standardObjects, components, (object) => object);
    this.facts = facts;
    this.#components = new Map(components.map((component) => [key(component.type, component.fullName), component]));
  }

  component(type: string, fullName: string): MetadataComponent | undefined {
    return this.#components.get(key(type, fullName));
  }

  has(type: string, fullName: string): boolean {
    return this.#components.has(key(type, fullName));
  }

  ofType(type: string): MetadataComponent[] {
    return [...this.#components.values()].filter((component) => component.type === type);
  }

  object(name: string): ObjectModel | undefined {
    return this.schema.find(name);
  }

  field(object: string, name: string): FieldModel | undefined {
    return this.schema.find(object) && this.schema.findField(object, name);
  }

  /** The object of a `CustomObject` component; for Activity one of those that have its fields. */
  objectOf(component: string): ObjectModel | undefined {
    return this.object(component === 'Activity' ? 'Event' : component);
  }

  /** A field by `Object.Field`, or through parents by `Object.Parent__r.Field`. */
  fieldByPath(path: string): FieldModel | undefined {
    const [first, ...rest] = path.split('.');
    const name = rest.pop();
    let object = this.object(first!);
    for (const relationship of rest) {
      const reference = [...(object?.fields.values() ?? [])].find((field) => field.relationshipName === relationship);
      object = this.object(reference?.referenceTo?.[0] ?? '');
    }
    return object && name ? this.field(object.name, name) : undefined;
  }

  /** Whether there is a custom label; labels are named with regard to case. */
  hasLabel(name: string): boolean {
    const labels = this.component('CustomLabels', 'CustomLabels')?.content['labels'] as
      Record<string, string>[] | undefined;
    return Boolean(labels?.some((label) => label['fullName'] === name));
  }

  /** A tab by its API name: a deployed custom tab, or `standard-X` of an object of the org. */
  hasTab(name: string): boolean {
    const standard = /^standard-(\w+)$/.exec(name)?.[1];
    return standard ? standard === 'home' || this.object(standard)?.custom === false : this.has('CustomTab', name);
  }
}

const key = (type: string, fullName: string): string => `${type}/${fullName.toLowerCase()}`;
