import { inHours, sayAllowance } from "../../definition/allowance.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { writeMoney } from "../../definition/money.js";
import { stageOf } from "../file-parts.js";
import { mergedLimits } from "../item-limits.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What an item says of itself in one place and takes back in another. */
export function factTroubles(file: ItemFile): Trouble[] {
  return [
    ...instantTroubles(file),
    ...promiseless(file),
    ...visitTroubles(file),
    ...amountTroubles(file),
    ...collectTroubles(file),
  ];
}

/** What is decided on the spot is promised for the same day, or the next at most. */
function instantTroubles(file: ItemFile): Trouble[] {
  const within = mergedLimits(file).get("promised")?.within;
  if (file.item.kind !== "instant" || within === undefined) return [];
  const most = inHours(within) ? 24 : 1;
  if (within.count <= most && within.unit !== "months" && within.unit !== "years") return [];
  const { zh, en } = sayAllowance(within);
  const what = {
    zh: `即办件承诺 ${zh}`,
    en: `it is decided on the spot, and promised within ${en}`,
  };
  const hint = {
    zh: "写 kind: promised，或承诺 0 business-days（当日）。",
    en: "Write kind: promised, or promise 0 business-days (the same day).",
  };
  return [{ ...defRules.factContradiction(what, hint), path: placeOf(file, "promised", "within") }];
}

/** What is promised within a time says within which: its own, or what the law gives. */
function promiseless(file: ItemFile): Trouble[] {
  const limits = mergedLimits(file);
  if (file.item.kind !== "promised" || limits.has("promised") || limits.has("statutory")) return [];
  const what = {
    zh: "它是承诺件，却既没有承诺期限，也没有法定期限",
    en: "it is decided within a promised time, and has neither a promise nor a limit of the law",
  };
  const hint = {
    zh: "在 limits 中写 promised: { within: 10 个工作日 }。",
    en: "Write promised: { within: 10 business-days } under limits.",
  };
  return [
    { ...defRules.factContradiction(what, hint), path: ["item", "kind"], severity: "warning" },
  ];
}

function visitTroubles({ item: { online, visits } }: ItemFile): Trouble[] {
  if (visits === undefined) return [];
  const path = ["item", "visits"];
  if (online === "full" && visits > 0) {
    const what = {
      zh: `全程网办，却要到场 ${visits} 次`,
      en: `all of it is done online, with ${visits} visits`,
    };
    const hint = {
      zh: "写 visits: 0，或 online: partial。",
      en: "Write visits: 0, or online: partial.",
    };
    return [{ ...defRules.factContradiction(what, hint), path }];
  }
  if (online === "none" && visits === 0) {
    const what = {
      zh: "网上一样也不能办，却不用到场（visits: 0）",
      en: "nothing of it can be done online, and no visit is needed (visits: 0)",
    };
    const hint = {
      zh: "写 visits: 1，或 online: full。",
      en: "Write visits: 1, or online: full.",
    };
    return [{ ...defRules.factContradiction(what, hint), path }];
  }
  return [];
}

/** A flat sum per matter, document or person; of sums by measure, or of several, the amount may be any. */
const flatSum =
  /^(?:每[件证照本次份人处宗户]|一次性)?\s*(\d+(?:\.\d+)?)\s*元(?:\/[件证照本次份人处宗户])?$/u;

/** What is announced for a fee and what is charged are one sum. */
function amountTroubles({ item }: ItemFile): Trouble[] {
  return item.fees.flatMap(({ standard, amount }, index) => {
    const announced = flatSum.exec(standard.trim())?.[1];
    if (announced === undefined || amount === undefined) return [];
    if (Math.round(Number(announced) * 100) === amount.fen) return [];
    const charged = writeMoney(amount.fen);
    const what = {
      zh: `收费标准是 ${announced} 元，收取的却是 ${charged} 元`,
      en: `the fee is announced as ${announced} yuan, and ${charged} yuan are charged`,
    };
    const hint = {
      zh: "把 standard 与 amount 写成同一个数。",
      en: "Write the same sum under standard and amount.",
    };
    return [{ ...defRules.factContradiction(what, hint), path: ["item", "fees", index, "amount"] }];
  });
}

/** A result that can be had in no way that the item tells of: at the window without a visit, as a certificate that nothing issues. */
function collectTroubles(file: ItemFile): Trouble[] {
  const { collect, visits } = file.item;
  const collection = stageOf(file, "collection");
  if (collection === undefined) return [];
  if (visits === 0 && collect.every((way) => way === "window")) {
    const what = {
      zh: "不用到场（visits: 0），却只能在窗口领取",
      en: "no visit is needed (visits: 0), and the result is to be had at the window only",
    };
    const hint = {
      zh: "在 collect 中加上 post 或 e-certificate，或写 visits: 1。",
      en: "Add post or e-certificate to collect, or write visits: 1.",
    };
    return [{ ...defRules.factContradiction(what, hint), path: ["item", "visits"] }];
  }
  const at = collect.indexOf("e-certificate");
  if (at < 0 || issuesCertificate(file)) return [];
  const what = {
    zh: "以电子证照领取，办结却不出证",
    en: "it is to be had as an electronic certificate, and nothing issues one",
  };
  const hint = {
    zh: "在 use: completion 的状态写 certificate，或从 collect 中删除 e-certificate。",
    en: "Write certificate at the state with use: completion, or delete e-certificate from collect.",
  };
  return [{ ...defRules.factContradiction(what, hint), path: ["item", "collect", at] }];
}

function issuesCertificate(file: ItemFile): boolean {
  const { certificate } = stageOf(file, "completion") ?? {};
  const ofMembers = Object.values(file.members).some((one) => one.certificate !== undefined);
  return certificate !== undefined || ofMembers;
}
