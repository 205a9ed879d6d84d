import type { Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { FactOf } from "../case/fact.js";
import type { Letter, ServiceContents, WhichNotice } from "../case/letter.js";
import { nextWay, serviceWays } from "../case/service.js";
import { headOf } from "../document/document-kinds.js";
import type { Item } from "../item/item.js";
import type { Said } from "./said.js";

type Sayings = {
  readonly [Type in keyof ServiceContents]: (
    item: Item,
    state: CaseState,
    fact: FactOf<Type>,
  ) => Said;
};

/** What has to be served, and what became of its service, in words. */
export const serviceSayings: Sayings = {
  "letter-made": (item, _state, { letter, way, served }) => {
    const name = nameOf(item, letter);
    if (way === undefined) {
      return flow(`${name.zh}待送达`, `${name.en} is to be served`);
    }
    const how = serviceWays[way];
    return served
      ? flow(`${name.zh}已送达（${how.zh}）`, `${name.en} was served (${how.en})`)
      : flow(`${name.zh}已发出（${how.zh}），待送达`, `${name.en} was sent (${how.en})`);
  },
  "notice-served": (item, state, { way, proof, effectiveOn, ...which }) => {
    const [name, how] = [noticeOf(item, state, which), serviceWays[way]];
    const by =
      proof === undefined
        ? { zh: "", en: "" }
        : { zh: `，凭据：${proof}`, en: `, proof: ${proof}` };
    return flow(
      `${name.zh}于 ${effectiveOn} 送达（${how.zh}${by.zh}）`,
      `${name.en} was served on ${effectiveOn} (${how.en}${by.en})`,
    );
  },
  "service-failed": (item, state, { way, reason, ...which }) => {
    const [name, how] = [noticeOf(item, state, which), serviceWays[way]];
    const service =
      which.letter === undefined ? state.notices.at(-1)?.service : letterOf(state, which)?.service;
    const next = service === undefined ? undefined : serviceWays[nextWay(service)];
    const then =
      next === undefined
        ? { zh: "", en: "" }
        : { zh: `；改用${next.zh}`, en: `; next: ${next.en}` };
    return {
      tone: "warn",
      what: {
        zh: `${name.zh}未能送达（${how.zh}）：${reason}${then.zh}`,
        en: `${name.en} could not be served (${how.en}): ${reason}${then.en}`,
      },
    };
  },
  "notice-resent": (item, state, { way, ...which }) => {
    const [name, how] = [noticeOf(item, state, which), serviceWays[way]];
    const again = (letterOf(state, which)?.service?.failed ?? [way]).length > 0;
    return again
      ? flow(`${name.zh}再次发出（${how.zh}）`, `${name.en} was sent again (${how.en})`)
      : flow(`${name.zh}发出（${how.zh}）`, `${name.en} was sent (${how.en})`);
  },
};

function letterOf({ letters = [] }: CaseState, { letter }: WhichNotice): Letter | undefined {
  return letters.find(({ id }) => id === letter);
}

function noticeOf(item: Item, state: CaseState, which: WhichNotice): Text {
  const letter = letterOf(state, which);
  return letter === undefined ? { zh: "告知", en: "the notice" } : nameOf(item, letter);
}

/** What a document is called, and for whom it is where that is not the applicant. */
function nameOf(item: Item, { kind, to }: Pick<Letter, "kind" | "to">): Text {
  const { zh, en } = headOf(item, kind).title;
  const name = `the ${en.charAt(0).toLowerCase()}${en.slice(1)}`;
  if (to === undefined) return { zh, en: name };
  const whose = to.name ?? to.id;
  return { zh: `给${whose}的${zh}`, en: `${name} for ${whose}` };
}

function flow(zh: string, en: string): Said {
  return { tone: "flow", what: { zh, en } };
}
