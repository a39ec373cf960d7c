export { dialsWords, talksWords } from './counts.ts';
export { OUTCOMES, budgetName, outcomeName, playName, reasonName, sectionName, signalName } from './names.ts';
export { overdueWords, whyWords } from './reasons.ts';
export { clockTime, dayOfMoment, shortDate } from './times.ts';
