import apart from '@salesforce/label/c.RenkeiIntegration_Apart';
import later from '@salesforce/label/c.RenkeiIntegration_Later';
import same from '@salesforce/label/c.RenkeiIntegration_Same';

const NAMES: Readonly<Record<string, string>> = { Same: same, Apart: apart, Later: later };

/** A decision in words; an open one has none. */
export const decisionName = (decision: string): string => NAMES[decision] ?? '';
