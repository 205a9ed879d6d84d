import type { Text } from "@banjian/base";
import type { Complaint } from "../../definition/finding.js";

/** What the checks say of time on the ways through a chart. */
export const timeRules = {
  limitNeverEnded: (limit: string): Complaint => ({
    rule: "DEF12",
    problem: {
      zh: `期限“${limit}”起算以后，没有一条路径到得了它的止点`,
      en: `once the limit "${limit}" has started no way leads to where it ends`,
    },
    hint: {
      zh: "改用起算以后会出现的一刻。",
      en: "End it on a moment that comes after its start.",
    },
  }),
  stateWithoutLimit: (name: string): Complaint => ({
    rule: "DEF77",
    problem: {
      zh: `办件可以在“${name}”中无限期等待：没有期限在此计时`,
      en: `a case could wait for ever in "${name}": no limit runs there`,
    },
    hint: {
      zh: `写一项期限，含 within、owner、starts: { enters: ${name} }、ends: { leaves: ${name} }，或让已有的期限延续到这里。`,
      en: `Write a limit with within, owner, starts: { enters: ${name} } and ends: { leaves: ${name} }, or let one that there is run on until here.`,
    },
  }),
  promiseBeyondStatute: (why: Text): Complaint => ({
    rule: "DEF14",
    problem: {
      zh: `承诺期限守住了，法定期限仍可能超过：${why.zh}`,
      en: `the promise can be kept and the statute broken: ${why.en}`,
    },
    hint: {
      zh: "让承诺期限与法定期限同时起算、同样不计时，且不比它长（优化营商环境条例第三十六条）。",
      en: "Let it start with the statute, leave out no more and be no longer (Regulation on the Business Environment, art. 36).",
    },
  }),
  statesTooLong: (path: string, took: Text, limit: string, within: Text): Complaint => ({
    rule: "DEF15",
    problem: {
      zh: `依次经过 ${path} 共需 ${took.zh}，超过“${limit}”的 ${within.zh}`,
      en: `the way through ${path} takes ${took.en}, more than the ${within.en} of "${limit}"`,
    },
    hint: {
      zh: "缩短其间的期限，或放宽承诺。",
      en: "Shorten what lies on it, or promise less.",
    },
  }),
  partTooLong: (part: string, took: Text, limit: string, within: Text): Complaint => ({
    rule: "DEF15",
    problem: {
      zh: `“${part}”计时 ${took.zh}，超过“${limit}”的 ${within.zh}`,
      en: `"${part}" may take ${took.en}, all of which count, more than the ${within.en} of "${limit}"`,
    },
    hint: {
      zh: "缩短它，或放宽承诺。",
      en: "Give it less, or promise less.",
    },
  }),
  leadDueFirst: (lead: string, due: Text, chain: string, took: Text): Complaint => ({
    rule: "DEF78",
    problem: {
      zh: `牵头分支“${lead}”最后决定，期限 ${due.zh}，而它等待的 ${chain} 共需 ${took.zh}`,
      en: `the lead "${lead}" decides last and has ${due.en}, while ${chain}, for which it waits, takes ${took.en}`,
    },
    hint: {
      zh: "放宽牵头分支的期限，或缩短它等待的分支。",
      en: "Give the lead more time, or those it waits for less.",
    },
  }),
  branchWithoutLimit: (branch: string): Complaint => ({
    rule: "DEF79",
    problem: {
      zh: `别的分支有自己的期限，分支“${branch}”没有`,
      en: `other branches have a limit of their own, and "${branch}" has none`,
    },
    hint: {
      zh: "写上 within: 5 个工作日；没有它，谁误了时说不清。",
      en: "Write within: 5 business-days; without it nobody can say who was late.",
    },
  }),
  neverCounts: (limit: string): Complaint => ({
    rule: "DEF82",
    problem: {
      zh: `期限“${limit}”计时的每一个状态都在 excluded-while 中：它永远不会届满`,
      en: `every state in which the limit "${limit}" runs stands under excluded-while: it never runs out`,
    },
    hint: {
      zh: "从 excluded-while 中删除应当计时的状态。",
      en: "Delete the states in which time has to count from excluded-while.",
    },
  }),
  pauseWithoutEnd: (limit: string, state: string): Complaint => ({
    rule: "DEF80",
    problem: {
      zh: `期限“${limit}”在“${state}”中不计时，而不是每次进入那里都有别的期限开始：可以停到永远`,
      en: `the limit "${limit}" does not count in "${state}", and no other limit begins there each time: it could stand still for ever`,
    },
    hint: {
      zh: `写一项期限，含 within、owner、starts: { enters: ${state} }、ends: { leaves: ${state} }；会再次进入的，再加 again: restart 和 basis。`,
      en: `Write a limit with within, owner, starts: { enters: ${state} } and ends: { leaves: ${state} }, and with again: restart and basis where a case may come back.`,
    },
  }),
  suspensionWithoutEnd: (): Complaint => ({
    rule: "DEF80",
    problem: {
      zh: "中止的时间不计，却没有写明最长多久：可以停到永远",
      en: "the time of a suspension is left out, and nothing says how long it may last: it could stand still for ever",
    },
    hint: {
      zh: "写 within：最长多久，例如 60 个工作日。",
      en: "Write within: how long it may last, for instance 60 business-days.",
    },
  }),
  roundByLimits: (limits: readonly string[]): Complaint => ({
    rule: "DEF83",
    problem: {
      zh: `这些期限届满后又互相起算：${limits.join(" → ")}，没有人办理也会一直循环`,
      en: `these limits run out into each other: ${limits.join(" → ")}; a case goes round for ever with nobody doing anything`,
    },
    hint: {
      zh: "让其中一个届满后转到须有人办理的状态或终态（on-expiry.to），或不写 again: restart。",
      en: "Let one of them lead to an end, or to a state in which somebody has to act (on-expiry.to), or write no again: restart.",
    },
  }),
  roundAtOnce: (states: readonly string[]): Complaint => ({
    rule: "DEF83",
    problem: {
      zh: `这些状态一进入就已办毕，又互相转到对方：${states.join(" → ")}，永远停不下来`,
      en: `these states are done as soon as they are entered and lead to each other: ${states.join(" → ")}; no case would ever come to rest`,
    },
    hint: {
      zh: "让其中一个的 initial 是有人办理的状态，或让它的 next 转到别处。",
      en: "Let initial of one of them be a state in which somebody acts, or let its next lead elsewhere.",
    },
  }),
  toleratedTooLong: (material: string, own: Text, limit: string, whole: Text): Complaint => ({
    rule: "DEF15",
    problem: {
      zh: `“${material}”可以在受理后 ${own.zh}内补交，到齐才能作出决定，而“${limit}”只有 ${whole.zh}`,
      en: `"${material}" may come within ${own.en} of acceptance, nothing is decided before it has, and "${limit}" gives ${whole.en}`,
    },
    hint: {
      zh: "缩短 tolerated.within，或放宽承诺。",
      en: "Make tolerated.within shorter, or promise less.",
    },
  }),
  lawSwitchedOff: (limit: string, outcome: string): Complaint => ({
    rule: "DEF33",
    problem: {
      zh: `法律规定期限“${limit}”届满未告知的“${outcome}”，on-expiry 却不这样写，须有自己的依据`,
      en: `by the law of the preset silence on "${limit}" is ${outcome}; to say otherwise needs a basis of its own`,
    },
    hint: {
      zh: "写上另作规定的法律、法规，或删除 on-expiry。",
      en: "Name the law that says otherwise, or delete on-expiry.",
    },
  }),
  lawEndsEarly: (limit: string, state: string): Complaint => ({
    rule: "DEF33",
    problem: {
      zh: `法律规定的期限“${limit}”在“${state}”中也计时，改写的起止使它不计，须有自己的依据`,
      en: `by the law of the preset "${limit}" runs in "${state}" too; where it starts and ends here it does not, which needs a basis of its own`,
    },
    hint: {
      zh: "写上另作规定的法律、法规，或删除 starts、ends。",
      en: "Name the law that says otherwise, or delete starts and ends.",
    },
  }),
};
