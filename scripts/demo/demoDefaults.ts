/** The demo's today: the Friday of the meeting at which its stories come together. */
export const DEMO_DATE = '2026-06-12';

/** Twelve reps with 120 accounts each. */
export const DEMO_ACCOUNTS = 1440;
