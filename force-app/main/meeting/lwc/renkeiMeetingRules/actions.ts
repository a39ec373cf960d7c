import { nextMeetingDay, type Rhythm } from './meetingDays.ts';

export interface ActionDefaults {
  assignedTo: string | null;
  /** yyyy-mm-dd */
  dueOn: string;
}

/** Who does it until when, where nobody says otherwise: the rep until the next meeting; the facilitator where the rep is gone. */
export function actionDefaults(
  rep: string | null,
  facilitator: string | null,
  isActive: (user: string) => boolean,
  rhythm: Rhythm,
  today: string,
): ActionDefaults {
  const assignedTo = [rep, facilitator].find((user) => user !== null && isActive(user)) ?? null;
  return { assignedTo, dueOn: nextMeetingDay(rhythm, today) };
}
