import type { Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { isDue } from "../item/demands.js";
import type { Item } from "../item/item.js";
import { dueOfLedger } from "../limit/due.js";
import { inOrder } from "../limit/ledger.js";
import { holds } from "./condition-values.js";
import type { World } from "./world.js";

/** The same moment under the version a case has and under the one it is to have. */
export type MoveWorlds = { readonly from: World; readonly to: World };

/** Whose right would be worse, and by what. */
export type Worse = { readonly whose: string; readonly what: Text };

/** In what the applicant would be worse off: later decisions, less time of their own, silence that no longer helps, more to bring or to pay. */
export function worsenedBy(worlds: MoveWorlds, before: CaseState, after: CaseState): Worse[] {
  const [from, to] = [worlds.from.item, worlds.to.item];
  const what = [
    ...laterDays(worlds, before, after),
    ...harsherLimits(from, to, before),
    ...moreDocuments(from, to, before),
    ...moreFees(from, to, before),
  ];
  return what.map((text) => ({ whose: before.applicant.name, what: text }));
}

function laterDays({ from, to }: MoveWorlds, before: CaseState, after: CaseState): Text[] {
  return inOrder(before.limits).flatMap((ledger) => {
    const moved = after.limits[ledger.key];
    const limit = to.item.limits.get(ledger.key);
    if (ledger.status !== "running" || moved === undefined || limit === undefined) return [];
    if (limit.branch !== undefined) return [];
    const [was, is] = [dueOfLedger(from, ledger), dueOfLedger(to, moved)];
    const { zh, en } = limit.title;
    if (ledger.theirs === true) {
      if (is.until >= was.until) return [];
      return [
        {
          zh: `申请人自己的“${zh}”提前到 ${is.on}（原为 ${was.on}）`,
          en: `the applicant's own "${en}" ends on ${is.on} instead of ${was.on}`,
        },
      ];
    }
    if (is.until <= was.until) return [];
    return [
      {
        zh: `“${zh}”推迟到 ${is.on}（原为 ${was.on}）`,
        en: `"${en}" ends on ${is.on} instead of ${was.on}`,
      },
    ];
  });
}

const helps = new Set<string>(["deemed-accepted", "deemed-granted", "deemed-renewed"]);
const harms = new Set<string>(["deemed-withdrawn", "lapsed"]);

/** Of the limits that run or are still to come. */
function harsherLimits(from: Item, to: Item, { limits }: CaseState): Text[] {
  return [...from.limits.values()].flatMap((old) => {
    const status = limits[old.name]?.status ?? "running";
    const now = to.limits.get(old.name);
    if (status !== "running" || now === undefined) return [];
    const [was, is] = [old.onExpiry.outcome, now.onExpiry.outcome];
    const { zh, en } = now.title;
    const silence = was !== is && (helps.has(was) || harms.has(is));
    return [
      ...(silence
        ? [{ zh: `“${zh}”届满的后果更不利`, en: `what follows when "${en}" runs out is worse` }]
        : []),
      ...(mayGrow(now) > mayGrow(old)
        ? [{ zh: `“${zh}”可以延长得更久`, en: `"${en}" can be extended by more` }]
        : []),
    ];
  });
}

function mayGrow({ extend, owner }: LimitDefinition): number {
  return extend === undefined || owner === "applicant" ? 0 : extend.by.count * extend.times;
}

/** After acceptance nobody asks for more. */
function moreDocuments(from: Item, to: Item, state: CaseState): Text[] {
  if (state.milestones.acceptance !== undefined) return [];
  const due = (item: Item) =>
    item.file.item.materials.filter(
      (one) => one.source === "applicant" && isDue(one, (when) => holds(item, state, when)),
    );
  const known = new Set([...due(from).map(({ id }) => id), ...Object.keys(state.materials)]);
  return due(to)
    .filter(({ id }) => !known.has(id))
    .map(({ title }) => ({ zh: `另需材料“${title.zh}”`, en: `"${title.en}" is needed as well` }));
}

type Fee = Item["file"]["item"]["fees"][number];

function moreFees(from: Item, to: Item, state: CaseState): Text[] {
  if (state.milestones.decision !== undefined) return [];
  const nameOf = ({ title, standard, amount, before }: Fee) =>
    [title.zh, standard, amount?.fen, before].join(" ");
  const known = new Set(from.file.item.fees.map(nameOf));
  return to.file.item.fees
    .filter((fee) => !known.has(nameOf(fee)))
    .map(({ title, standard }) => ({
      zh: `收费“${title.zh}”：${standard}`,
      en: `a fee, "${title.en}": ${standard}`,
    }));
}
