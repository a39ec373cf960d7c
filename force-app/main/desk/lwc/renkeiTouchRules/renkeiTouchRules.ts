/**
 * The touch form and what a touch does to the call plan. The flows RenkeiTouch_AfterSave_Plan and RenkeiCallPlan_BeforeSave_Guard state
 * the same rules; both pass `test/golden/touchPlan.json`.
 */
export { formFor, missing, type Form, type Level, type TouchInput, type TouchValues } from './form.ts';
export {
  planAfter,
  refusalOf,
  type LoggedTouch,
  type PlanAfter,
  type PlanBefore,
  type TouchRefusal,
} from './planAfter.ts';
