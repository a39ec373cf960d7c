export { findingText } from './findings.ts';
export {
  accountsWords,
  cadenceWords,
  causeWords,
  channelName,
  focusName,
  leadWords,
  levelName,
  lifecycleName,
  reasonName,
  roleOf,
  segmentName,
  sizeName,
  sourceName,
  stepName,
} from './names.ts';
export { originWords } from './origins.ts';
export type { OriginContext } from './origins.ts';
export { policyFieldName } from './policyFields.ts';
export { joinSentences, reasonSentences, reasonWords, sentence, talkWords } from './reasons.ts';
export type { WordingContext } from './reasons.ts';
