import { CaseView } from "./case-view.js";
import { engineError } from "./errors.js";
import { momentOf } from "./frame-at.js";
import { refuseOddCount } from "./page-size.js";
import type { EngineParts } from "./parts.js";
import { plainRequest, refuseNoText, refuseStray } from "./request.js";
import { ofEachReadable } from "./stop-case.js";

/** Where a page of cases goes on: behind the last case of the page before. */
export type RecentPage = { readonly before?: string };

/** The latest cases, newest first; refuses a count beyond a page (BODY_INVALID) and a page behind a case that there is not (CASE_UNKNOWN). */
export async function recentCases(
  parts: EngineParts,
  count: number,
  page: RecentPage,
): Promise<readonly CaseView[]> {
  refuseOddCount("count", count);
  const plain = plainRequest({ page });
  refuseStray("page", plain.page, ["before"]);
  const { before } = plain.page;
  if (before !== undefined) refuseNoText("before", before);
  const { store, catalogue } = parts;
  const moment = await momentOf(parts);
  const states = await store.recent(count, before);
  if (before !== undefined && states.length === 0 && (await store.load(before)) === undefined) {
    throw engineError("CASE_UNKNOWN", { caseId: before });
  }
  return ofEachReadable(parts, states, {
    caseOf: ({ id }) => id,
    make: async (state) => {
      const item = await catalogue.pinned(state.item.digest);
      const view = new CaseView(parts, { state, item, moment });
      // What a list is read for; a case of which it cannot be told is left out here, not where it is printed.
      void [view.stateTitle, view.limits];
      return view;
    },
  });
}
