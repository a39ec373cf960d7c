import { exposedBaseModules, modelledModules } from '../../shell/server/modules.ts';
import type { Catalogue } from '../catalogue.ts';
import type { BundleReference } from '../compile.ts';
import { compiledBundle } from '../compiledBundles.ts';
import { checkConfiguration } from './bundleConfiguration.ts';
import { checkName, type ReferenceRule } from './rule.ts';

const USER = new Set(['Id', 'isGuest']);
const I18N = new Set(
  'lang dir locale currency firstDayOfWeek timeZone number.currencyFormat dateTime.shortDateFormat dateTime.shortDateTimeFormat common.calendarData'.split(
    ' ',
  ),
);

/** Lightning web components: they compile as on the platform, and all they import and configure exists. */
export const checkBundle: ReferenceRule = async ({ tree, fullName, files = {} }, catalogue, report) => {
  checkName(fullName, 'Lightning web component', 40, tree, report);
  if (!/^[a-z]/.test(fullName))
    report(`The name of a Lightning web component begins with a lowercase letter: ${fullName}`, tree);
  if (!(`${fullName}.js` in files) && !(`${fullName}.html` in files))
    return report(`Cannot find Lightning Component Bundle ${fullName}`, tree);
  for (const file of Object.keys(files))
    if (!/^[\w./-]+\.(js|html|css|svg|js-meta\.xml)$/.test(file) || /(^|\/)(__tests__|__mocks__)\//.test(file))
      report(`${file} is no file of a Lightning web component`, tree);

  const compiled = await compiledBundle(fullName, files);
  const at = ({
    file,
    line,
    column,
  }: {
    file: string;
    line: number;
    column: number;
  }): { file: string; line: number; column: number } => ({ file, line, column });
  for (const problem of compiled.problems) report(problem.message, at(problem));
  for (const reference of compiled.references) {
    const problem = problemOf(reference, fullName, catalogue);
    if (problem) report(problem, at(reference));
  }
  checkConfiguration(
    tree,
    compiled.problems.length ? undefined : compiled.publicNames,
    catalogue,
    (problem, place = tree) =>
      report(problem, { file: `${fullName}.js-meta.xml`, line: place.line, column: place.column } as typeof place),
  );
};

function problemOf({ type, id, file }: BundleReference, bundle: string, catalogue: Catalogue): string | undefined {
  const invalid = (kind: string): string => `Invalid reference ${id} of type ${kind} in file ${file}`;
  switch (type) {
    case 'label':
      return /^c\./.test(id) && catalogue.hasLabel(id.slice(2)) ? undefined : invalid('label');
    case 'schema':
      if (id.includes('.')) return catalogue.fieldByPath(id) ? undefined : invalid('sobjectField');
      return catalogue.object(id) ? undefined : invalid('sobjectClass');
    case 'customPermission':
      return catalogue.has('CustomPermission', id) ? undefined : invalid('customPermission');
    case 'user':
      return USER.has(id) ? undefined : invalid('user');
    case 'i18n':
      return I18N.has(id) ? undefined : invalid('i18n');
    case 'client':
      return id === 'formFactor' ? undefined : invalid('client');
    case 'module':
    case 'component':
      return missingModule(type === 'module' ? id : toModule(id), bundle, catalogue);
    default:
      return `${invalid(type)}: references of this type are not modelled by the local org`;
  }
}

/** Exposed by the base components' package, and yet of the platform's own use. */
const PRIVATE = new Set([
  'lightning/iconUtils',
  'lightning/internalLocalizationService',
  'lightning/primitiveFigure',
  'lightning/utils',
]);
let modules: Set<string> | undefined;

/** The `lightning/*` modules that pages of this org can load. */
function platformModules(): Set<string> {
  modules ??= new Set([...exposedBaseModules(), ...modelledModules].filter((name) => !PRIVATE.has(name)));
  return modules;
}

/** `c-child-thing` names the module `c/childThing`. */
const toModule = (tag: string): string => {
  const [namespace, ...words] = tag.split('-');
  return `${namespace}/${words.map((word, index) => (index ? word[0]!.toUpperCase() + word.slice(1) : word)).join('')}`;
};

function missingModule(id: string, bundle: string, catalogue: Catalogue): string | undefined {
  const [namespace, name] = id.split('/') as [string, string?];
  const isThere =
    id === 'lwc' ||
    (namespace === 'c' && name && catalogue.has('LightningComponentBundle', name)) ||
    (namespace === 'lightning' && platformModules().has(id));
  return isThere ? undefined : `No MODULE named markup://${namespace}:${name ?? ''} found : [markup://c:${bundle}]`;
}
