import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import type { PackageComponent } from '../package.ts';
import type { XmlElement } from '../xml.ts';

/** Checks what one type of component refers to. Reports every problem; a silent return is a pass. */
export type ReferenceRule = (component: PackageComponent, catalogue: Catalogue, report: Report) => void | Promise<void>;

/** The children of an element that have a name. */
export const elements = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  parent?.children.filter((child) => child.name === name) ?? [];

/** The first child of a name. */
export const element = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  parent?.children.find((child) => child.name === name);

/** The text of a child, or an empty string. */
export const textOf = (parent: XmlElement | undefined, name: string): string => element(parent, name)?.text ?? '';

/** The first element of that name, or its parent: where a problem with it is shown. */
export const placeOf = (parent: XmlElement, name: string): XmlElement => element(parent, name) ?? parent;

/** Reports a developer name that the platform does not take. */
export function checkName(name: string, what: string, limit: number, at: XmlElement, report: Report): void {
  if (name.length > limit) report(`${what} name ${name}: Cannot be longer than ${limit} characters`, at);
  if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name))
    report(
      `The ${what} name ${name} can only contain alphanumeric characters and underscores, must begin with a letter, ` +
        'not end with an underscore and not hold two consecutive underscores',
      at,
    );
}

/** Reports that an element names something that is not there. */
export const reportMissing = (report: Report, at: XmlElement, type: string, name = at.text, field = at.name): void =>
  report(`In field: ${field} - no ${type} named ${name} found`, at);
