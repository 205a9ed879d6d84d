import type { ObjectWords } from "./described.js";

const title = { zh: "显示的名称；不写则用阶段的名称", en: "the title; else that of the stage" };
const next = { zh: "完成后进入的状态", en: "the state that follows" };
const by = {
  zh: "由哪个角色办理；几个角色任一均可",
  en: "the role whose work it is; any of several",
};
const use = { zh: "使用哪个阶段", en: "the stage it uses" };

export const flowWords = {
  self: { zh: "办理流程", en: "the flow" },
  keys: {
    initial: { zh: "起始状态", en: "the state a case begins in" },
    states: { zh: "全部状态，按名称", en: "its states, by name" },
  },
} as const satisfies ObjectWords;

export const submissionWords = {
  self: {
    zh: "申办：申请人暂存、提交；提交之日为收件日",
    en: "submission: the applicant drafts and files; the day of filing is receipt",
  },
  keys: {
    use,
    title,
    by,
    next,
    receipt: {
      zh: "办公时间外提交的，收件日算当日还是下一工作日",
      en: "the day that counts for what is filed outside office hours",
    },
    "back-date": {
      zh: "窗口补录纸质收件时，可追溯多久；不写则不可追溯",
      en: "how far back the window may enter what it received on paper; not at all without it",
    },
  },
} as const satisfies ObjectWords;

export const preAcceptanceWords = {
  self: {
    zh: "网上预受理：窗口预审，通过、不通过或一次性告知补正",
    en: "pre-acceptance: the window looks through an online application",
  },
  keys: { use, title, by, next },
} as const satisfies ObjectWords;

export const acceptanceWords = {
  self: {
    zh: "受理：受理、不予受理、转送，或一次性告知补正",
    en: "acceptance: accept, refuse, forward, or send the one notice of what is missing",
  },
  keys: {
    use,
    title,
    by,
    next,
    supplement: {
      zh: "一次性告知补正的规则",
      en: "the rule of the one notice of what is missing",
    },
  },
} as const satisfies ObjectWords;

export const supplementWords = {
  self: { zh: "补正", en: "supplement" },
  keys: {
    rounds: { zh: "最多几次（默认 1）", en: "how often at most (by default once)" },
    "answer-within": {
      zh: "申请人答复的期限，如 30 calendar-days",
      en: "how long the applicant has to answer: 30 calendar-days",
    },
    silence: { zh: "逾期不答复的后果", en: "what silence means" },
    basis: { zh: "后果的法律依据", en: "the law that says so" },
  },
} as const satisfies ObjectWords;

export const approvalWords = {
  self: {
    zh: "审批：一个部门按步骤办理，或几个部门并联；之后作出决定",
    en: "approval: one department in steps, or several at once; then the decision",
  },
  keys: {
    use,
    title,
    next,
    steps: { zh: "单个部门的步骤", en: "the steps of a single department" },
    branches: {
      zh: "并联的各部门，按分支名称",
      en: "the departments that work at once, by branch",
    },
    join: {
      zh: "汇合方式（默认全部同意）",
      en: "how they come to one result (by default all have to agree)",
    },
    "once-settled": {
      zh: "结果已定时，在办的分支怎么办（默认继续办毕）",
      en: "what becomes of branches at work once the result is certain (they finish)",
    },
    returns: { zh: "退回的规则", en: "what holds when work is returned" },
    decide: { zh: "由谁作决定", en: "who decides" },
    by: { zh: "作决定的角色（默认 head）", en: "the role that decides (by default head)" },
    "separate-people": {
      zh: "各步骤须由不同的人办理",
      en: "whether each step needs another person",
    },
    procedures: {
      zh: "特别程序，按名称：听证、检测、专家评审、现场核查等",
      en: "special procedures by name: hearing, testing, expert review, site inspection …",
    },
    consultations: {
      zh: "可以征求意见的部门，按部门名称",
      en: "the departments that may be consulted, by name",
    },
  },
} as const satisfies ObjectWords;

export const stepWords = {
  self: { zh: "一个步骤", en: "one step" },
  keys: {
    step: { zh: "步骤的种类", en: "the kind of step" },
    by,
    signers: {
      zh: "几人签署时各人的角色；同一角色写两次即须两人",
      en: "the roles of several who sign; the same role twice means two persons",
    },
    sign: {
      zh: "怎样算同意：all 会签（默认）、any 或签、majority 或 { of: n } 票签",
      en: "how many have to agree: all (the default), any, majority, or { of: n }",
    },
  },
} as const satisfies ObjectWords;

