import type { PolicyFinding } from 'c/renkeiSegmentRules';
import { messagesOf } from '../connection/messages.ts';

/** Findings about a policy in words, one line each; the rules give codes and figures only. */
export function findingLines(findings: readonly PolicyFinding[]): string[] {
  const messages = messagesOf('policy.findings');
  return findings.map((finding) => messages.getMessage(finding.code, wordsOf(finding)));
}

function wordsOf({ code, field, values }: PolicyFinding): (string | number)[] {
  const value = (name: string): string | number => values[name] ?? 'others';
  switch (code) {
    case 'NotANumber':
    case 'WindowMissing':
      return [field];
    case 'Negative':
    case 'OutOfRange':
      return [field, value('value')];
    case 'WeightsNotHundred':
      return [value('sum')];
    case 'MarginTooLarge':
      return [field, value('value'), value('limit')];
    case 'RecencyDaysInverted':
      return [value('zero'), value('full')];
    case 'BreadthFullTooSmall':
      return [value('value')];
    case 'WindowShorterThanRecency':
      return [value('window'), value('full')];
    case 'ReviveFloorAboveCutOff':
      return [value('value'), value('cutOff')];
    case 'EstimatorsMissing':
      return [];
    case 'EstimatorNotPositive':
      return [value('industry'), value('value')];
    case 'IndustryUnknown':
      return [value('industry')];
    case 'RoleMissing':
      return [value('segment')];
    case 'RoleDuplicate':
      return [value('segment'), value('count')];
    case 'RoleFieldMissing':
      return [value('segment'), field];
    case 'RoleFieldNotPositive':
      return [value('segment'), field, value('value')];
    case 'SupportEqualsLead':
      return [value('segment'), value('channel')];
    default: {
      const unknown: never = code;
      throw new TypeError(`No words for the policy finding ${String(unknown)}.`);
    }
  }
}
