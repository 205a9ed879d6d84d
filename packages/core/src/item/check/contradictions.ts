import type { Text } from "@banjian/base";
import { inHours, sayAllowance } from "../../definition/allowance.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { LimitInput } from "../../definition/limit-schema.js";
import { momentText, sameMoment } from "../../definition/moment.js";
import { mergedLimits } from "../item-limits.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What a limit says in one place and takes back in another. */
export function contradictionTroubles(file: ItemFile): Trouble[] {
  return [...mergedLimits(file)].flatMap(([name, limit]) =>
    rules.flatMap((rule) =>
      rule(limit, file, name).map(({ key, what, hint }) => ({
        ...defRules.contradiction(name, what, hint),
        path: placeOf(file, name, key),
      })),
    ),
  );
}

type Clash = { readonly key: keyof LimitInput; readonly what: Text; readonly hint: Text };
type Rule = (limit: LimitInput, file: ItemFile, name: string) => Clash[];

const deleteIt = (key: string): Text => ({ zh: `删除 ${key}。`, en: `Delete ${key}.` });

/** Time counted backwards from a day that is known cannot stop, grow or change: nobody gains time by it (TL16). */
const backwards: Rule = (limit) => {
  if (limit.counts !== "before") return [];
  const idle = (["extend", "becomes", "excluded-while"] as const).filter((key) => limit[key]);
  const excluded =
    (limit["excluded-in"] ?? "nothing") === "nothing" ? [] : ["excluded-in" as const];
  const clashes = [...idle, ...excluded].map((key) => ({
    key,
    what: {
      zh: `倒计的期限（counts: before）不能有 ${key}`,
      en: `a limit that counts before cannot have ${key}`,
    },
    hint: deleteIt(key),
  }));
  if (limit.within === undefined || !inHours(limit.within)) return clashes;
  const what = { zh: "小时不能倒计", en: "hours do not count before" };
  const hint = { zh: "以天、月或年倒计。", en: "Count it in days, months or years." };
  return [...clashes, { key: "counts", what, hint }];
};

/** A permit is renewed by silence when it expires, on a day that the applicant gave (licensing law, art. 50). */
const renewing: Rule = ({ starts = [], ...limit }) => {
  if (limit["on-expiry"]?.outcome !== "deemed-renewed") return [];
  if (starts.some((start) => typeof start === "object" && "day" in start)) return [];
  const what = {
    zh: "视为准予延续发生在许可届满之日，却不自表单中的届满日起算",
    en: "it renews at the permit's expiry, and does not start on a day of the form",
  };
  const hint = {
    zh: "写 starts: { day: 届满日字段 } 和 within: 0 calendar-days。",
    en: "Write starts: { day: <the field of the expiry> } and within: 0 calendar-days.",
  };
  return [{ key: "on-expiry", what, hint }];
};

/** A new beginning after excluded time needs time that is excluded. */
const resuming: Rule = ({ resume, ...limit }) => {
  const excludes = (limit["excluded-in"] ?? "nothing") !== "nothing" || limit["excluded-while"];
  if (resume !== "restart" || excludes) return [];
  const what = { zh: "没有不计时，无从重新起算", en: "it leaves no time out, so it never resumes" };
  return [{ key: "resume", what, hint: deleteIt("resume") }];
};

/** What has happened when the limit ends or begins can no longer change it. */
const changing: Rule = ({ becomes = [], starts = [], ends = [] }) =>
  becomes
    .filter(({ on }) => [...starts, ...ends].some((moment) => sameMoment(moment, on)))
    .map(({ on }) => ({
      key: "becomes",
      what: {
        zh: `“${momentText(on)}”使它起止，不能同时改变它`,
        en: `"${momentText(on)}" begins or ends it and cannot change it as well`,
      },
      hint: { zh: "改用其间的一刻。", en: "Let it change on a moment in between." },
    }));

/** A limit that is only overdue leads nowhere; one that only passes asks for nothing. */
const expiring: Rule = ({ starts = [], "on-expiry": expiry }, _file, name) => {
  const clash = (what: Text, key: string): Clash[] => [
    { key: "on-expiry", what, hint: deleteIt(key) },
  ];
  const { outcome, to, "if-met": ifMet } = expiry ?? {};
  if (outcome === "overdue" && to !== undefined) {
    return clash({ zh: "超期不会转到别的状态", en: "being overdue leads to no other state" }, "to");
  }
  const stays = starts.every(
    (start) => typeof start === "object" && "enters" in start && start.enters === to,
  );
  if (to !== undefined && starts.length > 0 && stays) {
    return clash(
      { zh: "它届满后转到办件所在的状态", en: "it leads to the state the case stands in" },
      "to",
    );
  }
  if (ifMet?.includes(name)) {
    const what = {
      zh: "它届满时自己不可能已守住",
      en: "when it runs out it cannot have been kept",
    };
    return clash(what, "if-met");
  }
  if ((outcome === "overdue" || outcome === "passes") && ifMet !== undefined) {
    return clash(
      { zh: `“${outcome}”不看别的期限`, en: `"${outcome}" asks for no other limit` },
      "if-met",
    );
  }
  return [];
};

