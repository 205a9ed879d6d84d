import * as z from "zod";
import { audiences } from "./audiences.js";
import { Authority, MadeFrom, Parent, Place } from "./authority-schema.js";
import { Agents, Amendments, Suspension, Termination } from "./daily-schema.js";
import { choice, described } from "./described.js";
import { Fee } from "./fee-schema.js";
import { AmountText, Basis, ConditionText, Name, Title } from "./field-schemas.js";
import { Flow } from "./flow-schema.js";
import {
  correctionWords,
  departmentWords,
  fieldWords,
  fileWords,
  itemWords,
  materialWords,
  needWords,
  reminderWords,
  supervisionWords,
  watchWords,
} from "./item-words.js";
import { Limits, type PresetName, type WrittenLimit } from "./limit-schema.js";
import { Member } from "./member-schema.js";
import { Notifications } from "./notification-schema.js";
import { trustGrades, Variant } from "./variant-schema.js";
import { intermediaryWords, toleratedWords } from "./variant-words.js";
import type { WatchedCause } from "./watched-causes.js";

/** Item types of GB/T 39046-2020 A.1. */
export const itemTypes = {
  licence: { zh: "行政许可", en: "licence" },
  confirmation: { zh: "行政确认", en: "confirmation" },
  registration: { zh: "行政登记", en: "registration" },
  payment: { zh: "行政给付", en: "payment" },
  reward: { zh: "行政奖励", en: "reward" },
  ruling: { zh: "行政裁决", en: "ruling" },
  other: { zh: "其他行政权力", en: "other power" },
  "public-service": { zh: "公共服务", en: "public service" },
  bundle: { zh: "一件事", en: "one thing, handled once" },
} as const;

/** How fast an item is decided. */
export const itemKinds = {
  instant: { zh: "即办件：当场办结", en: "decided on the spot" },
  promised: { zh: "承诺件：在承诺期限内办结", en: "decided within a promised time" },
} as const;

/** The level of government that exercises an item (GB/T 39046-2020 A.2). */
export const levels = {
  state: { zh: "国家级", en: "state" },
  province: { zh: "省级", en: "province" },
  city: { zh: "市级", en: "city" },
  county: { zh: "县级", en: "county" },
  town: { zh: "镇（乡、街道）级", en: "town" },
  village: { zh: "村（社区）级", en: "village" },
} as const;

/** How a result can be had. */
export const collectionWays = {
  window: { zh: "窗口领取", en: "at the window" },
  post: { zh: "邮寄送达", en: "by post" },
  "e-certificate": { zh: "电子证照", en: "as an electronic certificate" },
} as const;

/** How much of an item can be done online. */
export const onlineDepths = {
  full: { zh: "全程网办", en: "everything online" },
  partial: { zh: "部分环节网上办理", en: "partly online" },
  none: { zh: "窗口办理", en: "at the window" },
} as const;

/** The forms a document comes in. */
export const materialForms = {
  paper: { zh: "纸质", en: "on paper" },
  electronic: { zh: "电子", en: "electronic" },
  either: { zh: "纸质或电子", en: "on paper or electronic" },
} as const;

/** Where a document comes from. */
export const materialSources = {
  applicant: { zh: "由申请人提交", en: "from the applicant" },
  shared: {
    zh: "取自证照库，不向申请人收取",
    en: "from the certificate library, never asked of the applicant",
  },
} as const;

/** What is written into a field of the form. */
export const fieldTypes = {
  text: { zh: "文字", en: "text" },
  integer: { zh: "整数", en: "a whole number" },
  number: { zh: "数字", en: "a number" },
  boolean: { zh: "是或否", en: "yes or no" },
  day: { zh: "日期", en: "a day" },
} as const;

const cardPresets = {
  early: {
    zh: "超期亮牌：第一日亮黄牌，第二日亮红牌",
    en: "yellow on the first day over, red on the second",
  },
  lean: {
    zh: "临期亮牌：剩一日亮黄牌，超期第一日亮红牌",
    en: "yellow with one day left, red on the first day over",
  },
} as const;

/** Whether something is needed: always, never, or when a condition holds. */
const Need = z.union([z.boolean(), described(z.strictObject({ when: ConditionText }), needWords)]);

