/** The demo's today: the Friday of the meeting at which its stories come together. */
export const DEMO_DATE = '2026-06-12';

/** Twelve reps with 120 accounts each. */
export const DEMO_ACCOUNTS = 1440;

/** Seed of the demo company. */
export const DEMO_SEED = 'mizuki';

/** How few and how many accounts a demo may have: the six stories need one each. */
export const DEMO_ACCOUNT_LIMITS = { min: 6, max: 20000 };

/** Where the demo company works: days end, and daily flows run, by its clocks. */
export const DEMO_TIME_ZONE = 'Asia/Tokyo';
