/** When a person works, in their calendar's zone. */
export type WorkingHours = {
  /** ISO weekdays, 1 is Monday. */
  days: number[];
  /** `HH:MM`. */
  start: string;
  /** `HH:MM`, exclusive; later than `start`. */
  end: string;
};
