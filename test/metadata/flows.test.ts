// Flows that an administrator can read: named by object, moment and purpose, explained element by element, and never in the way of a
// save because of a query or a row of their own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { XmlElement } from '../../scripts/local-org/metadata/xml.ts';
import { all, ofType, sourceFiles, textOf, type SourceFile } from './sourceFiles.ts';

const NODES = [
  ...['assignments', 'customErrors', 'decisions', 'loops'],
  ...['recordCreates', 'recordLookups', 'recordUpdates', 'recordDeletes', 'actionCalls'],
];
const DATA = NODES.filter((kind) => kind.startsWith('record') || kind === 'actionCalls');
const RESOURCES = ['formulas', 'variables', 'constants'];
const MOMENTS: Record<string, string> = {
  AfterSave: 'RecordAfterSave',
  BeforeDelete: 'RecordBeforeDelete',
  Daily: 'Scheduled',
  BeforeSave: 'RecordBeforeSave',
};
const SKIP = '$Permission.RenkeiSkipAutomation';
const SUBSTANCE = 20;
/** Of the description of an element. */
const LONGEST_DESCRIPTION = 255;
/** The platform takes 3,900 characters; nobody reads as many. */
const LONGEST_FORMULA = 500;
/** Elements are words with capitals, variables and formulas tell themselves apart by their first letter. */
const NAMES: Record<string, RegExp> = {
  formulas: /^[A-Z][A-Za-z]+$/,
  variables: /^[a-z][A-Za-z]+$/,
  constants: /^[A-Z_]+$/,
};
const ELEMENT_NAME = /^[A-Z][a-z]+(_[A-Z][a-z]+)*$/;

const named = (root: XmlElement, kinds: string[]): { kind: string; name: string; element: XmlElement }[] =>
  kinds.flatMap((kind) =>
    all(root, kind).map((element) => ({ kind, name: textOf(element, 'name') ?? '(none)', element })),
  );

function problems(files: SourceFile[]): string[] {
  return ofType(files, 'Flow').flatMap(({ name, root }) =>
    [...misnamed(name, root), ...unexplained(root), ...unsafe(root), ...unused(root)].map(
      (problem) => `${name}: ${problem}`,
    ),
  );
}

function misnamed(name: string, root: XmlElement): string[] {
  const found: string[] = [];
  const [, object, moment] = /^Renkei([A-Z][A-Za-z]*)_([A-Z][A-Za-z]*)_[A-Z][A-Za-z]*$/.exec(name) ?? [];
  const triggers = textOf(root, 'start', 'object')?.replace(/^Renkei|__c$/g, '');
  // A flow that the clock sets off may be for no object.
  if (
    (object !== triggers && (triggers || moment !== 'Daily')) ||
    MOMENTS[moment!] !== textOf(root, 'start', 'triggerType')
  )
    found.push(`the name does not say object (${triggers}), moment and purpose`);
  for (const { kind, name: element } of named(root, [...NODES, ...RESOURCES]))
    if (!(NAMES[kind] ?? ELEMENT_NAME).test(element)) found.push(`${element} is no name for one of the ${kind}`);
  return found;
}

function unexplained(root: XmlElement): string[] {
  const rules = all(root, 'decisions').flatMap((decision) => named(decision, ['rules']));
  return [...named(root, [...NODES, ...RESOURCES]), ...rules].flatMap(({ name, element }) => {
    const description = textOf(element, 'description') ?? '';
    if (description.length < SUBSTANCE) return [`${name}: the description says too little: ${description}`];
    if (description.length > LONGEST_DESCRIPTION) return [`${name}: the description is too long`];
    return description === textOf(element, 'label') ? [`${name}: the description repeats the label`] : [];
  });
}

