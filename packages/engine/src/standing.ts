/** What somebody remembers of a store: the last place that they saw given, 0 for none, and requests that were accepted. */
export type Remembered = { readonly position: number; readonly keys?: readonly string[] };

/** How far a store has come, beside what somebody remembers of it. */
export type Standing = {
  /** The hall, as the ids of its events begin. */
  readonly hall: string;
  /** How often it was restored from a backup; 1 at first. */
  readonly epoch: number;
  /** The last place that was given. */
  readonly last: number;
  /** What was placed there, and at the remembered place: the same for as long as it is the same event. */
  readonly lastMark: string | undefined;
  readonly mark: string | undefined;
  /** One of the remembered requests that is not there. */
  readonly missing: string | undefined;
};
