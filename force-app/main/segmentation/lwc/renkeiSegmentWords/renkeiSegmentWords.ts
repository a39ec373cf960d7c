export {
  accountsWords,
  cadenceWords,
  causeWords,
  channelName,
  focusName,
  leadWords,
  levelName,
  lifecycleName,
  roleOf,
  segmentName,
  sizeName,
  sourceName,
} from './names.ts';
export { joinSentences, reasonSentences, reasonWords, sentence, talkWords } from './reasons.ts';
export type { WordingContext } from './reasons.ts';
