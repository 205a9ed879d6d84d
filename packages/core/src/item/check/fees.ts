import type { Chart, ChartState } from "../../chart/chart.js";
import { type FeeDefinition, feeMoments } from "../../definition/fee-schema.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { Milestone } from "../../definition/milestone.js";
import { type ChargedFee, standsAgainst } from "../fees.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Faults of fees: half charged, of a basis that cannot set them, before a step there is not. */
export function feeTroubles(file: ItemFile, chart: Chart): Trouble[] {
  const { fees, free } = file.item;
  const kinds = new Set(Object.values(chart.states).flatMap(kindsIn));
  return [
    ...(free && fees.length > 0 ? [{ ...defRules.freeWithFees(), path: ["item", "free"] }] : []),
    ...fees.flatMap((fee, index) => {
      const path = ["item", "fees", index];
      return [
        ...chargingTroubles(fee, kinds).map((one) => ({ ...one, path: [...path, ...one.path] })),
        ...conditionTroubles(fee).map((one) => ({ ...one, path: [...path, ...one.path] })),
        ...basisTroubles(fee, file).map((one) => ({ ...one, path: [...path, ...one.path] })),
      ];
    }),
  ];
}

function kindsIn({ on = {}, states = {} }: ChartState): string[] {
  return [
    ...Object.values(on).map(({ kind }) => kind as string),
    ...Object.values(states).flatMap(kindsIn),
  ];
}

function chargingTroubles(fee: FeeDefinition, kinds: ReadonlySet<string>): Trouble[] {
  const parts = ["id", "amount", "before"] as const;
  const missing = parts.filter((key) => fee[key] === undefined);
  const isCharged = [fee.amount, fee.before, fee.refundable].some((one) => one !== undefined);
  const name = fee.title.zh;
  if (isCharged && missing.length > 0) {
    return [{ ...defRules.feeHalfCharged(name, missing), path: [] }];
  }
  const { before } = fee;
  if (before === undefined || isTaken(before, kinds)) return [];
  const steps = momentNames.filter((one) => isTaken(one, kinds));
  return [{ ...defRules.feeBeforeNothing(name, feeMoments[before], steps), path: ["before"] }];
}

const momentNames = ["acceptance", "decision", "collection"] as const;
/** What has not happened yet when the fee is paid. */
const stillToCome: Readonly<Record<ChargedFee["before"], readonly Milestone[]>> = {
  acceptance: [
    "acceptance",
    "decision",
    "granted",
    "denied",
    "completion",
    "collection-ready",
    "delivered",
  ],
  decision: ["decision", "granted", "denied", "completion", "collection-ready", "delivered"],
  collection: ["delivered"],
};

/** Whether a fee is due is known when it has to be paid. */
function conditionTroubles({ title, before, "only-when": when }: FeeDefinition): Trouble[] {
  if (before === undefined || when === undefined) return [];
  const late = stillToCome[before].find((name) => namesMilestone(when, name));
  if (late === undefined) return [];
  return [{ ...defRules.feeNeverDue(title.zh, feeMoments[before], late), path: ["only-when"] }];
}

function namesMilestone(condition: string, name: string): boolean {
  const [first, ...rest] = condition.split(`reached.${name}`);
  return first !== condition && rest.some((after) => !/^[\w-]/.test(after));
}

/** Whether the flow has the act before which a fee is paid; what is handed out is delivered or collected. */
function isTaken(before: ChargedFee["before"], kinds: ReadonlySet<string>): boolean {
  const [first = "", ...later] = standsAgainst[before];
  return kinds.has(first) || (before === "collection" && later.some((kind) => kinds.has(kind)));
}

function basisTroubles({ title, basis }: FeeDefinition, { item }: ItemFile): Trouble[] {
  if (basis === undefined || item.type !== "licence" || maySetFees(basis)) return [];
  const { law } = basis;
  return [
    { ...defRules.feeBelowTheLaw(title.zh, law), path: ["basis", "law"], severity: "warning" },
  ];
}

/** A local regulation begins with the place that made it; 城市 and 市政 are no places. */
const local =
  /^\p{Script=Han}{2,8}(?:省|自治区|自治州|(?<!城)市(?![政容场])|县(?![级域])|经济特区)/u;

/** Whether something is called as a law (…法) or a regulation of the State Council (…条例) is, and not as a local one. */
function maySetFees({ law, jurisdiction = "全国" }: NonNullable<FeeDefinition["basis"]>): boolean {
  const name = law.replace(/（[^（）]*）$/, "");
  if (/(?<!办)法$/.test(name) || name.startsWith("国务院")) return true;
  return /条例$/.test(name) && jurisdiction === "全国" && !local.test(name);
}
