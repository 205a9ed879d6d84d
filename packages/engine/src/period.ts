import type { Instant } from "@banjian/calendar";

/** From which moment, included, to which, excluded. */
export type Period = { readonly from: Instant; readonly to: Instant };
