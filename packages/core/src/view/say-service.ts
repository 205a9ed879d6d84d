import type { CaseState } from "../case/case-state.js";
import type { FactOf } from "../case/fact.js";
import { unserved } from "../case/served.js";
import { nextWay, serviceWays } from "../case/service.js";
import type { Item } from "../item/item.js";
import type { Said } from "./said.js";

type OfService = "notice-served" | "service-failed" | "notice-resent";
type Sayings = {
  readonly [Type in OfService]: (item: Item, state: CaseState, fact: FactOf<Type>) => Said;
};

/** What became of the service of a notice, in words. */
export const serviceSayings: Sayings = {
  "notice-served": (_item, _state, { way, proof, effectiveOn }) => {
    const how = serviceWays[way];
    const by =
      proof === undefined
        ? { zh: "", en: "" }
        : { zh: `，凭据：${proof}`, en: `, proof: ${proof}` };
    return {
      tone: "flow",
      what: {
        zh: `告知于 ${effectiveOn} 送达（${how.zh}${by.zh}）`,
        en: `the notice was served on ${effectiveOn} (${how.en}${by.en})`,
      },
    };
  },
  "service-failed": (_item, state, { way, reason }) => {
    const [how, service] = [serviceWays[way], unserved(state)?.service];
    const next = service === undefined ? undefined : serviceWays[nextWay(service)];
    return {
      tone: "warn",
      what: {
        zh: `告知未能送达（${how.zh}）：${reason}${next === undefined ? "" : `；改用${next.zh}`}`,
        en: `the notice could not be served (${how.en}): ${reason}${next === undefined ? "" : `; next: ${next.en}`}`,
      },
    };
  },
  "notice-resent": (_item, _state, { way }) => {
    const { zh, en } = serviceWays[way];
    return {
      tone: "flow",
      what: { zh: `告知再次发出（${zh}）`, en: `the notice was sent again (${en})` },
    };
  },
};
