import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** One element of a metadata type, as the Metadata API's schema has it. */
export interface ElementModel {
  name: string;
  /** `string`, `boolean`, `number`, `unknown`, or the name of a type or enumeration. */
  type: string;
  repeated: boolean;
  required: boolean;
  /** Position in the schema: elements of the base type first. */
  order: number;
}

type TypeModel = Map<string, ElementModel>;

interface Declaration {
  bases: string[];
  elements: Omit<ElementModel, 'order'>[];
}

/**
 * The Metadata API's types, read from the WSDL-derived declarations of `@salesforce/types`. That file is generated,
 * one declaration or property per line; a line of any other shape is an error rather than a guess.
 */
class TypeSchema {
  readonly #declarations = new Map<string, Declaration>();
  readonly #enumerations = new Map<string, Set<string>>();
  readonly #types = new Map<string, TypeModel>();

  constructor(source: string) {
    let open: Declaration | undefined;
    for (const line of source.split('\n')) {
      const property = open && /^ {4}(\w+)(\?)?: (\w+)(\[\])?;$/.exec(line);
      if (property) {
        const [, name, optional, type, array] = property as unknown as [string, string, string?, string?, string?];
        open!.elements.push({ name, type: type!, repeated: Boolean(array), required: !optional && !array });
        continue;
      }
      const start = /^export type (\w+) = ((?:\w+ & )*)\{$/.exec(line);
      if (start) {
        open = { bases: start[2]!.split(' & ').filter(Boolean), elements: [] };
        this.#declarations.set(start[1]!, open);
        continue;
      }
      const enumeration = /^export type (\w+) = ((?:'[^']*'(?: \| )?)+);$/.exec(line);
      if (enumeration) {
        this.#enumerations.set(enumeration[1]!, new Set([...enumeration[2]!.matchAll(/'([^']*)'/g)].map((m) => m[1]!)));
        continue;
      }
      const alias = /^export type (\w+) = (\w+);$/.exec(line);
      if (alias) {
        // An alias of a scalar adds nothing to check; one of a type has that type's elements.
        const bases = /^(string|unknown|number|boolean)$/.test(alias[2]!) ? [] : [alias[2]!];
        if (bases.length) this.#declarations.set(alias[1]!, { bases, elements: [] });
        continue;
      }
      if (/^(\};|export \{\};|\/\/.*|)$/.test(line)) continue;
      throw new Error(`The metadata types of @salesforce/types hold a line of an unknown shape: ${line}`);
    }
  }

  /** The elements of a type by name, or undefined when the schema has no such complex type. */
  elements(type: string): TypeModel | undefined {
    const known = this.#types.get(type);
    if (known) return known;
    const declaration = this.#declarations.get(type);
    if (!declaration) return undefined;
    const model: TypeModel = new Map();
    const inherited = declaration.bases.flatMap((base) => [...(this.elements(base)?.values() ?? [])]);
    for (const element of [...inherited, ...declaration.elements])
      model.set(element.name, { ...element, order: model.get(element.name)?.order ?? model.size });
    this.#types.set(type, model);
    return model;
  }

  /** The values of an enumeration, or undefined when the type is none. */
  enumeration(type: string): Set<string> | undefined {
    return this.#enumerations.get(type);
  }
}

let schema: TypeSchema | undefined;

/** The schema of API 66.0, read once per process. */
export function typeSchema(): TypeSchema {
  if (!schema) {
    const types = dirname(createRequire(import.meta.url).resolve('@salesforce/types/metadata'));
    schema = new TypeSchema(readFileSync(join(types, 'metadata.d.ts'), 'utf8'));
  }
  return schema;
}
