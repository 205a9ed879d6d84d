import type { Announcer } from "./announcer.js";
import type { CaseStore } from "./ports.js";
import type { Sink } from "./sink.js";

/** What is looked at, and told where it has gone back. */
export type GuardedParts = {
  readonly store: CaseStore;
  readonly announcer: Announcer;
  readonly sinks?: readonly Sink[];
};

/** Keeps workers from going on in a database that has gone back to an earlier time. */
export type RewindGuard = {
  /** Refuses to go on (HALL_REWOUND) until a person has said that the database was restored. */
  refuse(parts: GuardedParts): Promise<void>;
  /** Whether the database has gone back; then a person is asked. */
  isRewound(parts: GuardedParts): Promise<boolean>;
};