/** What silence decides somebody has to put in writing, and nobody can in a case that has ended (TL8). */
const owing: Rule = ({ "on-expiry": expiry }, { flow: { states } }) => {
  const owes = ["deemed-accepted", "deemed-granted", "deemed-renewed"];
  const { outcome = "overdue", to = "" } = expiry ?? {};
  const state = Object.hasOwn(states, to) ? states[to] : undefined;
  if (!owes.includes(outcome) || state?.use !== undefined || !state?.final) return [];
  return [
    {
      key: "on-expiry",
      what: {
        zh: `“${outcome}”须出具文书，而“${to}”已是终态`,
        en: `"${outcome}" owes a document, and "${to}" is an end`,
      },
      hint: {
        zh: "让 to 指向办理文书的状态。",
        en: "Let to: lead to a state in which it is issued.",
      },
    },
  ];
};

/** What ends with the moment it starts on never runs out: it would run for ever. */
const lasting: Rule = ({ starts = [], ends = [] }) => {
  const both = starts.filter((start) => ends.some((end) => sameMoment(start, end)));
  if (both.length === 0 || both.length < ends.length) return [];
  const moments = both.map(momentText).join(", ");
  return [
    {
      key: "ends",
      what: {
        zh: `起止于同一刻“${moments}”，永远不会止`,
        en: `it ends on "${moments}", the moment it starts on, and so never ends`,
      },
      hint: { zh: "改用其后的一刻。", en: "End it on a later moment." },
    },
  ];
};

/** No time at all can be kept by nobody; a day of none is that day (TL2). */
const timeless: Rule = ({ within }) =>
  within !== undefined && inHours(within) && within.count === 0
    ? [
        {
          key: "within",
          what: { zh: "零小时，起算即届满", en: "no hours: it runs out as it starts" },
          hint: {
            zh: "写明几小时，或写 0 business-days（当日）。",
            en: "Say how many hours, or write 0 business-days for the same day.",
          },
        },
      ]
    : [];

/** An extension adds something. */
const extending: Rule = ({ extend }) =>
  extend?.by.count === 0
    ? [
        {
          key: "extend",
          what: { zh: "延长了零", en: "it is extended by nothing" },
          hint: { zh: "写明延长多久。", en: "Say by how much." },
        },
      ]
    : [];

/** Levels that are never reached, and such as are written twice. */
const announcing: Rule = ({ rungs = [], within, "on-expiry": expiry }) =>
  rungs.flatMap(({ at, does }, index): Clash[] => {
    const twice = rungs.findIndex((one) => sameRung(one, { at, does })) < index;
    if (twice) return [rungClash({ zh: "同一档写了两次", en: "one level is written twice" })];
    if ("over" in at && expiry?.outcome === "passes") {
      return [rungClash({ zh: "期满的等待没有超期", en: "a wait that passes is never over" })];
    }
    if (!("left" in at) || within === undefined) return [];
    const days = within.unit === "months" || within.unit === "years";
    if (days || at.left < within.count) return [];
    const long = sayAllowance(within);
    return [
      rungClash({
        zh: `${long.zh} 的期限不会还剩 ${at.left}`,
        en: `a limit of ${long.en} never has ${at.left} left`,
      }),
    ];
  });

/** Yellow warns of red: a red card that no yellow one has come before warns of nothing. */
const colouring: Rule = ({ rungs = [], within, becomes = [] }) => {
  const length = becomes.length > 0 ? undefined : within;
  const isBefore = (a: Rung, b: Rung) => comesBefore(a.at, b.at, length);
  const yellow = rungs.filter(({ does }) => does === "yellow");
  const red = rungs.find(
    (one) =>
      one.does === "red" && yellow.length > 0 && !yellow.some((other) => isBefore(other, one)),
  );
  if (red === undefined) return [];
  const what = {
    zh: "红牌先于黄牌，或与黄牌同时",
    en: "the red card comes before the yellow one, or together with it",
  };
  const hint = {
    zh: "让 yellow 的一档先到，red 的一档后到。",
    en: "Let the yellow level come first and the red one after it.",
  };
  return [{ key: "rungs", what, hint }];
};

/** Whether one level comes before another; of a share and a rest that are close nobody can say, and then it does. */
function comesBefore(a: Rung["at"], b: Rung["at"], within: LimitInput["within"]): boolean {
  if ("over" in a) return "over" in b && a.over < b.over;
  if ("over" in b) return true;
  if ("used" in a && "used" in b) return a.used < b.used;
  if ("left" in a && "left" in b) return a.left > b.left;
  const used = (at: Rung["at"]) =>
    "used" in at ? at.used / 100 : "left" in at ? 1 - at.left / (within?.count ?? 0) : 1;
  const isCounted = within !== undefined && within.unit !== "months" && within.unit !== "years";
  return !isCounted || used(a) <= used(b) + 1 / within.count;
}

type Rung = NonNullable<LimitInput["rungs"]>[number];

function sameRung(a: Rung, b: Rung): boolean {
  return a.does === b.does && JSON.stringify(a.at) === JSON.stringify(b.at);
}

function rungClash(what: Text): Clash {
  return { key: "rungs", what, hint: { zh: "删除这一档。", en: "Delete this level." } };
}

const rules: readonly Rule[] = [
  backwards,
  renewing,
  resuming,
  changing,
  expiring,
  owing,
  lasting,
  timeless,
  extending,
  announcing,
  colouring,
];
