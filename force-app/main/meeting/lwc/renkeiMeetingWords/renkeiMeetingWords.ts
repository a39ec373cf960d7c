export { labels } from './labels.ts';
export {
  decisionName,
  decisionSummary,
  problemText,
  questionShort,
  questionText,
  sectionName,
  stateName,
} from './names.ts';
export { eventLine, isTyping, leftText, personName, plainTime, type EventLine } from './lines.ts';
export { monthLabels } from './monthLabels.ts';
export { paperWords } from './paper.ts';
export { meetingName, meetsText, minutesText } from './minutes.ts';
