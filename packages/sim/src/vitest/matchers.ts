import { expect } from "vitest";
import type { Asked, CaseNow } from "../case-now.js";
import { storyText } from "../story-text.js";
import {
  type CardSought,
  hasCard,
  isAccepted,
  isAllowed,
  isDueOn,
  isIn,
  isRefused,
  type Verdict,
} from "../verdict.js";
import { testLang } from "./test-lang.js";

type Said<Received> = {
  /** The case stands in this state, by its dotted path. */
  toBeIn(path: Received extends CaseNow ? string : never): void;
  /** The limit is due on this day, running or not. */
  toBeDueOn(limit: Received extends CaseNow ? string : never, day: string): void;
  /** A card that has not been withdrawn is like this one. */
  toHaveCard(sought: Received extends CaseNow ? CardSought : never): void;
  /** The application has been accepted: by silence or by a person, as of a day. */
  toBeAccepted(sought?: { deemed?: boolean; asOf?: string }): void;
  /** `case.asked(…)` would be accepted. */
  toAllow(): void;
  /** `case.asked(…)` would be refused with this code. */
  toRefuse(code: Received extends Asked ? string : never): void;
};

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: the declaration must be the same as vitest's own
  interface Matchers<T = any> extends Said<T> {}
}

type Result = { readonly pass: boolean; readonly message: () => string };

function told(it: CaseNow, { holds, expected, found, limit }: Verdict, isNot: boolean): Result {
  const lang = testLang();
  const [wanted, but] = lang === "zh" ? ["应", "实际"] : ["expected", "but"];
  const no = isNot ? { zh: "不", en: "not " }[lang] : "";
  const colon = lang === "zh" ? "：" : ": ";
  return {
    pass: holds,
    message: () =>
      `${wanted} ${no}${expected[lang]}\n${but}${colon}${found[lang]}\n\n${storyText(it, lang, limit)}`,
  };
}

expect.extend({
  toBeIn(it: CaseNow, path: string) {
    return told(it, isIn(it, path), this.isNot);
  },
  toBeDueOn(it: CaseNow, limit: string, day: string) {
    return told(it, isDueOn(it, limit, day), this.isNot);
  },
  toHaveCard(it: CaseNow, sought: CardSought) {
    return told(it, hasCard(it, sought), this.isNot);
  },
  toBeAccepted(it: CaseNow, sought?: { deemed?: boolean; asOf?: string }) {
    return told(it, isAccepted(it, sought), this.isNot);
  },
  toAllow(asked: Asked) {
    return told(asked.of, isAllowed(asked), this.isNot);
  },
  toRefuse(asked: Asked, code: string) {
    return told(asked.of, isRefused(asked, code), this.isNot);
  },
});
