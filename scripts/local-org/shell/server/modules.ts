import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** The folder of the shell's browser code. */
export const clientDirectory = fileURLToPath(new URL('../client', import.meta.url));

/** The folder of an installed npm package. */
export function packageDirectory(name: string): string {
  const found = (require.resolve.paths(name) ?? [])
    .map((directory) => join(directory, name))
    .find((directory) => existsSync(directory));
  if (!found) throw new Error(`The npm package ${name} is not installed. Run npm install.`);
  return found;
}

/** Modules for the platform's private use, those that need services no local org has, and one whose import is not in the package. */
const NOT_OFFERED = /^lightning\/(iconSvgTemplates|slds[A-Z]|barcodeScanner|staticMap|primitiveFigure)/;

/** The `lightning/*` modules that the base components package exposes, by name. */
export function exposedBaseModules(): string[] {
  const file = join(packageDirectory('lightning-base-components'), 'package.json');
  const { lwc } = JSON.parse(readFileSync(file, 'utf8')) as { lwc: { expose: string[] } };
  return lwc.expose.filter((name) => name.startsWith('lightning/') && !NOT_OFFERED.test(name));
}

/** The platform modules modelled by this shell (`client/overrides`), beside the base components. */
export const modelledModules = [
  'lightning/graphql',
  'lightning/navigation',
  'lightning/pageReferenceUtils',
  'lightning/platformShowToastEvent',
  'lightning/uiObjectInfoApi',
  'lightning/uiRecordApi',
];

/**
 * Source of a module that has no file: labels, schema names, permissions, formats. Values that depend on the user come
 * from the page's context when the module is loaded, so that one bundle serves every user and language.
 * @param id module name, such as `@salesforce/label/c.Title`
 * @returns undefined when the platform has no such module, or when it is not modelled
 */
export function virtualModule(id: string): string | undefined {
  const [, kind, name] = /^@salesforce\/([^/]+)\/(.+)$/.exec(id) ?? [];
  if (!kind || !name) return undefined;
  const text = JSON.stringify(name);
  switch (kind) {
    case 'label':
      return fromContext(`label(${text}, packaged)`, packagedFile(id));
    case 'i18n':
      return fromContext(`i18n(${text}, packaged)`, packagedFile(id));
    case 'customPermission':
    case 'userPermission':
      return fromContext(`permission(${JSON.stringify(kind)}, ${text})`);
    case 'schema':
      return schemaReference(name);
    case 'user':
      return name === 'Id' ? fromContext('userId()') : name === 'isGuest' ? 'export default false;' : undefined;
    case 'client':
      return name === 'formFactor' ? fromContext('formFactor()') : undefined;
    default:
      return undefined;
  }
}

function fromContext(call: string, packaged?: string): string {
  const fallback = packaged ? `import packaged from ${JSON.stringify(packaged)};` : 'const packaged = undefined;';
  return `import * as context from 'shell/context';\n${fallback}\nexport default context.${call};\n`;
}

function schemaReference(name: string): string {
  const [object, ...path] = name.split('.');
  const reference = path.length ? { fieldApiName: path.join('.'), objectApiName: object } : { objectApiName: object };
  return `export default ${JSON.stringify(reference)};`;
}

/** The file that holds the base components' own value of a label or format. */
function packagedFile(id: string): string | undefined {
  const file = join(packageDirectory('lightning-base-components'), 'scopedImports', `${id.replaceAll('/', '-')}.js`);
  return existsSync(file) ? file : undefined;
}
