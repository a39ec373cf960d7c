import { childOf, fieldAt } from '../../analytics/reportType.ts';
import type { ObjectModel } from '../../schema/model.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import type { XmlElement } from '../xml.ts';
import { checkName, element, elements, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';

const MOST_OBJECTS = 4;

/** Report types: the objects and relationships exist, and so do the columns of every section. */
export const checkReportType: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  checkName(fullName, 'report type', 40, tree, report);
  if (!textOf(tree, 'description')) report('Required field is missing: description', tree);
  if (!textOf(tree, 'category')) report('Required field is missing: category', tree);
  const base = placeOf(tree, 'baseObject');
  const object = catalogue.object(base.text);
  if (!object) return reportMissing(report, base, 'CustomObject');
  const tables = joined(tree, object, catalogue, report);
  if (!tables) return;
  for (const [table, { name, custom }] of tables)
    if (custom && catalogue.component('CustomObject', name)?.content['enableReports'] !== 'true')
      report(`${table}: the object ${name} does not allow reports (enableReports)`, base);
  const sections = elements(tree, 'sections');
  if (!sections.length) report('A report type has at least one section', tree);
  const seen = new Set<string>();
  for (const section of sections) {
    if (!elements(section, 'columns').length) report('A section of a report type has at least one column', section);
    for (const column of elements(section, 'columns')) {
      const [table, field] = [placeOf(column, 'table'), placeOf(column, 'field')];
      const owner = tables.get(table.text);
      const key = `${table.text}$${field.text}`;
      if (!owner) report(`In field: table - the report type has no table ${table.text}`, table);
      else if (!fieldAt(catalogue.schema, owner, field.text))
        report(`Could not find field ${field.text} in table ${table.text}`, field);
      if (seen.has(key)) report(`The report type has the column ${key} twice`, field);
      seen.add(key);
    }
  }
};

/** The objects by the names of their tables; undefined when one is not there. */
function joined(
  tree: XmlElement,
  base: ObjectModel,
  catalogue: Catalogue,
  report: Report,
): Map<string, ObjectModel> | undefined {
  const tables = new Map([[base.name, base]]);
  let [table, object, wasOuter] = [base.name, base, false];
  for (let join = element(tree, 'join'); join; join = element(join, 'join')) {
    const relationship = placeOf(join, 'relationship');
    const child = childOf(catalogue.schema, object, relationship.text);
    if (!child) {
      report(`In field: relationship - ${object.name} has no child relationship ${relationship.text}`, relationship);
      return undefined;
    }
    const isOuter = textOf(join, 'outerJoin') === 'true';
    if (wasOuter && !isOuter)
      report(
        `${relationship.text} must be joined by an outer join as the object before it is`,
        placeOf(join, 'outerJoin'),
      );
    wasOuter = isOuter;
    object = child.object;
    table = `${table}.${relationship.text}`;
    tables.set(table, object);
    if (tables.size > MOST_OBJECTS) report(`A report type joins at most ${MOST_OBJECTS} objects`, join);
  }
  return tables;
}
