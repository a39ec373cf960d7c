import type { DemoPreference, DemoTouch } from './model.ts';
import type { Random } from './random.ts';

const CHANCE = 0.06;

/** What customers said about how they want to be served, for the step that the talk was about: one answer for each step. */
export function channelPreferences(touches: readonly DemoTouch[], random: Random): DemoPreference[] {
  const answers = new Map<string, DemoPreference>();
  for (const { key: touch, account, conversation, channel, owner, processStep, occurredAt } of touches) {
    if (!conversation || channel !== 'InsideSales' || processStep === '' || owner === 'kudo') continue;
    if (!random.chance(CHANCE)) continue;
    const preferred = random.weighted<DemoTouch['channel']>([
      ['InsideSales', 45],
      ['Field', 30],
      ['Web', 20],
      ['Seminar', 5],
    ]);
    const key = `${account}-${processStep}`;
    answers.set(key, { key, account, step: processStep, channel: preferred, heardOn: occurredAt.slice(0, 10), touch });
  }
  return [...answers.values()];
}
