import { LightningElement, api, wire } from 'lwc';
import { fill, today } from 'c/renkeiFormat';
import {
  latestGridQuery,
  ownersQuery,
  policyVersionQuery,
  policyVersionsQuery,
  teamQuery,
  toLatestGrid,
  toOwnerNames,
  toPolicyVersion,
  toPolicyVersions,
  toTeam,
  type LatestGrid,
  type PolicySummary,
  type PolicyVersion,
  type TeamMember,
} from 'c/renkeiPolicyData';
import { read, type GraphQLResult, type PolicyAndSetting } from 'c/renkeiSegmentData';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import back from '@salesforce/label/c.RenkeiSegmentation_TunnelBack';
import otherInForce from '@salesforce/label/c.RenkeiSegmentation_TunnelOtherInForce';
import title from '@salesforce/label/c.RenkeiSegmentation_TunnelTitle';
import { blankOf, type Blank } from './blank.ts';

type Source = 'grid' | 'version' | 'versions' | 'team' | 'owners';

/**
 * The wind tunnel: reads the grid of the last full run, the version that it applied, and the teams; says what to do when there is
 * nothing to try on. Fires `close` when the reader goes back to the map.
 */
export default class RenkeiWindTunnel extends LightningElement {
  @api policyAndSetting: PolicyAndSetting | undefined;

  labels = { back, loading, title };
  latest: LatestGrid | null | undefined;
  version: PolicyVersion | null | undefined;
  versions: PolicySummary[] | undefined;
  team: TeamMember[] | undefined;
  names: ReadonlyMap<string, string> = new Map();

  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};
  private refreshVersions: (() => Promise<void>) | undefined;

  @wire(read, { query: latestGridQuery })
  readGrid(result: GraphQLResult<unknown>): void {
    const data = this.dataOf('grid', result);
    if (data) this.latest = toLatestGrid(data);
  }

  /** Until the run is known nothing is asked for. */
  get versionVariables(): Record<string, unknown> | undefined {
    const id = this.latest?.policyId;
    return id ? { id } : undefined;
  }

  @wire(read, { query: policyVersionQuery, variables: '$versionVariables' })
  readVersion(result: GraphQLResult<unknown>): void {
    const data = this.dataOf('version', result);
    if (data) this.version = toPolicyVersion(data);
  }

  @wire(read, { query: policyVersionsQuery })
  readVersions(result: GraphQLResult<unknown>): void {
    this.refreshVersions = result.refresh;
    const data = this.dataOf('versions', result);
    if (data) this.versions = toPolicyVersions(data);
  }

  @wire(read, { query: teamQuery })
  readTeam(result: GraphQLResult<unknown>): void {
    const data = this.dataOf('team', result);
    if (data) this.team = toTeam(data, today(new Date()));
  }

  get ownerVariables(): Record<string, unknown> | undefined {
    const owners = this.latest?.grid?.owners;
    return owners?.length ? { ids: owners.map(({ owner }) => owner) } : undefined;
  }

  @wire(read, { query: ownersQuery, variables: '$ownerVariables' })
  readOwners(result: GraphQLResult<unknown>): void {
    const data = this.dataOf('owners', result);
    if (data) this.names = toOwnerNames(data);
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  /** What stands in place of the tunnel when there is nothing to try on. */
  get blank(): Blank | null {
    return blankOf(this.latest, this.version);
  }

  get ready(): boolean {
    return Boolean(!this.blank && this.latest?.grid && this.version && this.versions && this.team);
  }

  /** Another version than the one that the run applied may be in force by now. */
  get otherInForce(): string | null {
    const active = this.policyAndSetting?.active;
    const { version } = this;
    if (!active || !version || active.id === version.id) return null;
    return fill(otherInForce, version.name, active.name);
  }

  handleBack(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  /** A draft that has been saved, or activated, changes the list of versions. */
  handleChanged(): void {
    void this.refreshVersions?.();
  }

  handleRetry(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  private dataOf(source: Source, result: GraphQLResult<unknown>): unknown {
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
    return result.data;
  }
}
