import { LightningElement, api, wire } from 'lwc';
import { today } from 'c/renkeiFormat';
import {
  policyVersionQuery,
  policyVersionsQuery,
  readPicklist,
  toPolicyVersion,
  toPolicyVersions,
  type PicklistValues,
  type PolicySummary,
  type PolicyVersion,
} from 'c/renkeiPolicyData';
import {
  policyQuery,
  read,
  readObjectInfo,
  toPolicyAndSetting,
  type GraphQLResult,
  type ObjectInfo,
  type Option,
  type Setting,
} from 'c/renkeiSegmentData';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import missing from '@salesforce/label/c.RenkeiSegmentation_EditorMissing';
import title from '@salesforce/label/c.RenkeiSegmentation_EditorTitle';

type Source = 'version' | 'versions' | 'setting';

/** The page of one version of the policy: reads it, and what the reader may do with it. */
export default class RenkeiPolicyEditor extends LightningElement {
  labels = { loading, missing, title };
  version: PolicyVersion | null | undefined;
  versions: PolicySummary[] = [];
  setting: Setting | undefined;
  objectInfo: ObjectInfo | undefined;
  industries: readonly Option[] | undefined;
  accountType: string | undefined;

  private versionId: string | undefined;
  private refreshers: Partial<Record<Source, () => Promise<void>>> = {};
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};

  /** The version that the page shows. */
  @api
  get recordId(): string | undefined {
    return this.versionId;
  }
  set recordId(value: string | undefined) {
    if (value !== this.versionId) this.version = undefined;
    this.versionId = value;
  }

  get versionVariables(): Record<string, unknown> | undefined {
    return this.versionId ? { id: this.versionId } : undefined;
  }

  @wire(read, { query: policyVersionQuery, variables: '$versionVariables' })
  readVersion(result: GraphQLResult<unknown>): void {
    const data = this.dataOf('version', result);
    if (data) this.version = toPolicyVersion(data);
  }

  @wire(read, { query: policyVersionsQuery })
  readVersions(result: GraphQLResult<unknown>): void {
    const data = this.dataOf('versions', result);
    if (data) this.versions = toPolicyVersions(data);
  }

  @wire(read, { query: policyQuery })
  readSetting(result: GraphQLResult<unknown>): void {
    const data = this.dataOf('setting', result);
    if (data) this.setting = toPolicyAndSetting(data, today(new Date())).setting;
  }

  @wire(readObjectInfo, { objectApiName: 'RenkeiSegmentPolicy__c' })
  readRights({ data }: { data?: ObjectInfo }): void {
    if (data) this.objectInfo = data;
  }

  @wire(readObjectInfo, { objectApiName: 'Account' })
  readAccounts({ data }: { data?: ObjectInfo }): void {
    this.accountType = data?.defaultRecordTypeId ?? undefined;
  }

  @wire(readPicklist, { recordTypeId: '$accountType', fieldApiName: 'Account.Industry' })
  readIndustries({ data }: { data?: PicklistValues }): void {
    if (data) this.industries = data.values;
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  get waiting(): boolean {
    return this.version === undefined;
  }

  get notFound(): boolean {
    return this.version === null;
  }

  /** Reads the version and all versions again; resolves with the version. */
  readAgain = async (): Promise<PolicyVersion | null | undefined> => {
    await Promise.all([this.refreshers.version?.(), this.refreshers.versions?.()]);
    return this.version;
  };

  handleRetry(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  private dataOf(source: Source, result: GraphQLResult<unknown>): unknown {
    if (result.refresh) this.refreshers = { ...this.refreshers, [source]: result.refresh };
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
    return result.data;
  }
}
