import { columnsOf, namesIn, unknownFilters } from './fieldValue.ts';
import { rulesWithin, type ReadMapping, type Step } from './mapping.ts';
import type { ReadSource } from './csvSource.ts';
import type { FieldDescription, ObjectDescription } from './objectDescription.ts';
import type { Problem } from './problem.ts';
import { inputText } from '../connection/inputText.ts';

/** Compares a mapping with the files' columns and with the org's objects and fields: every mismatch is a problem with its place. */
export function checkMapping(
  read: ReadMapping,
  sources: ReadonlyMap<string, ReadSource>,
  objects: ReadonlyMap<string, ObjectDescription | undefined>,
): Problem[] {
  return read.mapping.steps.flatMap((step, index) =>
    new StepCheck(read, step, `steps.${index}`).run(sources.get(step.source), objects),
  );
}

class StepCheck {
  readonly #read: ReadMapping;
  readonly #step: Step;
  readonly #path: string;
  readonly #problems: Problem[] = [];

  constructor(read: ReadMapping, step: Step, path: string) {
    this.#read = read;
    this.#step = step;
    this.#path = path;
  }

  run(source: ReadSource | undefined, objects: ReadonlyMap<string, ObjectDescription | undefined>): Problem[] {
    this.#checkColumns(source);
    const object = objects.get(this.#step.object);
    if (!object) {
      this.#complain('object', inputText('mapping.noObject', [this.#step.object]));
      return this.#problems;
    }
    if (!object.createable) this.#complain('object', inputText('mapping.noCreate', [object.name]));
    this.#checkKeyField(object);
    this.#checkFields(object);
    if (!this.#step.update) this.#checkRequired(object);
    return this.#problems;
  }

  #checkColumns(source: ReadSource | undefined): void {
    // A file that could not be read is a problem of its own.
    if (!source || source.columns.length === 0) return;
    const known = (column: string, path: string): void => {
      if (!source.columns.includes(column)) {
        this.#complain(path, inputText('mapping.noColumn', [column, source.file, source.columns.join(', ')]));
      }
    };
    if (this.#step.whenFilled) known(this.#step.whenFilled, 'whenFilled');
    for (const [field, rule] of Object.entries(this.#step.fields)) {
      for (const part of rulesWithin(rule)) {
        for (const column of columnsOf(part)) known(column, `fields.${field}`);
        for (const filter of unknownFilters(part.template ?? '')) {
          this.#complain(`fields.${field}`, inputText('mapping.noFilter', [filter]));
        }
      }
    }
  }

  #checkKeyField(object: ObjectDescription): void {
    const field = object.fields.get(this.#step.keyField);
    if (!field) this.#complain('object', inputText('mapping.noKeyField', [object.name, this.#step.keyField]));
    else if (!field.externalId)
      this.#complain('object', inputText('mapping.noExternalId', [`${object.name}.${this.#step.keyField}`]));
    const { key = '', fields } = this.#step;
    for (const name of namesIn(key)) {
      if (!fields[name]) this.#complain('key', inputText('mapping.noRule', [name]));
    }
    for (const filter of unknownFilters(key)) this.#complain('key', inputText('mapping.noFilter', [filter]));
  }

  #checkFields(object: ObjectDescription): void {
    for (const [name, rule] of Object.entries(this.#step.fields)) {
      const field = object.fields.get(name);
      if (!field) {
        this.#complain(`fields.${name}`, inputText('mapping.noField', [object.name, name]));
        continue;
      }
      if (!field.createable && !field.updateable)
        this.#complain(`fields.${name}`, inputText('mapping.noWrite', [`${object.name}.${name}`]));
      const refers = rulesWithin(rule).some((part) => part.lookup || part.find);
      if (refers && field.type !== 'reference')
        this.#complain(`fields.${name}`, inputText('mapping.noLookup', [`${object.name}.${name}`]));
    }
    const { unattached } = this.#step;
    if (unattached && !this.#step.fields[unattached])
      this.#complain('unattached', inputText('mapping.noRule', [unattached]));
  }

  #checkRequired(object: ObjectDescription): void {
    for (const field of object.fields.values()) {
      if (isRequired(field) && !this.#step.fields[field.name] && field.name !== this.#step.keyField) {
        this.#complain('fields', inputText('mapping.required', [object.name, field.name]));
      }
    }
  }

  #complain(part: string, reason: string): void {
    const path = `${this.#path}.${part}`;
    this.#problems.push({ file: this.#read.file, ...this.#read.positionOf(path), field: path, reason });
  }
}

/** Fields without which the org refuses a new record. The owner is filled by the org although it must not be empty. */
export function isRequired(field: FieldDescription): boolean {
  return field.createable && !field.nillable && !field.defaultedOnCreate && field.name !== 'OwnerId';
}
