import { strToU8, zipSync } from 'fflate';
import { deployPackage } from '../../../scripts/local-org/metadata/deploy.ts';
import { startLocalOrg } from '../../../scripts/local-org/main.ts';
import type { RunningOrg } from '../../../scripts/local-org/main.ts';
import { workshop } from './workshop.ts';

/** A running org with the workshop app, its records and its people. */
export interface WorkshopOrg extends RunningOrg {
  /** Ids by a name that tests use. */
  ids: Record<'admin' | 'hana' | 'lathe' | 'maker', string>;
  deploy(files: Record<string, string>): Promise<void>;
  /** Waits until the page is built. @throws when it cannot be built */
  built(): Promise<void>;
  /** Signs in and opens an address in one go. */
  link(user: 'admin' | 'hana', to: string, language?: string): string;
}

/** The clock of the tests stands far from today, so that a page that takes the system's time is found out. */
const CLOCK = new Date('2024-05-14T01:30:00Z');

export async function startWorkshop(options: { clock?: Date; cacheDirectory?: string } = {}): Promise<WorkshopOrg> {
  const running = await startLocalOrg({
    dataDirectory: ':memory:',
    clock: options.clock ?? CLOCK,
    ...(options.cacheDirectory ? { shell: { cacheDirectory: options.cacheDirectory } } : {}),
  });
  const { org } = running;
  const deploy = async (files: Record<string, string>): Promise<void> => {
    const entries = Object.entries({ 'package.xml': manifest(files), ...files }).map(([name, text]) => [
      name,
      strToU8(text),
    ]);
    const { findings } = await deployPackage(org, zipSync(Object.fromEntries(entries)), {
      checkOnly: false,
      singlePackage: true,
    });
    if (findings.length) throw new Error(findings.map(({ file, problem }) => `${file}: ${problem}`).join('\n'));
  };
  const built = async (): Promise<void> => {
    for (;;) {
      const status = (await (await fetch(`${running.url}/shell/status`)).json()) as { state: string; message?: string };
      if (status.state === 'failed') throw new Error(status.message);
      if (status.state === 'ready') return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await deploy(workshop);

  const admin = org.userId('admin@local.example');
  const session = org.session(admin);
  const insert = (object: string, record: Record<string, unknown>): string => {
    const [result] = org.save(session, [{ action: 'insert', object, record }], {
      allOrNone: true,
      systemContext: true,
    });
    if (!result!.success) throw new Error(`${object}: ${result!.errors.map(({ message }) => message).join(', ')}`);
    return result!.id!;
  };
  const standardUser = org.query(session, "SELECT Id FROM Profile WHERE Name = 'Standard User'").records[0]!['Id'];
  const hana = insert('User', {
    Username: 'hana@local.example',
    Email: 'hana@local.example',
    FirstName: 'Hana',
    LastName: 'Mori',
    Alias: 'hmori',
    Title: 'Fitter',
    ProfileId: standardUser,
    TimeZoneSidKey: 'Asia/Tokyo',
    LocaleSidKey: 'ja_JP',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'ja',
    IsActive: true,
  });
  const sets = org.query(session, 'SELECT Id, Name FROM PermissionSet').records;
  const assign = (user: string, name: string): string =>
    insert('PermissionSetAssignment', {
      AssigneeId: user,
      PermissionSetId: sets.find((set) => set['Name'] === name)!['Id'],
    });
  assign(admin, 'WorkshopLead');
  assign(hana, 'WorkshopStaff');
  const maker = insert('Account', {
    Name: 'Aoki Tools',
    OwnerId: hana,
    Phone: '03-0000-0001',
    Industry: 'Manufacturing',
  });
  const lathe = insert('Widget__c', {
    Name: 'Lathe',
    Colour__c: 'Red',
    Weight__c: 1250.5,
    Maker__c: maker,
    Built__c: '2024-03-01',
    Fragile__c: true,
    Notes__c: 'Oil it on Mondays.\nSee https://example.com/lathe',
    Secret__c: 'combination 1234',
    OwnerId: hana,
  });
  for (let index = 1; index <= 60; index += 1)
    insert('Widget__c', {
      Name: `Peg ${String(index).padStart(2, '0')}`,
      Colour__c: index % 2 ? 'Blue' : 'Red',
      Weight__c: index,
      OwnerId: hana,
    });
  insert('Part__c', { Name: 'Spindle', Widget__c: lathe, Price__c: 120 });
  const ids = { admin, hana, lathe, maker };
  return {
    ...running,
    ids,
    deploy,
    built,
    link: (user, to, language) => running.signInUrl({ userId: ids[user], to, ...(language ? { language } : {}) }),
  };
}

/** Names every component by its path, as a client's manifest would. */
function manifest(files: Record<string, string>): string {
  const types: Record<string, string> = {
    app: 'CustomApplication',
    flexipage: 'FlexiPage',
    labels: 'CustomLabels',
    layout: 'Layout',
    object: 'CustomObject',
    objectTranslation: 'CustomObjectTranslation',
    permissionset: 'PermissionSet',
    tab: 'CustomTab',
    translation: 'Translations',
  };
  const members = new Map<string, Set<string>>();
  for (const path of Object.keys(files)) {
    const [, folder, name, extension] = /^(\w+)\/([^/]+?)(?:\.(\w+)|\/.*)$/.exec(path) ?? [];
    const type = folder === 'lwc' ? 'LightningComponentBundle' : types[extension ?? ''];
    if (!type || !name) throw new Error(`No metadata type for ${path}`);
    members.set(type, (members.get(type) ?? new Set()).add(name));
  }
  const blocks = [...members].map(
    ([type, names]) =>
      `<types>${[...names].map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`,
  );
  return `<?xml version="1.0"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${blocks.join('')}<version>66.0</version></Package>`;
}
