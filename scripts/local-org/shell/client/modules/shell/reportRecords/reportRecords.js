import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { generateUrl } from 'shell/router';

/** The records of a run, each with the groups that it stands in. */
export default class ReportRecords extends LightningElement {
  @api result;
  @api label;
  /** Names of the columns to show; without them all. */
  @api columns;

  get headings() {
    const { groupingColumnInfo, detailColumnInfo } = this.result.reportExtendedMetadata;
    const groupings = [...this.result.reportMetadata.groupingsDown, ...this.result.reportMetadata.groupingsAcross];
    return [
      ...groupings.map(({ name }) => ({ name, label: groupingColumnInfo[name].label })),
      ...this.result.reportMetadata.detailColumns.map((name) => ({ name, label: detailColumnInfo[name].label })),
    ].map((heading) => ({ ...heading, shown: !this.columns?.length || this.columns.includes(heading.name) }));
  }

  get shownHeadings() {
    return this.headings.filter(({ shown }) => shown);
  }

  get rows() {
    const { headings } = this;
    const { groupingsDown, groupingsAcross, factMap } = this.result;
    const leaves = ({ groupings }, depth, labels = []) =>
      labels.length === depth
        ? [{ key: 'T', labels }]
        : groupings.flatMap((group) =>
            labels.length + 1 < depth
              ? leaves(group, depth, [...labels, group.label])
              : [{ key: group.key, labels: [...labels, group.label] }],
          );
    const down = leaves(groupingsDown, this.result.reportMetadata.groupingsDown.length);
    const across = leaves(groupingsAcross, this.result.reportMetadata.groupingsAcross.length);
    return down.flatMap((group) =>
      across.flatMap((other) => {
        const facts = factMap[`${group.key}!${other.key}`].rows ?? [];
        const labels = [...group.labels, ...other.labels].map((label) => ({ label }));
        return facts.map(({ dataCells }, index) => ({
          key: `${group.key}!${other.key}/${index}`,
          cells: [...labels, ...dataCells].flatMap((cell, place) =>
            headings[place].shown ? [this.cellOf(cell, headings[place].name)] : [],
          ),
        }));
      }),
    );
  }

  /** A name or a reference leads to its record, where the user may see its object. */
  cellOf({ label, value }, name) {
    const object =
      typeof value === 'string' && /^[0-9A-Za-z]{18}$/.test(value)
        ? Object.keys(boot.objects).find((each) => boot.objects[each].keyPrefix === value.slice(0, 3))
        : undefined;
    const attributes = { objectApiName: object, recordId: value, actionName: 'view' };
    const url = object && label !== value ? generateUrl({ type: 'standard__recordPage', attributes }) : undefined;
    return { name, label, url };
  }
}
