import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { platformProblem } from '../connection/failureKind.ts';
import { requestJson } from '../connection/request.ts';
import { textValue } from '../connection/values.ts';
import { textOf, type Component } from './content/componentFiles.ts';

/** A flow of the package as the org runs it. */
export interface FlowState {
  name: string;
  definitionId: string;
  activeVersionId: string | null;
  latestVersionId: string | null;
}

const definition = z.looseObject({
  Id: z.string(),
  DeveloperName: z.string(),
  ActiveVersionId: textValue,
  LatestVersionId: textValue,
});
const answer = z.looseObject({
  records: z.array(definition),
  done: z.boolean().default(true),
  nextRecordsUrl: z.string().optional(),
});

/** How the org runs the flows whose names begin with ours; null where it has no Tooling API to tell. */
export async function readFlowStates(connection: Connection): Promise<FlowState[] | null> {
  const soql =
    "SELECT Id, DeveloperName, ActiveVersionId, LatestVersionId FROM FlowDefinition WHERE DeveloperName LIKE 'Renkei%' ORDER BY DeveloperName";
  const states: FlowState[] = [];
  let path: string | undefined = `/tooling/query?q=${encodeURIComponent(soql)}`;
  try {
    while (path !== undefined) {
      const page: z.infer<typeof answer> = await requestJson(connection, answer, { method: 'GET', path });
      for (const { Id, DeveloperName, ActiveVersionId, LatestVersionId } of page.records) {
        states.push({
          name: DeveloperName,
          definitionId: Id,
          activeVersionId: ActiveVersionId,
          latestVersionId: LatestVersionId,
        });
      }
      path = page.done ? undefined : page.nextRecordsUrl;
    }
  } catch (problem) {
    if (platformProblem(problem)?.code === 'INVALID_TYPE') return null;
    throw problem;
  }
  return states;
}

/** A flow that is to be activated, and when among the others. */
export interface FlowToActivate {
  name: string;
  label: string;
  /** What the step of the order is there for: a key of `messages/install.md`. */
  why: 'beforeSave' | 'beforeDelete' | 'afterSave' | 'scheduled';
}

const ORDER: readonly FlowToActivate['why'][] = ['beforeSave', 'beforeDelete', 'afterSave', 'scheduled'];

/**
 * The flows of the package that do not run in their newest version, in the order in which to activate them: first what gives records their
 * keys and refuses what must not be, then what builds on saved records, last what starts by itself.
 */
export function flowsToActivate(flows: Iterable<Component>, states: readonly FlowState[]): FlowToActivate[] {
  const byName = new Map(states.map((state) => [state.name, state]));
  return [...flows]
    .filter(({ fullName, content }) => {
      const state = byName.get(fullName);
      return (
        textOf(content, 'status') === 'Active' && state !== undefined && state.activeVersionId !== state.latestVersionId
      );
    })
    .map(({ fullName, content }) => ({
      name: fullName,
      label: textOf(content, 'label'),
      why: kindOf(content),
      order: orderOf(content),
    }))
    .sort(
      (one, other) =>
        ORDER.indexOf(one.why) - ORDER.indexOf(other.why) ||
        one.order - other.order ||
        (one.name < other.name ? -1 : 1),
    )
    .map(({ order: _order, ...flow }) => flow);
}

function kindOf(content: Component['content']): FlowToActivate['why'] {
  const start = startOf(content);
  const trigger = textOf(start, 'triggerType');
  if (trigger === 'RecordBeforeSave') return 'beforeSave';
  if (trigger === 'RecordBeforeDelete') return 'beforeDelete';
  return trigger === 'Scheduled' ? 'scheduled' : 'afterSave';
}

function orderOf(content: Component['content']): number {
  return Number(textOf(content, 'triggerOrder') || 1000);
}

function startOf(content: Component['content']): Component['content'] {
  return content === undefined || typeof content === 'string' ? content : content['start']?.[0];
}
