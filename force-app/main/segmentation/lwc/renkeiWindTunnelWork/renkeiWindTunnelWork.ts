import { LightningElement, api } from 'lwc';
import { compactMoney, fill, number, percent, plural } from 'c/renkeiFormat';
import { CHANNELS, type Channel, type SegmentRole } from 'c/renkeiSegmentRules';
import { channelName, segmentName } from 'c/renkeiSegmentWords';
import type { Forecast, Uncounted } from 'c/renkeiTunnelRules';
import change from '@salesforce/label/c.RenkeiSegmentation_TunnelChange';
import cost from '@salesforce/label/c.RenkeiSegmentation_TunnelCost';
import heading from '@salesforce/label/c.RenkeiSegmentation_TunnelWorkHeading';
import hours from '@salesforce/label/c.RenkeiSegmentation_TunnelHours';
import hoursOf from '@salesforce/label/c.RenkeiSegmentation_TunnelHoursOf';
import hoursUnknown from '@salesforce/label/c.RenkeiSegmentation_TunnelHoursUnknown';
import nothing from '@salesforce/label/c.RenkeiSegmentation_TunnelWorkNothing';
import peopleOne from '@salesforce/label/c.RenkeiSegmentation_TunnelPeopleHours_One';
import peopleOther from '@salesforce/label/c.RenkeiSegmentation_TunnelPeopleHours_Other';
import rule from '@salesforce/label/c.RenkeiSegmentation_TunnelWorkRule';
import uncountedCadence from '@salesforce/label/c.RenkeiSegmentation_TunnelUncountedCadence';
import uncountedHours from '@salesforce/label/c.RenkeiSegmentation_TunnelUncountedHours';
import uncountedRoles from '@salesforce/label/c.RenkeiSegmentation_TunnelUncountedRoles';
import uncountedSteps from '@salesforce/label/c.RenkeiSegmentation_TunnelUncountedSteps';

interface Line {
  channel: Channel;
  name: string;
  hours: string;
  cost: string;
  capacity: string;
  load: { percent: number; text: string; tone: string } | null;
}

const REASONS: Record<Uncounted['reason'], string> = {
  CadenceMissing: uncountedCadence,
  ChannelRolesMissing: uncountedRoles,
  StepsMissing: uncountedSteps,
  HoursMissing: uncountedHours,
};

/** From here on a load is worth a look, and from there on it is too much: percent. */
const TIGHT = 90;
const OVERLOADED = 100;

/** Hours and cost per channel and month, now and then, against the hours that the teams have. */
export default class RenkeiWindTunnelWork extends LightningElement {
  @api forecast: Forecast | undefined;
  @api roles: readonly SegmentRole[] = [];
  @api currency: string | null = null;

  labels = { cost, heading, hours, nothing, rule };

  get lines(): Line[] {
    const { forecast } = this;
    if (!forecast) return [];
    return CHANNELS.filter((channel) => {
      const { hoursPerMonth, costPerMonth } = forecast.channels[channel];
      return [hoursPerMonth, costPerMonth].some(({ before, after }) => before > 0 || after > 0);
    }).map((channel) => this.lineOf(channel, forecast.channels[channel]));
  }

  get empty(): boolean {
    return this.lines.length === 0;
  }

  get uncounted(): { key: string; text: string }[] {
    return (this.forecast?.uncounted ?? []).map(({ segment, reason, steps }) => ({
      key: `${segment} ${reason}`,
      text: fill(REASONS[reason], segmentName(segment, this.roles), number(steps)),
    }));
  }

  get hasUncounted(): boolean {
    return this.uncounted.length > 0;
  }

  private lineOf(channel: Channel, figures: Forecast['channels'][Channel]): Line {
    const { hoursPerMonth, costPerMonth, capacityHours, people } = figures;
    const whole = (value: number) => number(Math.round(value));
    const capacity = capacityHours
      ? fill(plural(people, { one: peopleOne, other: peopleOther }), whole(capacityHours), number(people))
      : hoursUnknown;
    return {
      channel,
      name: channelName(channel),
      hours: fill(change, whole(hoursPerMonth.before), whole(hoursPerMonth.after)),
      cost: fill(change, ...[costPerMonth.before, costPerMonth.after].map((sum) => compactMoney(sum, this.currency))),
      capacity,
      load: capacityHours ? loadOf(hoursPerMonth, capacityHours) : null,
    };
  }
}

function loadOf({ before, after }: { before: number; after: number }, capacity: number): NonNullable<Line['load']> {
  const load = (after / capacity) * 100;
  const text = fill(hoursOf, percent((before / capacity) * 100, 0), percent(load, 0));
  return { percent: load, text, tone: load > OVERLOADED ? 'error' : load >= TIGHT ? 'warning' : 'brand' };
}
