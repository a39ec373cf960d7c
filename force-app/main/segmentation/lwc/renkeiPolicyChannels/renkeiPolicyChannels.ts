import { LightningElement, api } from 'lwc';
import { fill } from 'c/renkeiFormat';
import {
  channelRowsOf,
  fieldsEvent,
  fieldView,
  focusField,
  type ChannelRow,
  type FieldSpec,
  type FieldView,
  type PolicyView,
} from 'c/renkeiPolicyForm';
import type { Option } from 'c/renkeiSegmentData';
import { CHANNELS, SCORED_SEGMENTS, type ScoredSegment } from 'c/renkeiSegmentRules';
import { channelName, policyFieldName, segmentName, stepName } from 'c/renkeiSegmentWords';
import add from '@salesforce/label/c.RenkeiSegmentation_ChannelAdd';
import entryOf from '@salesforce/label/c.RenkeiSegmentation_EntryOf';
import nothing from '@salesforce/label/c.RenkeiSegmentation_LintNothing';
import title from '@salesforce/label/c.RenkeiSegmentation_LintField_ChannelRoles';
import rule from '@salesforce/label/c.RenkeiSegmentation_ChannelRule';

interface Line {
  key: string;
  step: string;
  /** Further channels of a step stand below the first, without the name again. */
  stepClass: string;
  fields: FieldView[];
  /** Path of the line to add; null where another would make no sense. */
  addPath: string | null;
  addLabel: string;
}

interface Group {
  segment: ScoredSegment;
  name: string;
  label: string;
  lines: Line[];
}

const OPTIONS: Option[] = [
  { value: '', label: nothing },
  ...CHANNELS.map((value) => ({ value, label: channelName(value) })),
];

/** Segment × process step: the channel, and hours and cost of a contact. */
export default class RenkeiPolicyChannels extends LightningElement {
  @api view: PolicyView | undefined;

  labels = {
    rule,
    step: policyFieldName('channelRoles.step'),
    channel: policyFieldName('channelRoles.channel'),
    hours: policyFieldName('channelRoles.hoursPerContact'),
    cost: policyFieldName('channelRoles.costPerContact'),
  };

  @api
  focusField(path: string): boolean {
    return focusField(this.template?.querySelectorAll('c-renkei-policy-field') ?? [], path);
  }

  get groups(): Group[] {
    const { view } = this;
    if (!view) return [];
    const rows = channelRowsOf(view.form);
    return SCORED_SEGMENTS.map((segment) => {
      const own = rows.filter((row) => row.segment === segment);
      const name = segmentName(segment, view.roles);
      return {
        segment,
        name,
        label: fill(entryOf, title, name),
        lines: own.map((row, index) => this.lineOf(row, own[index - 1], own[index + 1], name)),
      };
    });
  }

  handleAdd(event: Event): void {
    const { path } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(
      fieldsEvent({ [`${path}.channel`]: '', [`${path}.hoursPerContact`]: '', [`${path}.costPerContact`]: '' }),
    );
  }

  private lineOf(row: ChannelRow, before: ChannelRow | undefined, next: ChannelRow | undefined, name: string): Line {
    const view = this.view!;
    const step = stepName(row.step);
    const place = fill(entryOf, name, step);
    const field = (part: string, spec: FieldSpec = {}) => {
      const found = fieldView(`${row.path}.${part}`, view, { ...spec, field: `channelRoles.${part}` });
      return { ...found, label: fill(entryOf, place, found.label) };
    };
    const index = Number(row.path.split('.').at(-1));
    const last = next?.step !== row.step;
    const chosen = (view.form[`${row.path}.channel`] ?? '') !== '';
    return {
      key: row.path,
      step,
      stepClass: before?.step === row.step ? 'step again' : 'step',
      fields: [
        field('channel', { kind: 'choice', options: OPTIONS }),
        field('hoursPerContact'),
        field('costPerContact'),
      ],
      addPath:
        !view.readOnly && last && chosen && index + 1 < CHANNELS.length
          ? row.path.replace(/\d+$/, String(index + 1))
          : null,
      addLabel: fill(add, place),
    };
  }
}
