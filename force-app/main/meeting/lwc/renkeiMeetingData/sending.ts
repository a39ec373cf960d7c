import userId from '@salesforce/user/Id';
import { newSaveKey } from 'c/renkeiDeskData';
import type { Consequences, Decision, ItemState } from 'c/renkeiMeetingRules';
import type { Operation } from './operations.ts';
import { saveTogether } from './operations.ts';
import { saveAction, saveItem } from './writes.ts';

/** What becomes of an item. */
export interface ItemChange {
  state: ItemState;
  decision: Decision | null;
  note: string | null;
  nextRep: string | null;
  nextRepName: string | null;
  nextOn: string | null;
}

interface Common {
  /** One for each thing that was typed, however often it is sent. */
  key: string;
  meeting: string;
  /** Key of the item that it is about. */
  item: string;
  /** What to call it while it waits. */
  title: string;
  at: string;
}

/** Something on its way to the org. */
export type Sending = Common &
  (
    | {
        kind: 'change';
        change: ItemChange;
        /** Version of the item that was on the screen. */
        base: string | null;
        escalation: string | null;
        action: string | null;
        consequences: Consequences;
        /** Replaces on purpose what somebody else has decided. */
        replaces: boolean;
      }
    | { kind: 'note'; text: string }
    | {
        kind: 'action';
        subject: string;
        assignedTo: string | null;
        assignedToName: string | null;
        dueOn: string | null;
        escalation: string | null;
        account: string | null;
        accountName: string | null;
      }
    | { kind: 'actionState'; action: string; base: string | null; status: 'Open' | 'Done' | 'Dropped' }
  );

/**
 * Sends it. The item has to be in the org by now.
 * @param item Id of the item
 * @param base the version of the item that may be saved over
 * @returns the version after it, where that is known
 * @throws ChangedError, RefusedError, OfflineError or the platform's error
 */
export async function send(sending: Sending, item: string, base: string | null): Promise<string | null> {
  switch (sending.kind) {
    case 'change':
      return sendChange(sending, item, base);
    case 'note':
      await saveTogether([noteOf(sending, item)]);
      return null;
    case 'action':
      await saveTogether([actionOf(sending, item)]);
      return null;
    case 'actionState':
      await saveAction({ id: sending.action, lastModified: sending.base }, { Status__c: sending.status });
      return null;
  }
}

/** What changes nothing else is saved over the version that was seen; the rest goes together, and the org's guard judges. */
async function sendChange(
  { change, consequences, escalation, action, replaces }: Extract<Sending, { kind: 'change' }>,
  item: string,
  base: string | null,
): Promise<string | null> {
  const fields = {
    State__c: change.state,
    Decision__c: change.decision,
    DecisionNote__c: change.note,
    NextRep__c: change.nextRep,
    NextOn__c: change.nextOn,
    ...(replaces ? { DecidedAt__c: null } : {}),
  };
  const operations: Operation[] = [
    { alias: 'item', object: 'RenkeiAgendaItem__c', verb: 'Update', id: item, fields },
    ...(consequences.case && escalation ? [update('case', 'RenkeiEscalation__c', escalation, consequences.case)] : []),
    ...(consequences.action && action ? [update('action', 'RenkeiActionItem__c', action, consequences.action)] : []),
  ];
  if (operations.length === 1) return saveItem({ id: item, lastModified: replaces ? null : base }, fields);
  await saveTogether(operations);
  return null;
}

function noteOf({ text, key, at }: Extract<Sending, { kind: 'note' }>, item: string): Operation {
  const fields = { Item__c: item, Text__c: text, Author__c: userId, WrittenAt__c: at, SaveKey__c: key };
  return { alias: 'note', object: 'RenkeiAgendaNote__c', verb: 'Create', fields };
}

function actionOf(sending: Extract<Sending, { kind: 'action' }>, item: string): Operation {
  const { subject, assignedTo, dueOn, escalation, account, meeting, key } = sending;
  // The case names the account, which not everybody may see.
  const lookups = { AssignedTo__c: assignedTo, Escalation__c: escalation, Account__c: escalation ? null : account };
  return {
    alias: 'action',
    object: 'RenkeiActionItem__c',
    verb: 'Create',
    fields: {
      Subject__c: subject,
      DueOn__c: dueOn,
      Status__c: 'Open',
      Meeting__c: meeting,
      AgendaItem__c: item,
      SaveKey__c: key,
      ...Object.fromEntries(Object.entries(lookups).filter(([, id]) => id !== null)),
    },
  };
}

function update(alias: string, object: string, id: string, fields: Operation['fields']): Operation {
  return { alias, object, verb: 'Update', id, fields };
}

/** A key that no other browser makes. */
export const newKey = (): string => newSaveKey(userId);
