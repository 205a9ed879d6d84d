import type { Text } from "@banjian/base";
import { activePaths, didYouMean, stateAt } from "@banjian/core";
import type { Asked, CaseNow } from "./case-now.js";

/** Whether something holds of a case: what was expected, what was found instead, and which limit it is about. */
export type Verdict = {
  readonly holds: boolean;
  readonly expected: Text;
  readonly found: Text;
  readonly limit?: string;
};

/** Whether the case stands in a state of its chart, by its dotted path: `acceptance`, `approval.deciding`, `archived`. */
export function isIn(it: CaseNow, path: string): Verdict {
  const active = activePaths(it.state.value);
  const expected = { zh: `处于“${path}”`, en: `to be in "${path}"` };
  if (stateAt(it.item.chart, path) === undefined) {
    const meant = didYouMean(path, active);
    return {
      holds: false,
      expected,
      found: {
        zh: `事项没有状态“${path}”${meant === undefined ? "" : `，是否指“${meant}”`}`,
        en: `the item has no state "${path}"${meant === undefined ? "" : `; did you mean "${meant}"`}`,
      },
    };
  }
  const inner = active.filter((one) => !active.some((other) => other.startsWith(`${one}.`)));
  return { holds: active.includes(path), expected, found: same(inner.join(", ")) };
}

/** Whether a limit is due on the day, running or not. */
export function isDueOn(it: CaseNow, limit: string, day: string): Verdict {
  const found = it.limits.find(({ key }) => key === limit);
  const expected = { zh: `期限“${limit}”到期日 ${day}`, en: `"${limit}" to be due on ${day}` };
  if (found === undefined) return { holds: false, expected, found: notStarted(it, limit) };
  return { holds: found.due.on === day, expected, found: same(found.due.on), limit };
}

/** Whether a limit stands so: running, met, overdue, ended, passed; or excluded, while its time does not count. */
export function stands(it: CaseNow, limit: string, status: string): Verdict {
  const found = it.limits.find(({ key }) => key === limit);
  const expected = { zh: `期限“${limit}”为 ${status}`, en: `"${limit}" to be ${status}` };
  if (found === undefined) return { holds: false, expected, found: notStarted(it, limit) };
  const reads = found.status === "running" && found.excluded ? "excluded" : found.status;
  return { holds: reads === status, expected, found: same(reads), limit };
}

/** What a card is looked for by. */
export type CardSought = {
  readonly colour?: "yellow" | "red" | undefined;
  readonly limit?: string | undefined;
  readonly cause?: string | undefined;
  readonly on?: string | undefined;
  readonly department?: string | undefined;
};

/** Whether a card that has not been withdrawn is like this one. */
export function hasCard(it: CaseNow, sought: CardSought): Verdict {
  return {
    holds: cardsOf(it).some((card) => isLike(card, sought)),
    expected: { zh: `有牌 ${cardWords(sought)}`, en: `to have the card ${cardWords(sought)}` },
    found: cardsFound(it),
    ...(sought.limit === undefined ? {} : { limit: sought.limit }),
  };
}

/** Whether the cards that have not been withdrawn are these and no others, in any order. */
export function hasCards(it: CaseNow, sought: readonly CardSought[]): Verdict {
  const left = [...cardsOf(it)];
  const missing = sought.filter((one) => {
    const at = left.findIndex((card) => isLike(card, one));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const words = sought.map(cardWords);
  return {
    holds: missing.length === 0 && left.length === 0,
    expected: {
      zh: `恰有牌：${words.join("；") || "无"}`,
      en: `to have exactly the cards ${words.join("; ") || "none"}`,
    },
    found: cardsFound(it),
  };
}

/** Whether the application has been accepted; by silence or by a person, and as of which day, where that is asked. */
export function isAccepted(
  it: CaseNow,
  sought: { deemed?: boolean | undefined; asOf?: string | undefined } = {},
): Verdict {
  const reached = it.facts.flatMap((fact) =>
    fact.type === "milestone-reached" && fact.milestone === "acceptance" ? [fact] : [],
  );
  const last = reached.at(-1);
  const { deemed, asOf } = sought;
  const how = { zh: deemed ? "视为受理" : "受理", en: deemed ? "deemed accepted" : "accepted" };
  const day = {
    zh: asOf === undefined ? "" : `，自 ${asOf}`,
    en: asOf === undefined ? "" : ` as of ${asOf}`,
  };
  return {
    holds:
      last !== undefined &&
      (deemed === undefined || deemed === (last.deemed === true)) &&
      (asOf === undefined || asOf === last.effectiveOn),
    expected: { zh: `已${how.zh}${day.zh}`, en: `to be ${how.en}${day.en}` },
    found:
      last === undefined
        ? { zh: "尚未受理", en: "not accepted yet" }
        : {
            zh: `${last.deemed ? "视为受理" : "由人受理"}，自 ${last.effectiveOn}`,
            en: `${last.deemed ? "deemed accepted" : "accepted by a person"} as of ${last.effectiveOn}`,
          },
  };
}

/** Whether the action would be accepted. */
export function isAllowed({ action, by, refusal }: Asked): Verdict {
  return {
    holds: refusal === undefined,
    expected: {
      zh: `允许 ${by.name ?? by.id}“${action}”`,
      en: `to allow ${by.name ?? by.id} to "${action}"`,
    },
    found: refusalFound(refusal),
  };
}

/** Whether the action would be refused with this code. */
export function isRefused({ action, by, refusal }: Asked, code: string): Verdict {
  return {
    holds: refusal?.code === code,
    expected: {
      zh: `以 ${code} 拒绝 ${by.name ?? by.id}“${action}”`,
      en: `to refuse ${by.name ?? by.id} to "${action}" with ${code}`,
    },
    found: refusalFound(refusal),
  };
}

function refusalFound(refusal: Asked["refusal"]): Text {
  if (refusal === undefined) return { zh: "允许", en: "it is allowed" };
  return { zh: `${refusal.code}：${refusal.says.zh}`, en: `${refusal.code}: ${refusal.says.en}` };
}

function cardsOf({ state }: CaseNow) {
  return state.cards.filter(({ withdrawn }) => withdrawn === undefined);
}

function isLike(card: ReturnType<typeof cardsOf>[number], sought: CardSought): boolean {
  const { colour, limit, cause, on, department } = sought;
  return (
    (colour === undefined || colour === card.colour) &&
    (limit === undefined || limit === card.limit) &&
    (cause === undefined || cause === card.cause) &&
    (on === undefined || on === card.raisedOn) &&
    (department === undefined || department === card.department)
  );
}

function cardWords({ colour, limit, cause, on, department }: CardSought): string {
  return [colour, cause, limit, department, on].filter((word) => word !== undefined).join(" ");
}

function cardsFound(it: CaseNow): Text {
  const found = cardsOf(it).map(({ raisedOn, ...card }) => cardWords({ ...card, on: raisedOn }));
  return found.length === 0 ? { zh: "没有牌", en: "no card" } : same(found.join("; "));
}

function notStarted({ limits, item }: CaseNow, limit: string): Text {
  const started = limits.map(({ key }) => key).join(", ");
  const known = item.limits.has(limit) || limit.startsWith("procedure:");
  return {
    zh: `${known ? "该期限尚未起算" : "事项没有该期限"}；已起算：${started || "无"}`,
    en: `${known ? "it has not started" : "the item has no such limit"}; started: ${started || "none"}`,
  };
}

function same(text: string): Text {
  return { zh: text, en: text };
}
