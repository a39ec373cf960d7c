import { ApiError } from '../errors.ts';
import { makeId } from '../identifiers.ts';
import { deployPackage, type Deployed } from '../metadata/deploy.ts';
import type { Finding } from '../metadata/finding.ts';
import { PackageError } from '../metadata/package.ts';
import { retrieveComponents, type FileProperties, type RetrieveMember } from '../metadata/retrieve.ts';
import type { LocalOrg, Session } from '../org.ts';

export interface DeployRequestOptions {
  checkOnly: boolean;
  ignoreWarnings: boolean;
  /** On a sandbox what is deleted is gone at once; it cannot be had back here either way. */
  purgeOnDelete: boolean;
  rollbackOnError: boolean;
  singlePackage: boolean;
  testLevel?: string;
}

/** A deploy was asked to stop while it was checked. */
class Canceled extends Error {}

/** State of a retrieve, in the order of the Metadata API's `RetrieveResult`. */
export interface RetrieveResult {
  done: boolean;
  fileProperties: FileProperties[];
  id: string;
  messages: { fileName: string; problem: string }[];
  status: 'Succeeded';
  success: boolean;
  zipFile: string;
}

/** Results of deploys that clients can still ask for. */
const KEPT = 50;
const jobsOf = new WeakMap<LocalOrg, MetadataJobs>();

/** Deploys and retrieves of an org since it was started. Deploys run one after the other. */
export class MetadataJobs {
  readonly #org: LocalOrg;
  readonly #deploys = new Map<string, DeployResult>();
  readonly #retrieves = new Map<string, RetrieveResult>();
  #queue: Promise<void> = Promise.resolve();

  private constructor(org: LocalOrg) {
    this.#org = org;
  }

  /** The one list of jobs of an org: SOAP and REST see the same. */
  static of(org: LocalOrg): MetadataJobs {
    if (!jobsOf.has(org)) jobsOf.set(org, new MetadataJobs(org));
    return jobsOf.get(org)!;
  }

  /** Lets administrators pass: nobody else may read or change metadata. @throws ApiError INSUFFICIENT_ACCESS */
  authorize(session: Session): void {
    const user = this.#org.store.get('User', session.userId)!;
    const profile = this.#org.store.get('Profile', String(user['ProfileId']));
    if (profile?.['Name'] === 'System Administrator') return;
    const permissions = 'ModifyAllData or ModifyMetadata permissions';
    throw new ApiError('INSUFFICIENT_ACCESS', `use of the Metadata API requires a user with the ${permissions}`);
  }

