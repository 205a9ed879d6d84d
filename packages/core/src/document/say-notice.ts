import type { Text } from "@banjian/base";
import type { Demand, Fact, FactOf } from "../case/fact.js";
import { sayAllowance } from "../definition/allowance.js";
import { expiryOutcomes } from "../definition/limit-schema.js";
import { type Item, materialTitle } from "../item/item.js";
import { isLicensing } from "./document-kinds.js";
import { reasonText } from "./reason-text.js";
import type { FactAt, SaidDocument } from "./said-document.js";

/** The one notice: what is missing and why, by when and where it is handed in, and what comes of silence. */
export function supplementNotice({ item, facts, index }: FactAt): SaidDocument {
  const { demands } = facts[index] as FactOf<"notice-sent">;
  return {
    kind: "supplement-notice",
    says: () => [
      ...demands.map((one) => demandText(item, one)),
      ...periodText(item, startedBy(facts, index, "supplement")),
    ],
  };
}

/** What a procedure takes, from when to when, and why it is held. */
export function procedureNotice({ item, facts, index }: FactAt): SaidDocument | undefined {
  const fact = facts[index] as FactOf<"procedure-opened">;
  if (!fact.excludes) return undefined;
  const definition = item.procedures.get(fact.procedure);
  const title = definition?.title ?? { zh: fact.procedure, en: fact.procedure };
  const long = sayAllowance(fact.length);
  const due = startedBy(facts, index, `procedure:${fact.id}`)?.told.due;
  const until = due === undefined ? noDay : { zh: `，至 ${due} 止`, en: `, until ${due}` };
  return {
    kind: "procedure-notice",
    ...(definition?.basis === undefined ? ofLaw(item) : { basis: [definition.basis] }),
    says: () => [
      {
        zh: `${title.zh}自 ${fact.effectiveOn} 起，所需时间为${long.zh}${until.zh}，不计入办理期限。`,
        en: `${title.en} from ${fact.effectiveOn} takes ${long.en}${until.en}, which does not count towards the time limit.`,
      },
      reasonText(fact.reason),
    ],
  };
}

// The licensing law itself asks for this notice; of other items the law of the item does.
function ofLaw({ file }: Item): Pick<SaidDocument, "basis"> {
  return isLicensing(file) ? { basis: [] } : {};
}

const noDay: Text = { zh: "", en: "" };

function demandText(item: Item, { material, reason }: Demand): Text {
  const title = materialTitle(item, material);
  return { zh: `${title.zh}：${reason}`, en: `${title.en}: ${reason}` };
}

/** By when it has to come: a day where the notice has been served, else so long from its service. */
function periodText(item: Item, started: FactOf<"limit-started"> | undefined): Text[] {
  const period = item.limits.get("supplement");
  const within = started?.within ?? period?.within;
  if (period === undefined || within === undefined) return [];
  const long = sayAllowance(within);
  const due = started?.told.due;
  const when =
    due === undefined
      ? {
          zh: `自本通知送达之日起${long.zh}内`,
          en: `within ${long.en} of the service of this notice`,
        }
      : {
          zh: `在 ${due} 前（含当日，${long.zh}）`,
          en: `by ${due} (${long.en}, that day included)`,
        };
  const { outcome } = period.onExpiry;
  const silence = outcome === "deemed-withdrawn" ? expiryOutcomes[outcome] : undefined;
  return [
    {
      zh: `请${when.zh}补正，可在线提交或交至窗口。${silence ? `逾期未补正的，${silence.zh}申请。` : ""}`,
      en: `Hand it in ${when.en}, online or at the window.${silence ? ` Without an answer the application is ${silence.en}.` : ""}`,
    },
  ];
}

/** The run of a limit that began with what a fact brought about. */
function startedBy(
  facts: readonly Fact[],
  index: number,
  limit: string,
): FactOf<"limit-started"> | undefined {
  for (const fact of facts.slice(index + 1)) {
    if (fact.type === "action-taken") return undefined;
    if (fact.type === "limit-started" && fact.limit === limit) return fact;
  }
  return undefined;
}
