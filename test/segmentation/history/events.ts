import { addDays, addMonths } from 'c/renkeiCalendarRules';
import { RECORDS, type World } from './world.ts';

/** Days by which windows end in the policy of these histories; dates fall near them more often than chance would have it. */
export const WINDOWS = { conversation: 40, recencyFull: 10, recencyZero: 50, recencyStep: 7, dormant: 33, new: 29 };

/** Everything that can happen to an org, by name. Each changes something, or does nothing where there is nothing to change. */
export const EVENTS: Readonly<Record<string, (world: World) => void>> = {
  'a deal is entered': (world) => {
    const account = world.random.chance(0.9) ? world.some('Account')?.Id : null;
    if (account === undefined) return;
    world.insert('Opportunity', { Name: 'Deal', AccountId: account, ...deal(world) });
  },
  "a deal's amount, date or stage changes": (world) =>
    withSome(world, 'Opportunity', (id) => world.update('Opportunity', id, part(world, deal(world)))),
  'a deal moves to another account': (world) => move(world, 'Opportunity', 'AccountId'),
  'a deal is deleted': (world) => withSome(world, 'Opportunity', (id) => world.delete('Opportunity', id)),

  'somebody rings': (world) => {
    const account = world.some('Account')?.Id;
    if (account) world.insert('RenkeiTouch__c', { Account__c: account, Direction__c: 'Inbound', ...touch(world) });
  },
  'a conversation is corrected': (world) =>
    withSome(world, 'RenkeiTouch__c', (id) => world.update('RenkeiTouch__c', id, touch(world))),
  'a conversation moves to another account': (world) => move(world, 'RenkeiTouch__c', 'Account__c'),
  'a conversation is deleted': (world) => withSome(world, 'RenkeiTouch__c', (id) => world.delete('RenkeiTouch__c', id)),

  'a contact is entered': (world) => {
    const account = world.some('Account')?.Id;
    if (account) world.insert('Contact', { LastName: 'Person', AccountId: account, ...reach(world) });
  },
  'a contact can be reached, or not any more': (world) =>
    withSome(world, 'Contact', (id) => world.update('Contact', id, reach(world))),
  'a contact moves to another account': (world) => move(world, 'Contact', 'AccountId'),
  'a contact is deleted': (world) => withSome(world, 'Contact', (id) => world.delete('Contact', id)),
  'two contacts are merged': (world) => {
    const account = world.some('Account', 'Id IN (SELECT AccountId FROM Contact)')?.Id;
    const [first, second] = account
      ? world.rows(`SELECT Id FROM Contact WHERE AccountId = '${account}' ORDER BY Id`)
      : [];
    if (first && second) world.merge('Contact', first.Id, second.Id);
  },

  'a machine is found': (world) => {
    const account = world.some('Account')?.Id;
    if (account) world.insert('Asset', { Name: 'Machine', AccountId: account, ...machine(world) });
  },
  'a machine is counted again': (world) => withSome(world, 'Asset', (id) => world.update('Asset', id, machine(world))),
  'a machine moves to another account': (world) => move(world, 'Asset', 'AccountId'),
  'a machine is deleted': (world) => withSome(world, 'Asset', (id) => world.delete('Asset', id)),

  'a task is entered': (world) => {
    const contact = world.some('Contact');
    const account = world.some('Account');
    const about = world.random.pick([
      { WhoId: contact?.Id ?? null },
      { WhatId: account?.Id ?? null },
      { WhatId: world.some('Opportunity')?.Id ?? null },
    ]);
    world.insert('Task', {
      Subject: 'Call',
      OwnerId: owner(world),
      TaskSubtype: world.random.pick(['Task', 'Call', 'Email']),
      ...about,
      ...task(world),
    });
  },
  'a task is done, reopened or put off': (world) =>
    withSome(world, 'Task', (id) => world.update('Task', id, task(world))),
  'a task is handed on': (world) =>
    withSome(world, 'Task', (id) => world.update('Task', id, { OwnerId: owner(world) })),
  'a task is deleted': (world) => withSome(world, 'Task', (id) => world.delete('Task', id)),
  'a meeting is entered': (world) => {
    const contact = world.some('Contact');
    const account = world.some('Account');
    if (!account) return;
    world.insert('Event', {
      Subject: 'Visit',
      OwnerId: owner(world),
      WhoId: contact?.Id ?? null,
      WhatId: account.Id,
      DurationInMinutes: 30,
      StartDateTime: instant(world),
    });
  },
  'a meeting is put off': (world) =>
    withSome(world, 'Event', (id) => world.update('Event', id, { StartDateTime: instant(world) })),

  'an account is entered': (world) =>
    void world.insert('Account', { Name: 'Account', OwnerId: owner(world), ...size(world) }),
  'an account is corrected by hand': (world) =>
    withSome(world, 'Account', (id) => world.update('Account', id, part(world, size(world)))),
  'an account gets another owner': (world) =>
    withSome(world, 'Account', (id) => world.update('Account', id, { OwnerId: owner(world) })),
  'a potential is heard': (world) =>
    withSome(world, 'Account', (id) =>
      world.update('Account', id, {
        RenkeiPotentialOverride__c: world.random.between(1, 80) * 100_000,
        RenkeiPotentialOverrideReason__c: 'Heard',
        RenkeiPotentialOverrideExpires__c: addDays(world.today, world.random.between(0, 6)),
      }),
    ),
  'a heard potential is taken back': (world) =>
    withSome(world, 'Account', (id) =>
      world.update('Account', id, {
        RenkeiPotentialOverride__c: null,
        RenkeiPotentialOverrideReason__c: null,
        RenkeiPotentialOverrideExpires__c: null,
      }),
    ),
  'an account is deleted': (world) => {
    if (world.rows('SELECT Id FROM Account').length > 8)
      withSome(world, 'Account', (id) => world.delete('Account', id));
  },
  'two accounts are merged': (world) => {
    const all = world.rows('SELECT Id FROM Account ORDER BY Id');
    if (all.length <= 8) return;
    const master = world.random.pick(all).Id;
    const merged = world.random.pick(all.filter(({ Id }) => Id !== master)).Id;
    world.merge('Account', master, merged);
  },

  'something comes back from the recycle bin': (world) => {
    const gone = deleted(world);
    if (gone.length > 0) world.undelete(world.random.pick(gone));
  },
  'the recycle bin is emptied': (world) => deleted(world).forEach((id) => world.erase(id)),
  'something is deleted for good': (world) => {
    const object = world.random.pick(['Opportunity', 'RenkeiTouch__c', 'Contact', 'Asset', 'Task', 'Event']);
    withSome(world, object, (id) => {
      world.delete(object, id);
      world.erase(id);
    });
  },
};

