import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import type { XmlElement } from '../xml.ts';
import { element, elements, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';

/** Child relationship names are unique among all children of a parent, whichever object they come from. */
export const checkRelationships: ReferenceRule = (component, catalogue, report) => {
  for (const field of elements(component.tree, 'fields')) {
    const name = textOf(field, 'relationshipName');
    const parent = textOf(field, 'referenceTo');
    if (!name || !catalogue.object(parent)) continue;
    const same = catalogue.schema
      .children(parent)
      .filter(({ relationshipName }) => relationshipName?.toLowerCase() === `${name}__r`.toLowerCase());
    if (same.length > 1)
      report(`Duplicate child relationship name ${name} on ${parent}`, placeOf(field, 'relationshipName'));
  }
};

/** A roll-up summary counts details of its own object, by fields that they have. */
export const checkSummaries: ReferenceRule = (component, catalogue, report) => {
  for (const field of elements(component.tree, 'fields')) {
    const key = element(field, 'summaryForeignKey');
    if (!key) continue;
    const { summary } = catalogue.field(component.fullName, textOf(field, 'fullName'))!;
    const master = catalogue.field(summary!.detail, summary!.master);
    if (!master?.masterDetail || master.referenceTo![0] !== component.fullName)
      report(`summaryForeignKey ${key.text} is no master-detail field that refers to ${component.fullName}`, key);
    for (const item of elements(field, 'summaryFilterItems')) checkFilter(item, summary!.detail, catalogue, report);
  }
};

function checkFilter(item: XmlElement, detail: string, catalogue: Catalogue, report: Report): void {
  const [object, name = ''] = textOf(item, 'field').split('.');
  const filtered = object === detail ? catalogue.field(detail, name) : undefined;
  const at = placeOf(item, 'field');
  if (!filtered || filtered.calculated) return reportMissing(report, at, 'CustomField', at.text, 'summaryFilterItems');
  const value = textOf(item, 'value');
  if (!filtered.picklist)
    report(`Filters of roll-up summaries on ${filtered.type} fields are not modelled by the local org`, at);
  else if (!filtered.picklist.values.some((one) => one.value === value))
    report(`${value} is no value of the picklist ${detail}.${name}`, placeOf(item, 'value'));
}
