import type { Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { FactOf } from "../case/fact.js";
import type { PayloadOf } from "../case/payload.js";
import type { PersonRef } from "../case/person.js";
import { ratedActs, ratingLevels } from "../case/rating.js";
import { serviceWays } from "../case/service.js";
import { visitReasons } from "../case/visit.js";
import { type OperationKind, operationKinds } from "../definition/action-kind.js";
import { sayAllowance } from "../definition/allowance.js";
import { departmentTitle, type Item } from "../item/item.js";
import { taskTitle } from "./task-title.js";

type Taken = FactOf<"action-taken">;
type Detail<Kind extends OperationKind> = (
  payload: PayloadOf<Kind>,
  item: Item,
) => Text | undefined;

/** Which work an operation was about, and what was said with it; undefined for any other action. */
export function sayOperation(
  item: Item,
  state: CaseState,
  { kind, payload }: Taken,
): Text | undefined {
  const operation = operationKinds.find((one) => one === kind);
  if (operation === undefined) return undefined;
  const { task } = payload as { readonly task?: string };
  const found = Object.values(state.tasks).find(({ id }) => id === task);
  const isAbout = found !== undefined && !found.kinds.includes(operation);
  const about = isAbout ? taskTitle(found) : undefined;
  const detail = (details[operation] as Detail<OperationKind>)(
    payload as PayloadOf<OperationKind>,
    item,
  );
  return {
    zh: [about?.zh, detail?.zh].filter(Boolean).join(" · "),
    en: [about?.en, detail?.en].filter(Boolean).join(" · "),
  };
}

const details: { readonly [Kind in OperationKind]: Detail<Kind> } = {
  claim: () => undefined,
  release: ({ reason }) => (reason === undefined ? undefined : same(reason)),
  transfer: handedOn,
  delegate: handedOn,
  remind: ({ note }) => same(note),
  "order-supervision": ({ within, reason }) => {
    const long = sayAllowance(within);
    return { zh: `${long.zh}内答复：${reason}`, en: `answer within ${long.en}: ${reason}` };
  },
  "answer-order": ({ answer }) => same(answer),
  consult: ({ department, question }, item) => {
    const asked = departmentTitle(item, department);
    return { zh: `向${asked.zh}：${question}`, en: `${asked.en}: ${question}` };
  },
  "answer-consultation": ({ answer }) => same(answer),
  "withdraw-consultation": ({ reason }) => same(reason),
  "fetch-certificate": ({ materials }) => {
    const [brought] = materials;
    if (brought === undefined) return undefined;
    return { zh: `申请人提交：${brought.name}`, en: `the applicant brought: ${brought.name}` };
  },
  // What became of the fee stands in its own fact.
  "order-fee": () => undefined,
  "record-payment": () => undefined,
  "waive-fee": () => undefined,
  "record-refund": () => undefined,
  "publish-reason": ({ text }) => same(text),
  "notify-card": aboutCard,
  "answer-card": aboutCard,
  "appeal-card": aboutCard,
  "correct-card": aboutCard,
  "supervise-card": ({ card = "", within, reason }) => {
    const long = sayAllowance(within);
    return {
      zh: `${card}：${long.zh}内答复：${reason}`,
      en: `${card}: answer within ${long.en}: ${reason}`,
    };
  },
  "withdraw-card": aboutCard,
  "confirm-card": aboutCard,
  "record-visit": ({ why, on, note }) => {
    const says = visitReasons[why];
    const day = on === undefined ? "" : ` ${on}`;
    const more = note === "" ? { zh: "", en: "" } : { zh: `：${note}`, en: `: ${note}` };
    return { zh: `${says.zh}${day}${more.zh}`, en: `${says.en}${day}${more.en}` };
  },
  rate: ({ act, level, reason }) => {
    const [on, how] = [ratedActs[act], ratingLevels[level - 1] ?? same(String(level))];
    return {
      zh: `${on.zh}：${how.zh}${reason === undefined ? "" : `，${reason}`}`,
      en: `${on.en}: ${how.en}${reason === undefined ? "" : `, ${reason}`}`,
    };
  },
  "answer-rating": ({ answer }) => same(answer),
  "choose-service": ({ ways }) => listed(ways.map((way) => serviceWays[way])),
  "serve-notice": () => undefined,
  copy: ({ to, note }) => ({
    zh: `${to.map(called).join("、")}：${note}`,
    en: `to ${to.map(called).join(", ")}: ${note}`,
  }),
  "acknowledge-copy": () => undefined,
  comment: ({ text }) => same(text),
  "request-hearing": ({ reason }) => same(reason),
  "waive-hearing": () => undefined,
  "state-opinion": ({ text }) => same(text),
};

function listed(all: readonly Text[]): Text {
  return {
    zh: all.map(({ zh }) => zh).join("、") || "无",
    en: all.map(({ en }) => en).join(", ") || "none",
  };
}

function aboutCard({ card = "", reason }: PayloadOf<"answer-card">): Text {
  return { zh: `${card}：${reason}`, en: `${card}: ${reason}` };
}

function handedOn({ to, reason }: PayloadOf<"transfer">): Text {
  const name = called(to);
  return { zh: `交 ${name}：${reason}`, en: `to ${name}: ${reason}` };
}

function called({ id, name = id }: { id: string; name?: PersonRef["name"] | undefined }): string {
  return name;
}

function same(text: string): Text {
  return { zh: text, en: text };
}
