import { CaseView } from "./case-view.js";
import { momentOf } from "./frame-at.js";
import type { EngineParts } from "./parts.js";
import { unfit } from "./plain-data.js";
import { ofEachReadable } from "./stop-case.js";

/** The latest cases, newest first; refuses a count that is no whole number (BODY_INVALID). */
export async function recentCases(parts: EngineParts, count: number): Promise<readonly CaseView[]> {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw unfit({ zh: "count 应为非负整数", en: "count must be a whole number" });
  }
  const { store, catalogue } = parts;
  const moment = await momentOf(parts);
  return ofEachReadable(parts, await store.recent(count), {
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
