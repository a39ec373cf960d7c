import { LightningElement, api } from 'lwc';
import { fill, number, percent, plural } from 'c/renkeiFormat';
import { ownerLoad, type OwnerForecast, type OwnerRanking } from 'c/renkeiTunnelRules';
import change from '@salesforce/label/c.RenkeiSegmentation_TunnelChange';
import heading from '@salesforce/label/c.RenkeiSegmentation_TunnelOwnersHeading';
import accountsOf from '@salesforce/label/c.RenkeiSegmentation_TunnelOwnerAccounts';
import capacityMissing from '@salesforce/label/c.RenkeiSegmentation_TunnelOwnerNoCapacity';
import capacityOf from '@salesforce/label/c.RenkeiSegmentation_TunnelOwnerCapacity';
import hours from '@salesforce/label/c.RenkeiSegmentation_TunnelOwnerHours';
import hoursOf from '@salesforce/label/c.RenkeiSegmentation_TunnelOwnerHoursOf';
import more from '@salesforce/label/c.RenkeiSegmentation_ListMore';
import nobody from '@salesforce/label/c.RenkeiSegmentation_TunnelOwnersNone';
import othersOne from '@salesforce/label/c.RenkeiSegmentation_TunnelOwnersOther_One';
import othersOther from '@salesforce/label/c.RenkeiSegmentation_TunnelOwnersOther_Other';
import overloadedOne from '@salesforce/label/c.RenkeiSegmentation_TunnelOverloaded_One';
import overloadedOther from '@salesforce/label/c.RenkeiSegmentation_TunnelOverloaded_Other';
import overload from '@salesforce/label/c.RenkeiSegmentation_TunnelOverload';
import rule from '@salesforce/label/c.RenkeiSegmentation_TunnelOwnersRule';

interface Line {
  /** Its place: while a line is dragged, rows change what they say rather than where they stand. */
  key: number;
  name: string;
  accounts: string;
  load: { percent: number; text: string; tone: string; over: boolean } | null;
  capacity: string;
  hours: string | null;
}

const FIRST_LINES = 8;
const MORE_LINES = 25;
const TIGHT = 90;
const OVERLOADED = 100;

/** Load of each owner, now and then; the fullest first. */
export default class RenkeiWindTunnelOwners extends LightningElement {
  @api ranking: OwnerRanking | undefined;
  /** User Id → name. */
  @api names: ReadonlyMap<string, string> = new Map();

  labels = { heading, more, nobody, overload, rule };

  private wanted = FIRST_LINES;

  get lines(): Line[] {
    const { owners = [], others = null } = this.ranking ?? {};
    const lines = owners.slice(0, this.wanted);
    return (others ? [...lines, others] : lines).map((line, key) => this.lineOf(line, key));
  }

  get hasMore(): boolean {
    return (this.ranking?.owners.length ?? 0) > this.wanted;
  }

  get empty(): boolean {
    return !this.ranking || (this.ranking.owners.length === 0 && this.ranking.others === null);
  }

  /** "4 people are overloaded now, 1 then." */
  get summary(): string {
    const { before = 0, after = 0 } = this.ranking?.overloaded ?? {};
    return fill(plural(before, { one: overloadedOne, other: overloadedOther }), number(before), number(after));
  }

  handleMore(): void {
    this.wanted += MORE_LINES;
  }

  private lineOf(line: OwnerForecast, key: number): Line {
    const { owner, owners, accounts, capacity } = line;
    const [before, after] = [ownerLoad(line, 'before'), ownerLoad(line, 'after')];
    const others = plural(owners, { one: othersOne, other: othersOther });
    return {
      key,
      name: owner === null ? fill(others, number(owners)) : (this.names.get(owner) ?? owner),
      accounts: fill(accountsOf, fill(change, number(accounts.before), number(accounts.after))),
      load:
        before === null || after === null
          ? null
          : {
              percent: after,
              text: fill(change, percent(before, 0), percent(after, 0)),
              tone: after > OVERLOADED ? 'error' : after >= TIGHT ? 'warning' : 'brand',
              over: after > OVERLOADED,
            },
      capacity: capacity === null ? capacityMissing : fill(capacityOf, number(capacity)),
      hours: hoursText(line),
    };
  }
}

/** Field hours per month, against those that the owner has where that is known. */
function hoursText({ hoursPerMonth: { before, after }, capacityHours }: OwnerForecast): string | null {
  if (before === 0 && after === 0) return null;
  const text = fill(change, whole(before), whole(after));
  return capacityHours === null ? fill(hours, text) : fill(hoursOf, text, whole(capacityHours));
}

function whole(value: number): string {
  return number(Math.round(value));
}