export const branchWords = {
  self: { zh: "一个部门的分支", en: "one department's branch" },
  keys: {
    title: { zh: "分支的名称；不写则用部门名称", en: "the title; else the department's" },
    department: { zh: "办理的部门", en: "the department whose work it is" },
    steps: { zh: "步骤（默认承办、批准）", en: "its steps (by default handle, approve)" },
    within: { zh: "该分支的期限", en: "the limit of the branch" },
    basis: { zh: "该期限的依据", en: "the basis of that limit" },
    starts: { zh: "何时开始", en: "when it starts" },
    "only-when": {
      zh: "仅当这一条件成立时需要办理；审批开始时判定一次",
      en: "the condition under which it is needed, judged once when approval starts",
    },
    "first-review": {
      zh: "下级机关初审，其他分支在其后；不写期限的为 20 个工作日",
      en: "the first review of a lower authority, before all others; 20 business-days where it says no limit",
    },
    "on-expiry": { zh: "期限届满的后果", en: "what comes when its limit runs out" },
    system: {
      zh: "在哪个业务系统（垂直或部门系统）办理，由其过程数据消息告知经过",
      en: "the department's own system in which it is handled, and whose messages tell of it",
    },
  },
} as const satisfies ObjectWords;

export const consentWords = {
  self: { zh: "分支逾期", en: "a branch that runs out of time" },
  keys: {
    outcome: { zh: "后果（默认只记为超期）", en: "what it means (by default only overdue)" },
    basis: { zh: "视为同意的法律依据", en: "the law that takes silence for consent" },
  },
} as const satisfies ObjectWords;

export const returnWords = {
  self: { zh: "退回", en: "work that is returned" },
  keys: {
    window: {
      zh: "是否可以退回窗口（默认否）",
      en: "whether it may go back to the window (by default not)",
    },
    clock: {
      zh: "退回时本分支的期限（默认以剩余天数继续）",
      en: "the clock of its branch (by default it goes on)",
    },
    wait: {
      zh: "在窗口的时间是否计入本分支的期限（默认计入）",
      en: "whether the time at the window counts for its branch (by default it does)",
    },
    basis: {
      zh: "重新起算或不计时的依据",
      en: "the law that lets time start again or be left out",
    },
  },
} as const satisfies ObjectWords;

export const afterWords = {
  self: { zh: "在另一分支之后开始", en: "starts after another branch" },
  keys: {
    after: { zh: "前置的分支", en: "the branch before it" },
    "pre-review": {
      zh: "前置办理期间是否可以预审：除最后一步外先行办理，不计期限（默认否）",
      en: "whether it may work ahead: every step but the last, before its limit starts (by default not)",
    },
  },
} as const satisfies ObjectWords;

export const procedureWords = {
  self: { zh: "一个特别程序", en: "one special procedure" },
  keys: {
    title: { zh: "程序的名称", en: "its title" },
    excludes: {
      zh: "其时间不计入期限；第四十五条之外须有依据",
      en: "whether its time is not counted; beyond art. 45 it needs a basis",
    },
    overrun: {
      zh: "超过告知的所需时间后：仍不计时，还是自次日起计时",
      en: "past its announced length: still not counted, or counted from the next day on",
    },
    within: { zh: "该程序自身的期限", en: "the limit of the procedure itself" },
    by,
    hearing: {
      zh: "写明这是听证：告知、申请、举行、通知的期限；不改期限的写 hearing: {}",
      en: "says that it is a hearing, with its periods; hearing: {} leaves them as the law has them",
    },
    inspectors: {
      zh: "须几人共同办理（现场核查等），须有依据",
      en: "how many have to carry it out together, such as a site inspection; needs a basis",
    },
    "on-site": {
      zh: "是否到现场办理，少于两人即可亮牌（默认只有 site-inspection 是）",
      en: "whether it is carried out on the site, where fewer than two may raise a card (by default only site-inspection is)",
    },
    basis: { zh: "依据", en: "the law that provides for it" },
  },
} as const satisfies ObjectWords;

export const inspectorWords = {
  self: { zh: "共同办理的人数", en: "how many carry it out together" },
  keys: {
    least: { zh: "至少几人（默认 2）", en: "at least so many (by default 2)" },
    basis: { zh: "要求的依据", en: "the law that asks for them" },
  },
} as const satisfies ObjectWords;

export const hearingWords = {
  self: { zh: "听证的期限", en: "the periods of a hearing" },
  keys: {
    "request-within": {
      zh: "被告知权利后多久内可以申请听证（默认 5 个工作日）",
      en: "how long those who were told have to ask for it (by default 5 business-days)",
    },
    "hold-within": {
      zh: "自第一份申请起多久内举行（默认 20 个工作日）",
      en: "how soon after the first request it is held (by default 20 business-days)",
    },
    "invite-before": {
      zh: "通知须早于听证日多久（默认 7 个工作日）",
      en: "how long before the day of the hearing the invitation goes out (by default 7 business-days)",
    },
  },
} as const satisfies ObjectWords;

export const completionWords = {
  self: { zh: "办结：制证、出具文书", en: "completion: the document is issued" },
  keys: {
    use,
    title,
    by,
    certificate: { zh: "颁发的证照种类", en: "the kind of certificate issued" },
    next,
  },
} as const satisfies ObjectWords;

export const collectionWords = {
  self: { zh: "领取：送达或领取登记", en: "collection: the result is delivered or collected" },
  keys: { use, title, by, next },
} as const satisfies ObjectWords;
