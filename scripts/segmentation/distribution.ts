/** Distribution of accounts among callers: reads the org, asks the rules, writes proposals to call plans. */
export type { Distribution } from 'c/renkeiDistributionRules';
