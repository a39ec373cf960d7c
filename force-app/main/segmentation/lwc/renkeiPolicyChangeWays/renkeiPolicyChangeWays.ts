import { LightningElement, api, wire } from 'lwc';
import { fill } from 'c/renkeiFormat';
import type { PolicyVersion } from 'c/renkeiPolicyData';
import {
  movedFilter,
  movedQuery,
  toMoved,
  toWillMove,
  willMoveFilter,
  willMoveQuery,
  willMoveVariables,
  type CountedWay,
  type Portfolio,
  type WillMove,
} from 'c/renkeiPolicyChangeData';
import { read, type GraphQLResult } from 'c/renkeiSegmentData';
import { cadenceWords, accountsWords, leadWords, roleOf, segmentName, sentence } from 'c/renkeiSegmentWords';
import userId from '@salesforce/user/Id';
import calledHeading from '@salesforce/label/c.RenkeiSegmentation_ChangeCalled';
import ownHeading from '@salesforce/label/c.RenkeiSegmentation_ChangeOwn';
import way from '@salesforce/label/c.RenkeiSegmentation_TunnelChange';

interface Line {
  key: string;
  name: string;
  accounts: string;
  /** Who leads then, and how often. */
  then: string;
  open: boolean;
  expanded: 'true' | 'false';
  filter: Record<string, unknown> | undefined;
}

/** How many of the reader's accounts go from where to where. Fires `counted` with what it knows. */
export default class RenkeiPolicyChangeWays extends LightningElement {
  @api portfolio: Portfolio = 'own';
  /** Whether a run has applied the version: then what moved is shown, before that what will. */
  @api applied = false;
  @api version: PolicyVersion | undefined;
  /** The version before, which named the segments so far. */
  @api before: PolicyVersion | undefined;

  errors: unknown = null;
  private found: WillMove | null = null;
  private chosen: string | null = null;
  private refresh: (() => Promise<void>) | undefined;

  get willMoveVariables(): Record<string, unknown> | undefined {
    const { version, applied, portfolio } = this;
    return version && !applied ? willMoveVariables(portfolio, userId, version.policy) : undefined;
  }

  get movedVariables(): Record<string, unknown> | undefined {
    const { version, applied, portfolio } = this;
    if (!version || !applied) return undefined;
    return { moves: movedFilter(portfolio, userId, version.id, { from: null, to: null }) };
  }

  @wire(read, { query: willMoveQuery, variables: '$willMoveVariables' })
  readWillMove(result: GraphQLResult<unknown>): void {
    this.take(result, toWillMove);
  }

  @wire(read, { query: movedQuery, variables: '$movedVariables' })
  readMoved(result: GraphQLResult<unknown>): void {
    this.take(result, (data) => ({ accounts: 0, segments: [], ways: toMoved(data) }));
  }

  /** Accounts that the reader calls have owners worth naming. */
  get called(): boolean {
    return this.portfolio === 'called';
  }

  get heading(): string {
    return this.called ? calledHeading : ownHeading;
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  get lines(): Line[] {
    return (this.found?.ways ?? []).map((counted) => this.lineOf(counted));
  }

  handleToggle(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.chosen = this.chosen === key ? null : (key ?? null);
  }

  handleRetry(): void {
    void this.refresh?.();
  }

  private lineOf({ from, to, accounts }: CountedWay): Line {
    const { version, portfolio } = this;
    const roles = version?.roles ?? [];
    const key = `${from} ${to}`;
    const open = this.chosen === key;
    const role = roleOf(to, roles);
    const filterOf = () =>
      this.applied
        ? movedFilter(portfolio, userId, version?.id ?? '', { from, to })
        : willMoveFilter(portfolio, userId, version!.policy, { from, to });
    return {
      key,
      name: fill(way, segmentName(from, this.before?.roles ?? roles), segmentName(to, roles)),
      accounts: accountsWords(accounts),
      then: sentence([leadWords(role), cadenceWords(role) ?? ''].filter(Boolean)),
      open,
      expanded: open ? 'true' : 'false',
      filter: open && version ? filterOf() : undefined,
    };
  }

  private take(result: GraphQLResult<unknown>, of: (data: unknown) => WillMove): void {
    if (result.refresh) this.refresh = result.refresh;
    if (result.errors) this.errors = result.errors;
    if (!result.data) return;
    this.errors = null;
    this.found = of(result.data);
    this.dispatchEvent(new CustomEvent('counted', { detail: { portfolio: this.portfolio, ...this.found } }));
  }
}
