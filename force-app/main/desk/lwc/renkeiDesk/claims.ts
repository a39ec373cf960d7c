import { claim, release, type CallPlan } from 'c/renkeiDeskData';

/** While somebody types, the claim is renewed so often: well within the time after which it lapses. */
const BEAT_MILLISECONDS = 5 * 60_000;

/** The claims of this page: at most one account is at work, and it is held while work goes on. */
export class Claims {
  private readonly user: string;
  private readonly clock: () => Date;
  /** Plan → when it was last saved, as the org said. */
  private readonly versions = new Map<string, string | null>();
  private readonly pending = new Map<string, Promise<void>>();
  /** Plans that this page gave back: when, as the org said, and those on their way. Whoever comes back meets no colleague there. */
  private readonly released = new Map<string, string>();
  private readonly releases = new Map<string, Promise<void>>();
  private lastBeat = 0;

  constructor(user: string, clock: () => Date = () => new Date()) {
    this.user = user;
    this.clock = clock;
  }

  /** @throws ClaimLostError when somebody else was faster */
  hold(plan: Pick<CallPlan, 'id' | 'lastModified'>): Promise<void> {
    const now = this.clock();
    this.lastBeat = now.getTime();
    const released = this.releases.get(plan.id);
    const ask = () => claim(this.latest(plan), this.user, now.toISOString());
    const saving = (released ? released.then(ask) : ask()).then((version) => {
      this.versions.set(plan.id, version);
    });
    const settled = saving
      .catch(() => undefined)
      .then(() => {
        if (this.pending.get(plan.id) === settled) this.pending.delete(plan.id);
      });
    this.pending.set(plan.id, settled);
    return saving;
  }

  /** A claim of the plan that is on its way, and must not overtake what follows; nothing as a rule. */
  settled(plan: string): Promise<void> | undefined {
    return this.pending.get(plan);
  }

  /** Gives an account back that was not worked on. What goes wrong is no harm: the claim lapses. */
  async letGo(plan: string): Promise<void> {
    await this.settled(plan);
    if (!this.versions.delete(plan)) return;
    const releasing = release(plan)
      .then((version) => {
        if (version !== null) this.released.set(plan, version);
      })
      .catch(() => undefined)
      .then(() => {
        if (this.releases.get(plan) === releasing) this.releases.delete(plan);
      });
    this.releases.set(plan, releasing);
    await releasing;
  }

  /** A logged call ends its claim in the org. */
  forget(plan: string): void {
    this.versions.delete(plan);
  }

  /** Renews the claim now and then while somebody works. @throws ClaimLostError when it lapsed and somebody took the account */
  async beat(plan: string): Promise<void> {
    const now = this.clock();
    if (!this.versions.has(plan) || now.getTime() - this.lastBeat < BEAT_MILLISECONDS) return;
    this.lastBeat = now.getTime();
    // No precondition: a colleague's touch or a new ranking is no conflict, and the guard of the org knows who holds the account.
    const version = await claim({ id: plan, lastModified: null }, this.user, now.toISOString());
    this.versions.set(plan, version);
  }

  /** The plan as it was read, or as this page has left it since. */
  private latest({ id, lastModified }: Pick<CallPlan, 'id' | 'lastModified'>): Pick<CallPlan, 'id' | 'lastModified'> {
    const released = this.released.get(id);
    const isNewer = released !== undefined && lastModified !== null && Date.parse(released) > Date.parse(lastModified);
    return { id, lastModified: isNewer ? released : lastModified };
  }
}
