import type { RetryPolicy } from "./retry-policy.js";

/** How events are taken to sinks. */
export type RelayOptions = {
  readonly retries?: RetryPolicy;
  /** For how long a worker has a sink for itself without a word, in milliseconds. */
  readonly lease?: number;
  /** How long a sink may take for one event, in milliseconds. */
  readonly patience?: number;
  /** Cases whose events are on their way to a sink at once. */
  readonly abreast?: number;
};
