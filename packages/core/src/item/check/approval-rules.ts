import type { Complaint } from "../../definition/finding.js";

/** What the checks of an approval say: how its branches join, sign, return and are consulted. */
export const approvalRules = {
  joinUnclear: (ways: readonly string[]): Complaint => ({
    rule: "DEF36",
    problem:
      ways.length === 0
        ? {
            zh: "join 没有写怎样汇合",
            en: "join does not say how the branches come to one result",
          }
        : {
            zh: `join 同时写了几种汇合方式：${ways.join("、")}`,
            en: `join says several ways at once: ${ways.join(", ")}`,
          },
    hint: {
      zh: "of、weights（连同 threshold）、lead、groups 写一种；veto 可以另加。",
      en: "Write one of: of, weights (with threshold), lead, groups; veto may stand beside it.",
    },
  }),
  tooMany: (needed: number, there: number): Complaint => ({
    rule: "DEF37",
    problem: {
      zh: `须 ${needed} 个同意，而只有 ${there} 个`,
      en: `${needed} have to agree, and there are ${there}`,
    },
    hint: {
      zh: `至多写 ${there}；全部同意写 all。`,
      en: `Write at most ${there}; write all where each has to agree.`,
    },
  }),
  weightMissing: (branch: string): Complaint => ({
    rule: "DEF38",
    problem: {
      zh: `分支“${branch}”没有权重`,
      en: `the branch "${branch}" has no weight`,
    },
    hint: {
      zh: "给每个分支写一个权重。",
      en: "Give each branch a weight.",
    },
  }),
  thresholdWrong: (threshold: number | undefined, sum: number): Complaint => ({
    rule: "DEF38",
    problem:
      threshold === undefined
        ? { zh: "写了权重而没有 threshold", en: "there are weights and no threshold" }
        : {
            zh: `threshold 为 ${threshold}，而权重合计只有 ${sum}`,
            en: `the threshold is ${threshold}, and all weights together are ${sum}`,
          },
    hint: {
      zh: `写上 threshold，1 至 ${sum}。`,
      en: `Write a threshold from 1 to ${sum}.`,
    },
  }),
  thresholdAlone: (): Complaint => ({
    rule: "DEF38",
    problem: { zh: "写了 threshold 而没有权重", en: "there is a threshold and no weights" },
    hint: { zh: "写上 weights，或删除 threshold。", en: "Write weights, or delete the threshold." },
  }),
  notInOneGroup: (branch: string, times: number): Complaint => ({
    rule: "DEF39",
    problem: {
      zh: times === 0 ? `分支“${branch}”不在任何一组` : `分支“${branch}”在几组之中`,
      en:
        times === 0
          ? `the branch "${branch}" is in no group`
          : `the branch "${branch}" is in more than one group`,
    },
    hint: { zh: "每个分支恰在一组。", en: "Put each branch into exactly one group." },
  }),
  returnWithoutBasis: (): Complaint => ({
    rule: "DEF18",
    problem: {
      zh: "退回后分支期限重新起算，须有依据",
      en: "a branch whose limit starts again when work is returned needs a basis",
    },
    hint: { zh: "写上 basis（法律、条）。", en: "Write basis with the law and its article." },
  }),
  waitWithoutBasis: (): Complaint => ({
    rule: "DEF16",
    problem: {
      zh: "退回窗口的时间不计入期限，须有依据",
      en: "leaving out the time a branch lies with the window needs a basis",
    },
    hint: { zh: "写上 basis（法律、条）。", en: "Write basis with the law and its article." },
  }),
  needsUnknown: (branch: string): Complaint => ({
    rule: "DEF41",
    problem: {
      zh: `分支“${branch}”是否办理取决于其他分支，而审批开始时还无从知道`,
      en: `whether "${branch}" is needed depends on branches, and nothing of them is known when approval starts`,
    },
    hint: {
      zh: "条件只能看表单、材料、申请人；须等另一分支的写 starts: { after: … }。",
      en: "Let it depend on the form, the documents or the applicant; what waits for another branch says starts: { after: … }.",
    },
  }),
  needsNobody: (branch: string): Complaint => ({
    rule: "DEF42",
    problem: {
      zh: `“${branch}”不需要办理的办件，没有任何部门作出决定`,
      en: `in a case that does not need "${branch}" no department decides`,
    },
    hint: {
      zh: "牵头分支不写 only-when；decide: by-join 的，至少有一个分支一律办理。",
      en: "Delete only-when of the lead; with decide: by-join at least one branch is always needed.",
    },
  }),
  nothingAhead: (branch: string): Complaint => ({
    rule: "DEF43",
    problem: {
      zh: `分支“${branch}”只有一步，没有可以预审的`,
      en: `"${branch}" has one step only, and nothing to review ahead`,
    },
    hint: {
      zh: "最后一步须待前置结果：写上之前的步骤，或删除 pre-review。",
      en: "The last step waits for the predecessor: write a step before it, or delete pre-review.",
    },
  }),
  beforeFirstReview: (branch: string, first: string): Complaint => ({
    rule: "DEF45",
    problem: {
      zh: `分支“${branch}”不等“${first}”初审`,
      en: `"${branch}" does not wait for the first review of "${first}"`,
    },
    hint: {
      zh: `写 starts: { after: ${first} }；同级部门并联的，不写 first-review。`,
      en: `Write starts: { after: ${first} }; departments of one level that work at once are no first review.`,
    },
  }),
  asksInCircle: (chain: readonly string[]): Complaint => ({
    rule: "DEF44",
    problem: {
      zh: `征求意见绕成圈：${chain.join(" → ")}`,
      en: `departments would consult each other in a circle: ${chain.join(" → ")}`,
    },
    hint: {
      zh: "从 consults 中删去其中一个部门。",
      en: "Take one of them out of consults.",
    },
  }),
  asksItself: (department: string): Complaint => ({
    rule: "DEF44",
    problem: {
      zh: `只有“${department}”自己办理，没有别的部门可以征求它的意见`,
      en: `only "${department}" itself is at work: nobody else could consult it`,
    },
    hint: { zh: "删除它，或写上另一部门。", en: "Delete it, or name another department." },
  }),
  leadNeverDecides: (lead: string, after: string): Complaint => ({
    rule: "DEF40",
    problem: {
      zh: `牵头分支“${lead}”最后决定，而“${after}”在它之后才开始，永远汇不齐`,
      en: `the lead "${lead}" decides last, and "${after}" starts only after it: they never join`,
    },
    hint: {
      zh: `让“${after}”同时开始，或写 once-settled: stop-others。`,
      en: `Let "${after}" start together with the others, or write once-settled: stop-others.`,
    },
  }),
};
