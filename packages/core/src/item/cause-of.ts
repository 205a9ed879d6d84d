import type { Text } from "@banjian/base";
import { stateAt } from "../chart/chart.js";
import { basisOn } from "../definition/basis-on.js";
import type { Basis } from "../definition/field-schemas.js";
import { article45, licensing } from "../definition/presets.js";
import type { Item, ProcedureDefinition } from "./item.js";

/** What no procedure and no state leaves out. */
const others = {
  returned: { zh: "退回窗口", en: "with the window" },
  suspension: { zh: "中止", en: "suspended" },
  reopened: { zh: "办毕至重启", en: "from its end to its reopening" },
} as const;

/** What time was left out for: a state the case was in, one procedure, or several at once. */
export function causeTitle(item: Item, cause: string): Text {
  const state = stateOf(cause);
  if (Object.hasOwn(others, cause)) return others[cause as keyof typeof others];
  if (state !== undefined) return stateAt(item.chart, state)?.title ?? { zh: cause, en: cause };
  const titles = cause.split("+").map((id) => titleOf(item.procedures.get(id), id));
  return {
    zh: titles.map(({ zh }) => zh).join("、"),
    en: titles.map(({ en }) => en).join(" and "),
  };
}

/** What allows that time to be left out of a limit, as it held on the day: the item's own basis, else article 45. */
export function causeBases(
  item: Item,
  { limit, cause, day }: { readonly limit: string; readonly cause: string; readonly day: string },
): readonly Basis[] {
  if (cause === "returned") return [item.approval?.returns.basis ?? []].flat();
  if (cause === "suspension") return [item.file.suspension.basis ?? []].flat();
  const bases =
    stateOf(cause) === undefined
      ? cause.split("+").flatMap((id) => procedureBasis(item, id))
      : [basisOn(item.limits.get(limit)?.basis, day)];
  const found = bases.filter((basis) => basis !== undefined);
  return found.filter((basis, index) => found.findIndex((one) => same(one, basis)) === index);
}

function procedureBasis(item: Item, id: string): readonly Basis[] {
  const own = item.procedures.get(id)?.basis;
  if (own !== undefined) return [own];
  return Object.hasOwn(article45, id) ? licensing(45) : [];
}

function same(a: Basis, b: Basis): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function stateOf(cause: string): string | undefined {
  return cause.startsWith("state:") ? cause.slice("state:".length) : undefined;
}

function titleOf(procedure: ProcedureDefinition | undefined, id: string): Text {
  return procedure?.title ?? { zh: id, en: id };
}
