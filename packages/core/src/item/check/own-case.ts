import type { ActionKind } from "../../definition/action-kind.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { plainStatesOf } from "../plain-states.js";
import { namedRoles } from "./names.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What an applicant does in the case: everything else is the authority's. */
const applicants: ReadonlySet<ActionKind> = new Set<ActionKind>([
  "save-draft",
  "submit",
  "supplement",
  "amend",
  "withdraw",
  "collect",
  "advance",
]);

/** Acts of the authority that the item leaves to the applicant: nobody decides in a case of their own. */
export function ownCaseTroubles(file: ItemFile): Trouble[] {
  const own = new Set([...applicantsPlaces(file)].map((path) => path.join("/")));
  return namedRoles(file)
    .filter(({ name, path }) => name === "applicant" && !own.has(path.join("/")))
    .filter(({ path }) => path.at(-1) !== "owner")
    .map(({ path }) => ({ ...defRules.byApplicant(), path }));
}

/** The places at which the applicant may stand. */
function* applicantsPlaces(file: ItemFile): Generator<(string | number)[]> {
  for (const [name, { use }] of Object.entries(file.flow.states)) {
    if (use === "submission") yield ["flow", "states", name, "by"];
  }
  for (const { path, state } of plainStatesOf(file)) {
    for (const [action, { kind }] of Object.entries(state.on)) {
      if (applicants.has(kind)) yield [...path, "on", action, "by"];
    }
  }
}
