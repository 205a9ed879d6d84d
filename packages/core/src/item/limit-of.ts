import { madeOnce, type Text } from "@banjian/base";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { Ledger } from "../limit/ledger.js";
import type { Item } from "./item.js";
import { plainLimit } from "./item-limits.js";

/** The definition behind a ledger. A procedure's announced length is a limit that only the case knows. */
export function definitionOf(item: Item, ledger: Ledger): LimitDefinition {
  const { key } = ledger;
  const found = item.limits.get(key);
  if (found !== undefined) return found;
  const byText = ofCases(item);
  const text = textOf(ledger);
  const known = byText.get(text);
  if (known !== undefined) return known;
  const definition = caseLimit(item, ledger);
  if (byText.size >= mostKnown) byText.clear();
  byText.set(text, definition);
  return definition;
}

// Asked for again with every action in the case, the same in most cases, and what is known of a definition is remembered with it.
const ofCases = madeOnce((_item: Item) => new Map<string, LimitDefinition>());
const mostKnown = 10_000;

/** Everything of a ledger that its definition is made from. */
function textOf({ key, procedure, duty, department, branch, within }: Ledger): string {
  const { count, unit } = within;
  return `${key}\0${procedure}\0${duty}\0${department}\0${branch}\0${count}\0${unit}`;
}

function caseLimit(item: Item, ledger: Ledger): LimitDefinition {
  const { key, procedure } = ledger;
  if (procedure !== undefined) return procedureLimit(item, ledger, procedure);
  if (ledger.duty !== undefined) return dutyLimit(item, ledger, ledger.duty);
  throw new Error(`the item ${item.code} ${item.version} has no limit ${key}`);
}

/** The title of a limit by its key; a procedure's is named after the procedure. */
export function limitTitle(item: Item, key: string, procedure: string | undefined): Text {
  const [kind = ""] = key.split(":");
  const duty = Object.hasOwn(dutyTitles, kind) ? dutyTitles[kind] : undefined;
  if (duty !== undefined) return duty;
  const title = item.procedures.get(procedure ?? "")?.title ?? { zh: key, en: key };
  return (
    item.limits.get(key)?.title ?? {
      zh: `${title.zh}所需时间`,
      en: `announced length of ${title.en}`,
    }
  );
}

function procedureLimit(item: Item, ledger: Ledger, procedure: string): LimitDefinition {
  const definition = item.procedures.get(procedure);
  const branch = item.branches.get(ledger.branch ?? "");
  return {
    ...plainLimit,
    name: ledger.key,
    title: limitTitle(item, ledger.key, procedure),
    within: ledger.within,
    owner: definition?.by[0] ?? "handler",
    department: branch?.department ?? item.file.item.authority.department,
    ...(ledger.branch === undefined ? {} : { branch: ledger.branch }),
    basis: definition?.basis === undefined ? undefined : [definition.basis],
  };
}

/** The limits that only a case knows, by what stands before the colon of their keys. */
const duties = {
  rating: { zh: "差评整改期限", en: "time to put right what was rated badly" },
  reason: { zh: "公开说明超期理由的期限", en: "time to publish why the promise is missed" },
  suspension: { zh: "中止期限", en: "time to resume the suspended case" },
  order: { zh: "督办答复期限", en: "time to answer the supervision order" },
  right: { zh: "申请听证期限", en: "period to ask for a hearing" },
  hearing: { zh: "组织听证期限", en: "time to hold the hearing" },
  service: { zh: "送达期限", en: "time to serve the document" },
  consultation: { zh: "征求意见答复期限", en: "time to answer the consultation" },
};
const dutyTitles: Readonly<Record<string, Text>> = duties;

/** The key of a limit that only a case has: of a duty (`service:…`), or of a procedure that was opened (`p1`). */
export type CaseLimit = `${keyof typeof duties}:${string}` | `p${number}`;

// A duty is done in time, or cards are raised; a right that nobody used has passed.
function dutyLimit(item: Item, ledger: Ledger, owner: string): LimitDefinition {
  const branch = item.branches.get(ledger.branch ?? "");
  const isRight = ledger.key.startsWith("right:");
  // The missing reason has a card of its own, raised when the time is over.
  const isReason = ledger.key.startsWith("reason:");
  return {
    ...plainLimit,
    name: ledger.key,
    title: limitTitle(item, ledger.key, undefined),
    within: ledger.within,
    owner,
    department: ledger.department ?? branch?.department ?? item.file.item.authority.department,
    ...(ledger.branch === undefined ? {} : { branch: ledger.branch }),
    judged: !isRight && !isReason,
    ...(isRight ? { onExpiry: { outcome: "passes" } } : {}),
  };
}
