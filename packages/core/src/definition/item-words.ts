import type { ObjectWords } from "./described.js";
import { watchedCauses } from "./watched-causes.js";

/** What the keys of an item file mean, but for its flow and its limits. */
export const fileWords = {
  self: { zh: "一个政务服务事项", en: "one item of a government service hall" },
  keys: {
    banjian: { zh: "文件格式的版本，写 1", en: "the version of this format: 1" },
    item: {
      zh: "事项要素：编码、名称、主管机关、依据、材料、表单",
      en: "what the item is: its code, title, authority, basis, materials, form",
    },
    departments: {
      zh: "参与办理的其他部门，按名称引用",
      en: "other departments that take part, by the name the file uses",
    },
    roles: {
      zh: "本事项自己的角色；申请人、窗口人员、承办人、审核人、批准人、负责人不必写",
      en: "roles of this item's own; applicant, window-clerk, handler, reviewer, approver and head exist already",
    },
    corrections: {
      zh: "谁可以更正错误的记录、重新办理",
      en: "who may put wrong records right and reopen a case",
    },
    suspension: {
      zh: "中止：谁可以、依据、其间是否计时",
      en: "suspension: who may, by which law, and whether time counts meanwhile",
    },
    termination: {
      zh: "决定前终止：谁可以、依据",
      en: "termination before the decision: who may, by which law",
    },
    agents: {
      zh: "代办人可以办什么；不写则都可以",
      en: "what an agent may do; everything without it",
    },
    amendments: {
      zh: "申请人可以变更申请内容到何时；不写则不可以",
      en: "how long the applicant may amend the application; not at all without it",
    },
    variants: {
      zh: "情形：按条件或由申请人选择，材料和期限有所不同，例如告知承诺",
      en: "variants: other documents and limits by a condition or the applicant's choice, such as the commitment route",
    },
    members: {
      zh: "一件事的组成事项，按办理它的分支",
      en: "the items a bundle joins, by the branches in which they are handled",
    },
    flow: { zh: "办理流程：状态和走向", en: "the flow: its states and where they lead" },
    limits: {
      zh: "期限：法定、承诺、送达及自定的",
      en: "the time limits: statutory, promised, delivery and others",
    },
    supervision: {
      zh: "监察：何时亮黄牌、红牌，谁可以督办",
      en: "supervision: when cards are raised, and who may order an answer",
    },
    reminders: {
      zh: "催办：同一待办多久可以催办一次",
      en: "reminders: how often anybody may be reminded of a task",
    },
    notifications: {
      zh: "通知：各用什么方式、什么文字",
      en: "notifications: by which channels and in which words people are told",
    },
  },
} as const satisfies ObjectWords;

export const itemWords = {
  self: { zh: "事项要素", en: "what the item is" },
  keys: {
    code: {
      zh: "实施编码，或本地编码；同一编码即同一事项",
      en: "the implementation code or a local one; the same code is the same item",
    },
    "catalog-code": { zh: "国家基本编码", en: "the national basic code" },
    version: {
      zh: "版本；发布后不再改变，在办的办件留在其开始时的版本",
      en: "the version; once published it never changes, and its cases stay with it",
    },
    title: { zh: "事项名称", en: "the title of the item" },
    parent: { zh: "所属主项", en: "the main item of which it is a part" },
    type: {
      zh: "事项类型（GB/T 39046 附录 A.1）",
      en: "the type of the item (GB/T 39046, A.1)",
    },
    kind: {
      zh: "办件类型；承诺件没有承诺期限的，以法定期限为准",
      en: "whether it is decided on the spot or within a promised time; without a promise of its own, within the statute",
    },
    level: { zh: "行使层级", en: "the level of government that exercises it" },
    authority: {
      zh: "实施主体：主管机关",
      en: "the authority that decides; of a joint item the lead department",
    },
    place: { zh: "办理地点", en: "where it is handled" },
    base: {
      zh: "所依据的基本目录事项的版本，由目录写入",
      en: "the version of the base it was put together with; the catalogue writes it",
    },
    basis: { zh: "设定依据，至少一项", en: "the legal basis of the item, at least one" },
    audience: { zh: "服务对象", en: "whom it serves" },
    online: { zh: "网上办理程度", en: "how much of it can be done online" },
    visits: { zh: "到现场次数", en: "how often an applicant has to come" },
    materials: { zh: "申请材料", en: "the documents an application needs" },
    form: {
      zh: "申请表的字段，按名称",
      en: "the fields of the application form, by name",
    },
    collect: { zh: "领取方式", en: "how the result can be had" },
    themes: { zh: "主题分类，供查找", en: "the themes it is found under" },
    keywords: { zh: "关键词，供查找", en: "the words it is found by" },
    free: { zh: "不收费；写 true", en: "that nothing is charged: true" },
    fees: { zh: "收费项目", en: "the fees" },
    intermediaries: {
      zh: "申请前须办的中介服务",
      en: "services of intermediaries that an application needs",
    },
  },
} as const satisfies ObjectWords;

export const authorityWords = {
  self: { zh: "实施主体", en: "the authority that decides" },
  keys: {
    department: {
      zh: "机关的名称标识，人员和待办以此归属",
      en: "the name by which people and tasks belong to it",
    },
    name: { zh: "机关全称", en: "its full name" },
    code: { zh: "统一社会信用代码", en: "its unified social credit code" },
    division: {
      zh: "行政区划代码，6 至 12 位数字",
      en: "the code of its administrative division, 6 to 12 digits",
    },
  },
} as const satisfies ObjectWords;

