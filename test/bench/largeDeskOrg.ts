import { join } from 'node:path';
import { addDays } from 'c/renkeiCalendarRules';
import { CommandLine } from '../commands/cli.ts';
import { LocalOrg } from '../../scripts/local-org/org.ts';
import type { Row } from '../../scripts/local-org/store/store.ts';
import { isStored } from '../../scripts/local-org/store/tables.ts';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { seeded } from './syntheticAccounts.ts';

/** Call-by dates lie between so many days ago and so many ahead, so that a caller has some thousand rows overdue. */
const OVERDUE_DAYS = 30;
const AHEAD_DAYS = 120;
/** One plan in so many belongs to nobody. */
const POOLED = 4;

/** An org of the start command, with far more accounts than the demo has. */
export interface LargeDeskOrg {
  url: string;
  signInUrl: string;
  /** Rows of each object that were added. */
  added: number;
  close(): Promise<void>;
}

/**
 * Starts the demo org, ends it, adds accounts to its database until there are so many, each with a person, a touch and a call plan, and
 * starts it again. What is added goes past saves and flows: it is what they would leave, and 100,000 saves would take minutes.
 */
export async function startLargeDeskOrg(accounts: number): Promise<LargeDeskOrg> {
  const commandLine = new CommandLine();
  const directory = join(commandLine.home, 'org');
  const start = async () => {
    const { child, ended, firstJson } = commandLine.start(
      ...['org', 'start', '--json', '--port', '0', '--data-directory', directory],
    );
    const { result } = await firstJson;
    const stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    return { ...(result as unknown as { url: string; signInUrl: string }), stop };
  };
  const { stop } = await start();
  await stop();
  const added = grow(join(directory, 'org.sqlite'), accounts);
  const org = await start();
  return {
    ...org,
    added,
    close: async () => {
      await org.stop();
      commandLine.remove();
    },
  };
}

/** Adds copies of the demo's accounts to an org's database. @returns how many */
function grow(file: string, accounts: number): number {
  const org = LocalOrg.open({ file, clock: new Date(`${DEMO_DATE}T00:00:00Z`) });
  try {
    const { store } = org;
    const random = seeded(4);
    const plans = store.all('RenkeiCallPlan__c').filter((plan) => plan['DoNotCall__c'] === false);
    const touches = store.all('RenkeiTouch__c').filter((touch) => touch['Direction__c'] === 'Outbound');
    const contacts = store.all('Contact');
    const callers = [...new Set(plans.flatMap((plan) => (plan['Caller__c'] as string | null) ?? []))];
    const pool = store.find('Group', 'DeveloperName', ['RenkeiCallPool'])[0]!['Id'];
    const of = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)]!;
    /** Inserts a copy of a row; what has to be unique is empty unless it is given. */
    const copy = (object: string, row: Row, values: Row): string => {
      const Id = store.nextId(object);
      const fields = [...org.schema.object(object).fields.values()].filter(isStored);
      const copied = fields.map(({ name, unique }) => [name, unique ? null : row[name]]);
      store.insert(object, { ...Object.fromEntries(copied), ...values, Id });
      return Id;
    };
    let added = 0;
    store.transaction(() => {
      const present = store.all('Account').length;
      for (; present + added < accounts; added += 1) {
        const plan = of(plans);
        const like = store.get('Account', String(plan['Account__c']))!;
        const Account__c = copy('Account', like, { Name: `${String(like['Name'])} ${present + added}` });
        copy('Contact', of(contacts), { AccountId: Account__c });
        const caller = added % POOLED === 0 ? null : of(callers);
        copy('RenkeiTouch__c', of(touches), { Account__c, Contact__c: null, CreatedById: caller ?? callers[0] });
        const days = Math.floor(random() * (OVERDUE_DAYS + AHEAD_DAYS)) - OVERDUE_DAYS;
        copy('RenkeiCallPlan__c', plan, {
          ...{ Account__c, AccountKey__c: Account__c, Caller__c: caller, OwnerId: caller ?? pool },
          ...{ CallBy__c: addDays(DEMO_DATE, days), CallAt__c: null, ClaimedAt__c: null },
          ...{ Attempts__c: 0, LimitReachedOn__c: null, PausedUntil__c: null },
        });
      }
    });
    return added;
  } finally {
    org.close();
  }
}
