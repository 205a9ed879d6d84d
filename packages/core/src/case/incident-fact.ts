/** What a person has decided about work on a case that had failed too often. */
export type IncidentContents = {
  "incident-settled": {
    incident: string;
    work: string;
    outcome: "retried" | "skipped";
    /** Who decided it, as they said. */
    decidedBy: string;
    reason: string;
    error: string;
    /** The event that a sink did not take. */
    event?: { readonly id: string; readonly name: string };
  };
};