/** A file to fetch: an address on the web, or a path beside the item. */
const FileText = z
  .string()
  .max(500)
  .regex(/^(?:https?:\/\/[^\s<>"']+|[^\s:<>"'\\]+)$/);

/** A document without which an application is accepted all the same, to be handed in later (容缺). */
const Tolerated = described(
  z.strictObject({
    within: AmountText,
    trust: z.array(choice(trustGrades)).min(1).optional(),
    basis: Basis.optional(),
  }),
  toleratedWords,
);

/** One demanded document. `source: shared` is fetched from the certificate library and never asked of the applicant. */
const Material = described(
  z.strictObject({
    id: Name,
    title: Title,
    form: choice(materialForms).default("either"),
    required: Need.default(true),
    "only-when": ConditionText.optional(),
    source: choice(materialSources).default("applicant"),
    certificate: Name.optional(),
    basis: Basis.optional(),
    review: z.array(z.string().min(1).max(500)).default([]),
    copies: z.int().min(1).max(99).optional(),
    blank: FileText.optional(),
    sample: FileText.optional(),
    tolerated: Tolerated.optional(),
  }),
  materialWords,
);

/** What somebody outside the hall has to do for an application first, and the document that comes of it. */
const Intermediary = described(
  z.strictObject({ title: Title, gives: Name, basis: Basis.optional() }),
  intermediaryWords,
);

/** One field of the application form. */
const FormField = described(
  z.strictObject({
    type: choice(fieldTypes),
    title: Title.optional(),
    required: Need.default(false),
    "only-when": ConditionText.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    choices: z.array(z.string().min(1).max(200)).min(1).optional(),
  }),
  fieldWords,
);
export type FormField = z.infer<typeof FormField>;

const cardColours = {
  yellow: { zh: "黄牌", en: "a yellow card" },
  red: { zh: "红牌", en: "a red card" },
} as const;

const card = choice(cardColours).optional();

/** What raises a card beside limits, and of which colour. */
const Watch = described(
  z.strictObject({
    "unreviewed-decision": card,
    "decided-before-accepted": card,
    "extension-not-approved": card,
    "too-few-inspectors": card,
    "back-dated-entry": card,
    "refusal-without-reason": card,
    "refusal-without-remedy": card,
    "late-without-public-reason": card,
    "missing-field": card,
    "issued-without-certificate": card,
  } satisfies Record<WatchedCause, typeof card>),
  watchWords,
);

/** A whole item file, as an analyst writes it. */
export const ItemFile = described(
  z.strictObject({
    banjian: z.literal(1),
    item: described(
      z.strictObject({
        code: Name,
        "catalog-code": z.string().min(1).max(31).optional(),
        version: z.string().min(1).max(64),
        title: Title,
        parent: Parent.optional(),
        type: choice(itemTypes),
        kind: choice(itemKinds),
        level: choice(levels),
        authority: Authority,
        place: Place.optional(),
        base: MadeFrom.optional(),
        basis: z.array(Basis).min(1),
        audience: z.array(choice(audiences)).min(1).default(["person", "legal-person"]),
        online: choice(onlineDepths).default("none"),
        visits: z.int().min(0).max(20).optional(),
        materials: z.array(Material).max(100).default([]),
        form: z.record(Name, FormField).default({}),
        collect: z.array(choice(collectionWays)).min(1).default(["window"]),
        themes: z.array(z.string().min(1).max(100)).max(20).default([]),
        keywords: z.array(z.string().min(1).max(100)).max(50).default([]),
        free: z.literal(true).optional(),
        fees: z.array(Fee).max(20).default([]),
        intermediaries: z.array(Intermediary).max(20).default([]),
      }),
      itemWords,
    ),
    departments: z
      .record(Name, described(z.strictObject({ title: Title }), departmentWords))
      .default({}),
    roles: z.record(Name, Title).default({}),
    /** Who may put right what was recorded wrongly, and reopen a case. */
    corrections: described(z.strictObject({ by: Name.default("head") }), correctionWords).prefault(
      {},
    ),
    suspension: Suspension.prefault({}),
    termination: Termination.prefault({}),
    amendments: Amendments.optional(),
    agents: Agents.optional(),
    /** Ways in which some applications are handled (情形). */
    variants: z.record(Name, Variant).default({}),
    /** The items a bundle joins, by the branches in which they are handled. */
    members: z.record(Name, Member).default({}),
    flow: Flow,
    limits: Limits.prefault({}),
    supervision: described(
      z.strictObject({
        preset: choice(cardPresets).default("early"),
        by: Name.default("supervisor"),
        watch: Watch.optional(),
        "public-reason": AmountText.optional(),
      }),
      supervisionWords,
    ).prefault({}),
    /** Reminders: at most one of a task in so much time. */
    reminders: described(
      z.strictObject({ every: AmountText.prefault("1 business-days") }),
      reminderWords,
    ).prefault({}),
    notifications: Notifications.optional(),
  }),
  fileWords,
);
export type ItemFile = z.infer<typeof ItemFile>;
/** An item file as written in TypeScript: defaults may be left out. */
export type ItemFileInput = Omit<z.input<typeof ItemFile>, "limits"> & {
  // A preset beside named limits: an index signature alone cannot say that.
  readonly limits?: { readonly preset?: PresetName } & {
    readonly [name: string]: WrittenLimit | PresetName | undefined;
  };
};
