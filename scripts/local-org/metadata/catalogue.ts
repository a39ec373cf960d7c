import { buildSchema } from '../schema/build.ts';
import type { FieldModel, ObjectModel, Schema } from '../schema/model.ts';
import { standardObjects } from '../schema/standard/index.ts';
import type { MetadataComponent } from './component.ts';

/** The org as it would be after a deploy: what references may point to. */
export class Catalogue {
  readonly schema: Schema;
  readonly #components: Map<string, MetadataComponent>;
  readonly #records: (object: string, developerName: string) => boolean;

  /**
   * @param components everything deployed with the package laid over it
   * @param records whether the org holds a record (role, profile) that metadata can name
   */
  constructor(components: MetadataComponent[], records: (object: string, name: string) => boolean) {
    this.schema = buildSchema(standardObjects, components, (object) => object);
    this.#components = new Map(components.map((component) => [key(component.type, component.fullName), component]));
    this.#records = records;
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

  /** A field by `Object.Field`. */
  fieldByPath(path: string): FieldModel | undefined {
    const [object, field, ...rest] = path.split('.');
    return rest.length || !field ? undefined : this.field(object!, field);
  }

  label(name: string): Record<string, string> | undefined {
    const labels = this.component('CustomLabels', 'CustomLabels')?.content['labels'] as Record<string, string>[] | undefined;
    return labels?.find((label) => label['fullName'] === name);
  }

  /** Whether the org holds a record of a setup object (`UserRole`, `Profile`) of that developer or plain name. */
  hasRecord(object: string, name: string): boolean {
    return this.#records(object, name);
  }

  /** A tab by its API name: a deployed custom tab, or `standard-X` of an object of the org. */
  hasTab(name: string): boolean {
    const standard = /^standard-(\w+)$/.exec(name)?.[1];
    return standard ? standard === 'home' || this.object(standard)?.custom === false : this.has('CustomTab', name);
  }
}

const key = (type: string, fullName: string): string => `${type}/${fullName.toLowerCase()}`;