  /** Queues a deploy. The session is authorized. */
  deploy(session: Session, zip: Uint8Array, options: DeployRequestOptions): DeployResult {
    const user = this.#org.store.get('User', session.userId)!;
    const result = newDeploy(
      makeId('0Af', this.#org.store.nextNumber('deploy')),
      { id: session.userId, name: String(user['Name']) },
      this.#org.clock.now().toISOString(),
      options,
    );
    this.#deploys.set(result.id, result);
    if (this.#deploys.size > KEPT) this.#deploys.delete([...this.#deploys.keys()][0]!);
    this.#queue = this.#queue.then(() => this.#run(result, zip, options.singlePackage));
    return result;
  }

  /** @throws ApiError when there is no such deploy */
  deployResult(id: string): DeployResult {
    const found = this.#deploys.get(id);
    if (!found) throw new ApiError('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
    return found;
  }

  /**
   * Stops a deploy that waits, or one at work before it changes the org.
   * @throws ApiError when there is no such deploy, or it is over
   */
  cancel(session: Session, id: string): { done: boolean; id: string } {
    const result = this.deployResult(id);
    if (result.done) throw new ApiError('INVALID_ID_FIELD', 'Deployment already completed');
    const isWaiting = result.status === 'Pending';
    result.canceledBy = session.userId;
    result.canceledByName = String(this.#org.store.get('User', session.userId)!['Name']);
    result.status = 'Canceling';
    if (isWaiting) this.#cancelled(result);
    return { done: result.done, id };
  }

  #cancelled(result: DeployResult): void {
    const now = this.#org.clock.now().toISOString();
    Object.assign(result, {
      status: 'Canceled',
      done: true,
      success: false,
      completedDate: now,
      lastModifiedDate: now,
    });
  }

  /** Packs the components a retrieve asks for. @throws ApiError when a type is not modelled */
  retrieve(members: RetrieveMember[]): RetrieveResult {
    const { zip, fileProperties, messages } = retrieveComponents(this.#org, members);
    const result: RetrieveResult = {
      done: true,
      fileProperties,
      id: makeId('09S', this.#org.store.nextNumber('retrieve')),
      messages,
      status: 'Succeeded',
      success: true,
      zipFile: Buffer.from(zip).toString('base64'),
    };
    this.#retrieves.set(result.id, result);
    return result;
  }

  /** A retrieve's result; its zip is given once. @throws ApiError when there is no such retrieve */
  retrieveResult(id: string): RetrieveResult {
    const found = this.#retrieves.get(id);
    if (!found) throw new ApiError('INVALID_LOCATOR', `No retrieve has the id ${id}, or its result was already read`);
    this.#retrieves.delete(id);
    return found;
  }

  async #run(result: DeployResult, zip: Uint8Array, singlePackage: boolean): Promise<void> {
    if (result.done) return;
    result.status = 'InProgress';
    try {
      const outcome = await deployPackage(
        this.#org,
        zip,
        { checkOnly: result.checkOnly, ignoreWarnings: result.ignoreWarnings, singlePackage },
        (done, total) => {
          if (result.canceledBy !== undefined) throw new Canceled();
          result.numberComponentsDeployed = done;
          result.numberComponentsTotal = total;
        },
      );
      this.#finish(result, outcome.findings, outcome.deployed);
    } catch (error) {
      if (error instanceof Canceled) return this.#cancelled(result);
      if (!(error instanceof PackageError || error instanceof ApiError))
        process.stderr.write(`${(error as Error).stack}\n`);
      this.#finish(result, [], []);
      result.details.componentSuccesses = [];
      Object.assign(result, {
        status: 'Failed',
        success: false,
        numberComponentsDeployed: 0,
        errorMessage: (error as Error).message,
        errorStatusCode: error instanceof ApiError ? error.errorCode : 'UNKNOWN_EXCEPTION',
      });
    }
  }

  #finish(result: DeployResult, findings: Finding[], deployed: Deployed[]): void {
    const now = this.#org.clock.now().toISOString();
    const failed = findings.some(({ isWarning }) => !(isWarning && result.ignoreWarnings));
    const found = findings.map((finding) => failure(finding, now));
    const warnings = failed ? [] : found.map((warning) => ({ ...warning, success: true }));
    result.details.componentFailures = failed ? found : [];
    result.details.componentSuccesses = failed
      ? []
      : [...[MANIFEST, ...deployed].map((each) => success(each, now)), ...warnings];
    result.numberComponentErrors = failed ? findings.length : 0;
    result.numberComponentsDeployed = deployed.length;
    result.numberComponentsTotal = failed ? Math.max(result.numberComponentsTotal, findings.length) : deployed.length;
    result.completedDate = result.lastModifiedDate = now;
    result.status = failed ? 'Failed' : 'Succeeded';
    result.success = !failed;
    result.done = true;
  }
}

const MANIFEST: Deployed = { type: '', fullName: 'package.xml', file: 'package.xml', state: 'changed' };

/** A deploy that has not begun, in the order of the Metadata API's `DeployResult`. */
function newDeploy(id: string, user: { id: string; name: string }, now: string, options: DeployRequestOptions) {
  return {
    canceledBy: undefined as string | undefined,
    canceledByName: undefined as string | undefined,
    checkOnly: options.checkOnly,
    completedDate: undefined as string | undefined,
    createdBy: user.id,
    createdByName: user.name,
    createdDate: now,
    details: {
      componentFailures: [] as DeployMessage[],
      componentSuccesses: [] as DeployMessage[],
      runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 },
    },
    done: false,
    errorMessage: undefined as string | undefined,
    errorStatusCode: undefined as string | undefined,
    id,
    ignoreWarnings: options.ignoreWarnings,
    lastModifiedDate: now,
    numberComponentErrors: 0,
    numberComponentsDeployed: 0,
    numberComponentsTotal: 0,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: false,
    startDate: now,
    status: 'Pending' as 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Canceling' | 'Canceled',
    success: false,
  };
}

/** State of a deploy. */
export type DeployResult = ReturnType<typeof newDeploy>;
type DeployMessage = ReturnType<typeof message>;

/** A component of a deploy's result. */
function message(fullName: string, componentType: string, fileName: string, createdDate: string) {
  return {
    changed: false,
    componentType,
    created: false,
    createdDate,
    deleted: false,
    fileName,
    fullName,
    success: false,
  };
}

const success = ({ type, fullName, file, state }: Deployed, now: string): DeployMessage => ({
  ...message(fullName, type, file, now),
  changed: state !== 'unchanged',
  created: state === 'created',
  deleted: state === 'deleted',
  success: true,
});

function failure({ type, fullName, file, problem, line, column, isWarning }: Finding, now: string): DeployMessage {
  // Clients read the place of a bundle's problem out of its text.
  const inText = type === 'LightningComponentBundle' && line ? `[Line: ${line}, Col: ${column ?? 1}] ` : '';
  const problemType = isWarning ? 'Warning' : 'Error';
  const place = { columnNumber: column, lineNumber: line, problem: `${inText}${problem}`, problemType };
  return { ...message(fullName, type, file, now), ...place };
}