export const materialWords = {
  self: { zh: "一份申请材料", en: "one document of the application" },
  keys: {
    id: { zh: "材料的标识，本事项内不重复", en: "its name, unique within the item" },
    title: { zh: "材料名称", en: "the title of the document" },
    form: { zh: "材料形式", en: "the form it comes in" },
    required: {
      zh: "是否必备（默认是）；或 { when: 条件 }，条件成立时必备",
      en: "whether it is needed (by default it is), or { when: a condition } under which it is",
    },
    "only-when": {
      zh: "仅当这一条件成立时才有这份材料",
      en: "the condition under which the document belongs to an application at all",
    },
    source: { zh: "材料来源", en: "where it comes from" },
    certificate: {
      zh: "来自证照库的，证照的种类",
      en: "the kind of certificate, where it comes from the library",
    },
    basis: { zh: "要求这份材料的依据", en: "the law that demands it" },
    review: {
      zh: "审查要点，成为窗口人员的核对清单",
      en: "points to check: the clerk's list",
    },
    copies: { zh: "份数", en: "how many copies" },
    blank: { zh: "空白表格：网址或文件", en: "the blank form: an address or a file" },
    sample: { zh: "填写示例：网址或文件", en: "a filled sample: an address or a file" },
    tolerated: {
      zh: "容缺：没有它也先受理，之后补交",
      en: "accepted without it, to be handed in later",
    },
  },
} as const satisfies ObjectWords;

export const needWords = {
  self: { zh: "在条件成立时需要", en: "needed under a condition" },
  keys: {
    when: {
      zh: '条件，例如 form.staff > 0 && applicant.kind == "person"',
      en: 'the condition, for instance form.staff > 0 && applicant.kind == "person"',
    },
  },
} as const satisfies ObjectWords;

export const fieldWords = {
  self: { zh: "申请表的一个字段", en: "one field of the application form" },
  keys: {
    type: { zh: "字段类型", en: "the type of the field" },
    title: { zh: "字段名称", en: "its title" },
    required: {
      zh: "是否必填（默认否）；或 { when: 条件 }，条件成立时必填",
      en: "whether it has to be filled in (by default not), or { when: a condition } under which it has",
    },
    "only-when": {
      zh: "仅当这一条件成立时才填写",
      en: "the condition under which the field belongs to the form at all",
    },
    min: { zh: "最小值", en: "the least value" },
    max: { zh: "最大值", en: "the greatest value" },
    choices: { zh: "可选的值", en: "the values to choose from" },
  },
} as const satisfies ObjectWords;

export const departmentWords = {
  self: { zh: "一个部门", en: "one department" },
  keys: { title: { zh: "部门名称", en: "its title" } },
} as const satisfies ObjectWords;

export const correctionWords = {
  self: { zh: "更正和重新办理", en: "corrections and reopening" },
  keys: {
    by: { zh: "有权更正的角色（默认 head）", en: "the role that may (by default head)" },
  },
} as const satisfies ObjectWords;

export const supervisionWords = {
  self: { zh: "监察规则", en: "the rules of supervision" },
  keys: {
    preset: {
      zh: "预设的黄红牌规则（默认 early）",
      en: "a ready-made set of card rules (else early)",
    },
    by: {
      zh: "可以督办、放回他人所领待办的角色（默认 supervisor）",
      en: "the role that may issue supervision orders and take a task from who holds it (by default supervisor)",
    },
    watch: {
      zh: "对办理过程和内容的检查",
      en: "what is watched for in the flow of a case and in what is recorded",
    },
    "public-reason": {
      zh: "超过承诺期限后多久内公开说明理由（默认 3 business-days）",
      en: "within what time it has to be published why the promise is missed (else 3 business-days)",
    },
  },
} as const satisfies ObjectWords;

export const watchWords = {
  self: {
    zh: "期限之外还查什么，各亮什么牌；不写的不查，只有超期未公开说明理由一律要查（默认黄牌）",
    en: "what is watched for beside limits, and which card it raises; what is left out is not, but for a missed promise without a published reason (else yellow)",
  },
  keys: watchedCauses,
} as const satisfies ObjectWords;

export const reminderWords = {
  self: { zh: "催办规则", en: "the rule of reminders" },
  keys: {
    every: {
      zh: "同一待办两次催办至少相隔多久（默认 1 个工作日）",
      en: "the least time between two reminders of one task (by default 1 business-days)",
    },
  },
} as const satisfies ObjectWords;

export const titleWords = {
  self: { zh: "中文和英文名称；只写中文时可不用花括号", en: "a title in both languages" },
  keys: {
    zh: { zh: "中文名称", en: "the Chinese title" },
    en: { zh: "英文名称；不写则用中文", en: "the English title; the Chinese one without it" },
  },
} as const satisfies ObjectWords;

export const basisWords = {
  self: { zh: "一项法律依据", en: "one legal basis" },
  keys: {
    law: { zh: "法律、法规、规章的名称", en: "the law, regulation or rule" },
    article: { zh: "条", en: "the article" },
    paragraph: { zh: "款", en: "the paragraph" },
    item: { zh: "项", en: "the item" },
    jurisdiction: { zh: "适用地域", en: "where it holds" },
    from: { zh: "自何日起施行，如 2026-01-01", en: "the day from which it holds: 2026-01-01" },
    to: { zh: "至何日止", en: "the last day on which it holds" },
  },
} as const satisfies ObjectWords;
