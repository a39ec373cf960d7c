import type { Briefing, Draft } from 'c/renkeiDeskData';
import { budgetName, signalName } from 'c/renkeiDeskWords';
import { listed, named, plainDate } from 'c/renkeiFormat';
import { labels } from './labels.ts';

/** What the representative reads first: built from the call, so that nobody types it twice. */
export function briefingText(draft: Draft, briefing: Briefing | undefined): string {
  const contact = briefing?.contacts.find(({ id }) => id === draft.contact);
  const person = draft.contact === 'new' ? draft.newName : contact?.name;
  const department = draft.contact === 'new' ? draft.newDepartment : contact?.department;
  // What was heard of a known machine is newer than what was known.
  const heard = new Set(draft.machines.map(({ id }) => id));
  const machines = [
    ...draft.machines.map(({ maker, model, modelYear }) => [maker, model, modelYear].filter(Boolean).join(' ')),
    ...(briefing?.machines ?? [])
      .filter(({ id }) => !heard.has(id))
      .map(({ name, modelYear }) => [name, modelYear].filter(Boolean).join(' ')),
  ];
  const lines: [string, string | null | undefined][] = [
    [labels.contact, [person, department].filter(Boolean).join(' · ')],
    [labels.needs, draft.needs],
    [labels.signalKind, draft.signalKind && signalName(draft.signalKind)],
    [labels.timing, draft.timing && plainDate(draft.timing)],
    [labels.budget, draft.budget && budgetName(draft.budget)],
    [labels.decisionMaker, draft.decisionMaker],
    [labels.machines, listed(machines)],
  ];
  const confirmed = [
    draft.needConfirmed && labels.needConfirmed,
    draft.installedBaseKnown && labels.installedBaseKnown,
  ];
  return [...lines.flatMap(([label, text]) => (text ? [named(label, text)] : [])), ...confirmed.filter(Boolean)].join(
    '\n',
  );
}
