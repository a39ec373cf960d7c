/** The org's present, by its own clock, in the setting's time zone where there is one. */
export interface DoctorClock {
  now: Date;
  /** Local calendar day `yyyy-mm-dd`. */
  today: string;
}
