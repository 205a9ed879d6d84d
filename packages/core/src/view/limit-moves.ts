import type { Text } from "@banjian/base";
import type { Instant, LocalDate } from "@banjian/calendar";
import type { LimitFact } from "../case/evolve-limit.js";
import type { Fact, FactOf, Told } from "../case/fact.js";
import { basisOn } from "../definition/basis-on.js";
import type { Basis } from "../definition/field-schemas.js";
import { causeBases, causeTitle } from "../item/cause-of.js";
import type { Item } from "../item/item.js";
import { moveText } from "./say-limit.js";
import { sayTrigger } from "./say-trigger.js";
import { whoActed } from "./timeline.js";

/** One movement of a limit: what became of it, what set it off, who did it, on what basis, and the due date announced then. */
export type LimitMove = {
  /** The number of the fact in the case, and its type. */
  readonly seq: number;
  readonly type: LimitFact["type"];
  readonly at: Instant;
  readonly effectiveOn: LocalDate;
  readonly what: Text;
  readonly because?: Text;
  /** Nobody for what the clock or the law did. */
  readonly person?: Text;
  readonly department?: Text;
  readonly basis: readonly Basis[];
  readonly told: Told;
};

/** Everything that ever moved a limit, in the order in which it was recorded, over all of its runs. */
export function limitMoves(item: Item, facts: readonly Fact[], limit: string): LimitMove[] {
  return facts.flatMap((fact, index) => {
    if (!isMoveOf(limit, fact)) return [];
    const { at, effectiveOn, by, told } = fact;
    const because = causeOf(item, facts.slice(0, index), fact);
    return {
      seq: index + 1,
      type: fact.type,
      at,
      effectiveOn,
      what: moveText(fact),
      ...(because === undefined ? {} : { because }),
      ...(by === undefined ? {} : whoActed(item, by)),
      basis: basesOf(item, fact, facts[index - 1]),
      told,
    };
  });
}

function isMoveOf(limit: string, fact: Fact): fact is LimitFact {
  return "told" in fact && "limit" in fact && fact.limit === limit;
}

function causeOf(item: Item, before: readonly Fact[], fact: LimitFact): Text | undefined {
  switch (fact.type) {
    case "limit-warned":
    case "limit-breached":
    case "limit-recomputed":
      return undefined;
    case "limit-extended":
      return { zh: fact.reason, en: fact.reason };
    case "limit-excluded":
      return leftOutFor(item, before, fact.span.cause);
    case "limit-started":
      return fromForm(item, before, fact) ?? sayTrigger(item, fact.limit, before);
    default:
      return sayTrigger(item, fact.limit, before);
  }
}

/** The procedures for which time is left out, with the reasons given for them; or the state. */
function leftOutFor(item: Item, before: readonly Fact[], cause: string): Text {
  const { zh, en } = causeTitle(item, cause);
  const causes = cause.split("+");
  const reasons = causes.flatMap((id) => {
    const opened = before.findLast(
      (fact): fact is FactOf<"procedure-opened"> =>
        fact.type === "procedure-opened" && fact.procedure === id,
    );
    return opened?.reason ?? [];
  });
  if (reasons.length === 0) return { zh, en };
  return { zh: `${zh}：${reasons.join("；")}`, en: `${en}: ${reasons.join("; ")}` };
}

/** A limit that starts on a day the applicant gave. */
function fromForm(item: Item, before: readonly Fact[], fact: LimitFact): Text | undefined {
  const starts = item.limits.get(fact.limit)?.starts ?? [];
  const fields = starts.flatMap((start) =>
    typeof start === "object" && "day" in start ? [start.day] : [],
  );
  const filed = before.findLast((one) => one.type === "action-taken")?.payload.form;
  const field = fields.find((name) => valueIn(filed, name) === fact.effectiveOn);
  if (field === undefined) return undefined;
  const { zh, en } = item.file.item.form[field]?.title ?? { zh: field, en: field };
  return { zh: `申请表所填：${zh}`, en: `the day given in the form: ${en}` };
}

function valueIn(form: unknown, field: string): unknown {
  return typeof form === "object" && form !== null
    ? Object.entries(form).find(([name]) => name === field)?.[1]
    : undefined;
}

function basesOf(item: Item, fact: LimitFact, before: Fact | undefined): readonly Basis[] {
  const definition = item.limits.get(fact.limit);
  switch (fact.type) {
    case "limit-started":
    case "limit-changed":
      return fact.basis === undefined ? [] : [fact.basis];
    case "limit-excluded":
      return causeBases(item, {
        limit: fact.limit,
        cause: fact.span.cause,
        day: fact.effectiveOn,
      });
    case "limit-extended":
      return listed(basisOn(definition?.extend?.basis, fact.effectiveOn));
    case "limit-ended":
      return before?.type === "deemed"
        ? listed(basisOn(definition?.onExpiry.basis, fact.effectiveOn))
        : [];
    default:
      return [];
  }
}

function listed(basis: Basis | undefined): readonly Basis[] {
  return basis === undefined ? [] : [basis];
}