function unsafe(root: XmlElement): string[] {
  const found: string[] = [];
  const nodes = named(root, NODES);
  for (const { name, element } of nodes.filter(({ kind }) => DATA.includes(kind)))
    if (!textOf(element, 'faultConnector', 'targetReference')) found.push(`${name} has no way for a fault`);
  const [start] = all(root, 'start');
  const beginnings = [start!, ...all(start!, 'scheduledPaths')].flatMap((from) => {
    const target = textOf(from, 'connector', 'targetReference');
    return target || from !== start || all(from, 'scheduledPaths').length === 0 ? [target] : [];
  });
  for (const beginning of beginnings) {
    const first = nodes.find(({ name }) => name === beginning);
    const skip = first && all(first.element, 'rules')[0];
    if (
      !skip ||
      textOf(skip, 'conditions', 'leftValueReference') !== SKIP ||
      textOf(skip, 'connector', 'targetReference')
    )
      found.push(`does not begin by leaving when ${SKIP}`);
  }
  for (const { name, element } of named(root, ['formulas'])) {
    const { length } = textOf(element, 'expression') ?? '';
    if (length > LONGEST_FORMULA) found.push(`${name}: a formula of ${length} characters is hard to read; divide it`);
  }
  if (textOf(root, 'status') !== 'Active') found.push('is not active');
  if (textOf(root, 'apiVersion') !== '66.0') found.push('has another API version than the package');
  for (const { name, element } of named(root, ['customErrors']))
    for (const message of all(element, 'customErrorMessages'))
      if (!textOf(message, 'errorMessage')?.startsWith('{!$Label.'))
        found.push(`${name}: the words are in one language`);
  const order = Number(textOf(root, 'triggerOrder'));
  if (textOf(root, 'start', 'triggerType') !== 'Scheduled' && !(order > 1000 && order <= 2000))
    found.push('does not run after the flows that an administrator has given no order');
  return found;
}

/** Resources that nothing mentions. */
function unused(root: XmlElement): string[] {
  const mentioned = new Set<string>();
  const visit = (element: XmlElement): void => {
    const value = element.text ?? '';
    if (['elementReference', 'leftValueReference', 'assignToReference'].includes(element.name))
      mentioned.add(value.split('.')[0]!);
    for (const [, name] of value.matchAll(/\{!([A-Za-z]+)/g)) mentioned.add(name!);
    element.children.forEach(visit);
  };
  visit(root);
  return named(root, RESOURCES).flatMap(({ name }) => (mentioned.has(name) ? [] : [`nothing uses ${name}`]));
}

test('flows are named, explained, short, and safe', () => {
  const files = sourceFiles();
  assert.ok(ofType(files, 'Flow').length >= 2);
  assert.deepEqual(problems(files), []);
});

test('a wrong name, a missing word, a missing fault path, a flow that cannot be skipped and an unused formula are found', () => {
  const seed = (replace: string, by: string, path = 'RenkeiAccount_BeforeSave_Score.flow-meta.xml'): string =>
    problems(sourceFiles({ path, replace, by })).join('\n');
  assert.match(seed('<triggerType>RecordBeforeSave', '<triggerType>RecordAfterSave'), /does not say object/);
  assert.match(seed('<name>asOf<', '<name>as_of<'), /as_of is no name for one of the variables/);
  assert.match(
    seed('<description>The cell of the grid.', '<description>Cell.'),
    /SegmentOfBands: the description says/,
  );
  assert.match(
    seed('<targetReference>Keep_As_Of</targetReference>', '<targetReference></targetReference>'),
    /Get_\w+ has no way for a fault/,
  );
  assert.match(seed(SKIP, '$Permission.RenkeiSkip'), /does not begin by leaving/);
  assert.match(seed('<status>Active', '<status>Draft'), /is not active/);
  assert.match(seed('<name>EmployeeSize<', '<name>SizeOfEmployees<'), /nothing uses SizeOfEmployees/);
  assert.match(seed('<expression>', `<expression>${'1 + '.repeat(200)}`), /hard to read/);
  assert.match(seed('<triggerOrder>1500', '<triggerOrder>500'), /does not run after/);
  const guard = 'RenkeiSegmentPolicy_BeforeSave_Guard.flow-meta.xml';
  assert.match(seed('<errorMessage>{!$Label', '<errorMessage>Sorry. {!$Label', guard), /the words are in one language/);
});
