/** Days, moments and numbers as readers of a language write them: on paper as in the console. */
export { PaperFormat as Format } from 'c/renkeiMeetingPaperRules';
