import type { StandardObject } from '../fields.ts';
import { activityObjects } from './activities.ts';
import { salesObjects } from './sales.ts';
import { setupObjects } from './setup.ts';

/** The standard objects of a new org, as far as they are modelled. */
export const standardObjects: readonly StandardObject[] = [...salesObjects, ...activityObjects, ...setupObjects];
