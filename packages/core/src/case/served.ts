import { type CaseState, type NoticeState, openNotice } from "./case-state.js";
import type { Service, ServiceWay } from "./service.js";

/**
 * Whether a notice is served when it is sent: handed over, online to whoever applied online, and by a way that the applicant
 * has chosen. By any other way it reminds, until somebody records that it came (TL9).
 */
export function servesAtOnce(
  { channel, chosenWays = [] }: Pick<CaseState, "channel" | "chosenWays">,
  way: ServiceWay,
): boolean {
  if (way === "window" || (way === "online" && channel === "online")) return true;
  return way !== "post" && chosenWays.includes(way);
}

/** The last notice and its service, while the applicant owes an answer and it has not been served. */
export function unserved(
  state: CaseState,
): (NoticeState & { readonly service: Service }) | undefined {
  const notice = openNotice(state);
  const { service } = notice ?? {};
  if (notice === undefined || service === undefined || service.servedOn !== undefined)
    return undefined;
  return { ...notice, service };
}