const OBJECTS = [...RECORDS, 'RenkeiTouch__c'];

function deleted(world: World): string[] {
  return OBJECTS.flatMap((object) =>
    world.rows(`SELECT Id FROM ${object} WHERE IsDeleted = TRUE ORDER BY Id`, true),
  ).map(({ Id }) => Id);
}

function withSome(world: World, object: string, change: (id: string) => void): void {
  const found = world.some(object);
  if (found) change(found.Id);
}

function move(world: World, object: string, field: string): void {
  const account = world.some('Account')?.Id;
  if (account) withSome(world, object, (id) => world.update(object, id, { [field]: account }));
}

/** Some of the values, at least one. */
function part<T extends object>(world: World, values: T): Partial<T> {
  const entries = Object.entries(values);
  const kept = entries.filter(() => world.random.chance(0.5));
  return Object.fromEntries(kept.length > 0 ? kept : [world.random.pick(entries)]) as Partial<T>;
}

function deal(world: World) {
  const { random, today } = world;
  const edge = random.pick([
    today,
    addMonths(today, -12),
    addDays(today, -WINDOWS.new),
    addDays(today, -WINDOWS.dormant),
  ]);
  return {
    StageName: random.pick(['Closed Won', 'Closed Won', 'Closed Won', 'Closed Lost', 'Prospecting']),
    CloseDate: addDays(edge, random.between(-4, 4)),
    Amount: random.chance(0.9) ? random.between(-20, 300) * 10_000.5 : null,
  };
}

function touch(world: World) {
  const { random } = world;
  const talked = random.chance(0.75);
  return {
    Contact__c: random.chance(0.85) ? (world.some('Contact')?.Id ?? null) : null,
    OccurredAt__c: instant(world),
    Channel__c: random.pick(['Field', 'InsideSales', 'Web', 'Seminar']),
    Outcome__c: talked ? 'Talked' : 'Absent',
    IsConversation__c: talked,
  };
}

function reach({ random }: World) {
  return {
    Phone: random.chance(0.5) ? '03-0000-0000' : null,
    MobilePhone: null,
    Email: random.chance(0.3) ? 'person@account.example' : null,
    DoNotCall: random.chance(0.3),
  };
}

function machine(world: World) {
  const { random } = world;
  return {
    IsCompetitorProduct: random.chance(0.5),
    Quantity: random.chance(0.8) ? random.between(1, 9) : null,
    Status: random.chance(0.15) ? 'Obsolete' : 'Installed',
    UsageEndDate: random.chance(0.4) ? addDays(world.today, random.between(-3, 6)) : null,
  };
}

function task(world: World) {
  const { random } = world;
  return {
    Status: random.chance(0.7) ? 'Completed' : 'Not Started',
    ActivityDate: random.chance(0.7) ? instant(world).slice(0, 10) : null,
  };
}

function size({ random }: World) {
  return {
    NumberOfEmployees: random.chance(0.85) ? random.between(1, 60) * 10 : null,
    Industry: random.pick(['Machinery', 'Chemicals', 'Retail', 'Other', null]),
    AnnualRevenue: random.chance(0.5) ? random.between(1, 900) * 1_000_000 : null,
  };
}

function owner(world: World): string {
  return world.random.pick(world.owners);
}

/** An instant near today or near the end of a window, minutes from midnight in Japan where that makes a difference. */
function instant(world: World): string {
  const { random, today } = world;
  const ages = [
    0,
    0,
    WINDOWS.conversation,
    WINDOWS.recencyFull + WINDOWS.recencyStep,
    WINDOWS.recencyZero,
    WINDOWS.dormant,
  ];
  const day = addDays(today, -random.pick(ages) + random.between(-3, 3));
  const time = random.pick(['00:00:00', '08:59:00', '09:00:00', '14:59:59', '15:00:00', '23:59:00']);
  const chosen = `${day}T${time}+09:00`;
  // Nobody notes a contact that has yet to take place: the org refuses it.
  const now = world.org.clock.now();
  return Date.parse(chosen) <= now.getTime() ? chosen : now.toISOString();
}
