import { createHash } from "node:crypto";
import type { CaseState, Fact } from "@banjian/core";

/** Characters that are gathered before they are hashed: it takes much at once in the time of a little. */
const most = 30_000;

/**
 * The digest of a played hall: of every fact, in order, what happened or which action in which branch, when, from which day on
 * and by whom; and all of each case as it stands in the end. What else the facts say is for the most part in the cases that they
 * lead to, and to write out both takes a tenth of a year's time.
 */
export class HallDigest {
  readonly #hash = createHash("sha256");
  #unread = "";

  /** What was written of a case at once. */
  add(caseId: string, facts: readonly Fact[]): void {
    let text = caseId;
    let before: Fact | undefined;
    for (const fact of facts) {
      if (before === undefined || !sameStamp(before, fact)) {
        const { id = "", onBehalfOf } = fact.by ?? {};
        text += ` @${fact.at} ${fact.effectiveOn} ${id}/${onBehalfOf?.id ?? ""}`;
      }
      text += ` ${fact.type}`;
      if (fact.type === "action-taken") text += `:${fact.action}:${fact.branch ?? ""}`;
      before = fact;
    }
    this.#unread += text;
    this.#unread += "\n";
    if (this.#unread.length >= most) this.#read();
  }

  /** The digest in hexadecimal, with the cases as they stand; nothing can be added after it. */
  hex(states: Iterable<CaseState>): string {
    this.#read();
    for (const state of states) this.#hash.update(JSON.stringify(state), "utf16le");
    return this.#hash.digest("hex");
  }

  #read(): void {
    this.#hash.update(this.#unread, "utf16le");
    this.#unread = "";
  }
}

// The facts of one act have one stamp, nearly always.
function sameStamp(one: Fact, other: Fact): boolean {
  return one.at === other.at && one.effectiveOn === other.effectiveOn && one.by === other.by;
}
