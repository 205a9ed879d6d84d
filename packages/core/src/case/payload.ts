import * as z from "zod";
import type { ActionKind } from "../definition/action-kind.js";
import {
  AllowanceText,
  AmountText,
  Basis,
  DayText,
  FormValue,
  MoneyText,
  Name,
} from "../definition/field-schemas.js";
import { CorrectionPayload } from "./correction-payload.js";
import { Identifier } from "./identifier.js";
import { answer, person, personId, reason, serviceWay, words } from "./payload-fields.js";
import { isBad, type RatedActName, ratedActs } from "./rating.js";
import { type VisitReason, visitReasons } from "./visit.js";

/** A material that came: which, its name as filed, and where the host keeps it. */
const MaterialPayload = z.strictObject({
  id: Name,
  name: z.string().min(1).max(500),
  reference: z.string().min(1).max(1000).optional(),
});
export type MaterialPayload = z.infer<typeof MaterialPayload>;

const filing = {
  form: z.record(Name, FormValue).default({}),
  materials: z.array(MaterialPayload).max(200).default([]),
};
const opinion = z
  .strictObject({ agree: z.boolean().default(true), opinion: words.default("") })
  .refine(({ agree, opinion }) => agree || opinion.trim() !== "", {
    path: ["opinion"],
    params: { says: { zh: "不同意须说明理由", en: "say why, where you disagree" } },
  });
const asked = { materials: z.array(Name).min(1).max(100), reason };
/** Somebody as the host knows them: what they may do is held against it. */
const colleague = person.extend({
  roles: z.array(z.string().min(1).max(64)).max(50),
  department: z.string().min(1).max(64).optional(),
});
/** The open work that is meant; may be left out where there is only one. */
const task = z.string().min(1).max(64).optional();
/** The card that is meant; may be left out where there is only one that this can be done about. */
const card = z.string().min(1).max(64).optional();
/** The fee that is meant; may be left out where there is only one of which this can be said. */
const fee = Name.optional();
const payment = {
  number: z.string().trim().min(1).max(100),
  /** Who took or returned the money: a till, a payment platform. */
  source: z.string().trim().min(1).max(200),
};
const aboutCard = z.strictObject({ card, reason });
const certificate = z.strictObject({
  number: z.string().min(1).max(100),
  /** The last day on which it is valid; without it, it has no end. */
  validUntil: DayText.optional(),
});
/** By which way what has to be served goes out; where it is left out by the one that serves at once, or the window sees to it. */
const sent = { way: serviceWay.optional() };
const way = z.enum(["window", "post", "e-certificate"]);

/** The variants the applicant chooses; without it those of the draft. */
const variants = z.array(Name).max(9).optional();

/** What each kind of action may and must say. An unknown key is refused. */
export const payloads = {
  "save-draft": z.strictObject({ ...filing, variants }),
  submit: z.strictObject({ ...filing, receivedOn: DayText.optional(), variants }),
  "pre-accept": z.discriminatedUnion("result", [
    z.strictObject({ result: z.literal("passed") }),
    z.strictObject({ result: z.literal("failed"), reason }),
    z.strictObject({ result: z.literal("needs-supplement"), ...asked }),
  ]),
  receive: z.strictObject({ materials: z.array(MaterialPayload).min(1).max(200) }),
  "correct-on-spot": z.strictObject({ ...filing, reason }),
  "confirm-materials": z.strictObject({}),
  "request-supplement": z.strictObject(asked),
  "send-notice": z.strictObject({ way: serviceWay.default("window") }),
  supplement: z.strictObject(filing),
  accept: z.strictObject({ note: words.optional() }),
  "refuse-acceptance": z.strictObject({
    because: z.enum(["not-needed", "not-competent", "incomplete"]),
    reason,
    /** What it tells of review and lawsuit; where it tells nothing, the document says what the law does. */
    remedies: words.optional(),
    ...sent,
  }),
  forward: z.strictObject({ to: z.string().min(1).max(200), reason }),
  handle: opinion,
  review: opinion,
  approve: opinion,
  sign: opinion,
  "add-signer": z.strictObject({
    who: person,
    place: z.enum(["before", "after", "parallel"]).default("parallel"),
    reason,
  }),
  "remove-signer": z.strictObject({ signer: personId, reason }),
  return: z
    .strictObject({
      to: z.enum(["previous", "handle", "review", "approve", "window"]).default("previous"),
      reason,
      /** What the window is to get from the applicant. */
      materials: z.array(Name).min(1).max(100).optional(),
    })
    .refine(({ to, materials }) => to === "window" || materials === undefined, {
      path: ["materials"],
      params: { says: { zh: "只能向窗口要求材料", en: "only the window is asked for documents" } },
    }),
  "answer-return": z.strictObject({ ...filing, answer: reason }),
  recall: z.strictObject({ reason }),
  "reopen-branches": z.strictObject({
    branches: z
      .array(Name)
      .min(1)
      .max(64)
      .refine((ids) => new Set(ids).size === ids.length, {
        params: { says: { zh: "每个分支只写一次", en: "name each branch once" } },
      }),
    reason,
  }),
  "open-procedure": z.strictObject({
    procedure: Name,
    length: AllowanceText.optional(),
    /** The other branches that need it: one record, and their clocks stop together. */
    branches: z.array(Name).max(50).default([]),
    reason,
    /** Who approved that it is opened, where that is not whoever opens it. */
    approver: person.optional(),
    ...sent,
  }),
  "close-procedure": z.strictObject({
    id: z.string().min(1).max(64),
    result: reason,
    /** Who carried it out. */
    inspectors: z.array(person).max(20).optional(),
    /** What the applicant was charged for it. */
    charged: MoneyText.optional(),
  }),
  "notify-right": z.strictObject({
    procedure: Name.default("hearing"),
    /** The interested parties; the applicant is always told as well. */
    parties: z.array(person).max(200).default([]),
    matter: reason,
    ...sent,
  }),
  "invite-hearing": z.strictObject({
    id: z.string().min(1).max(64),
    on: DayText,
    place: z.string().min(1).max(500),
    president: person,
    ...sent,
  }),
  extend: z.strictObject({ limit: z.string().min(1).max(130), reason, ...sent }),
  grant: z.strictObject({ note: words.optional(), ...sent }),
  deny: z.strictObject({ reason, remedies: words.optional(), ...sent }),
  complete: z.strictObject({
    result: z.enum(["issued", "returned", "void", "forwarded", "supplement-overdue", "other"]),
    certificate: certificate.optional(),
    /** Of a bundle: the certificates of the members that were granted, by their branches. */
    certificates: z.record(Name, certificate).optional(),
    note: words.optional(),
  }),
  deliver: z.strictObject({ way, reference: z.string().min(1).max(500).optional() }),
  collect: z.strictObject({
    collector: z.string().min(1).max(200),
    identifier: Identifier.optional(),
    way: way.default("window"),
  }),
  "issue-document": z.strictObject({
    document: z.string().min(1).max(64),
    number: z.string().min(1).max(100).optional(),
    ...sent,
  }),
  correct: CorrectionPayload,
  reopen: z.strictObject({ reason }),
  withdraw: z.strictObject({ reason: words.optional() }),
  /** `basis` may be left out where the item cites one that is in force. */
  suspend: z.strictObject({ reason, basis: Basis.optional() }),
  resume: z.strictObject({ reason }),
  terminate: z.strictObject({ reason, basis: Basis.optional() }),
  void: z.strictObject({ reason }),
  amend: z
    .strictObject({ ...filing, reason })
    .refine(({ form, materials }) => Object.keys(form).length + materials.length > 0, {
      path: ["form"],
      params: { says: { zh: "写明变更了什么", en: "say what is amended" } },
    }),
  advance: z.strictObject({
    /** What the authority learns or sets on the way, such as the day of a hearing. */
    form: filing.form,
    note: words.optional(),
  }),
  claim: z.strictObject({ task }),
  release: z.strictObject({ task, reason: reason.optional() }),
  transfer: z.strictObject({ task, to: colleague, reason }),
  delegate: z.strictObject({ task, to: colleague, reason }),
  remind: z.strictObject({ task, note: words.default("") }),
  "order-supervision": z.strictObject({ task, within: AmountText, reason }),
  "answer-order": z.strictObject({ task, answer: reason }),
  consult: z.strictObject({ task, department: Name, question: reason }),
  "answer-consultation": z.strictObject({ task, answer: reason }),
  "withdraw-consultation": z.strictObject({ task, reason }),
  /** Without a material the library is asked again; with it, it is what the applicant has brought after all. */
  "fetch-certificate": z.strictObject({
    task,
    materials: z.array(MaterialPayload).max(1).default([]),
  }),
  "order-fee": z.strictObject({}),
  /** `number` is that of the payment: reported again, it changes nothing. */
  "record-payment": z.strictObject({ fee, amount: MoneyText, ...payment }),
  "waive-fee": z.strictObject({ fee, reason, basis: Basis.optional() }),
  "record-refund": z.strictObject({ task, ...payment }),
  "publish-reason": z.strictObject({ task, text: reason }),
  "notify-card": aboutCard,
  "answer-card": aboutCard,
  "appeal-card": aboutCard,
  "correct-card": aboutCard,
  "supervise-card": aboutCard.extend({ within: AmountText }),
  "withdraw-card": aboutCard,
  "confirm-card": aboutCard,
  "record-visit": z.strictObject({
    why: z.enum(Object.keys(visitReasons) as [VisitReason]),
    /** The day somebody came; today where it is left out, and never a later one. */
    on: DayText.optional(),
    note: words.default(""),
  }),
  rate: z
    .strictObject({
      act: z.enum(Object.keys(ratedActs) as [RatedActName]),
      /** 1, very satisfied, to 5, very dissatisfied. */
      level: z.int().min(1).max(5),
      reason: reason.optional(),
    })
    .refine((said) => !isBad(said) || said.reason !== undefined, {
      path: ["reason"],
      params: { says: { zh: "差评须说明理由", en: "say why, where you are dissatisfied" } },
    }),
  "answer-rating": z.strictObject({ task, answer }),
  "choose-service": z.strictObject({ ways: z.array(z.enum(["online", "post", "sms"])).max(3) }),
  "serve-notice": z.discriminatedUnion("result", [
    z.strictObject({
      result: z.literal("served"),
      task,
      /** The day it came; today where it is left out. */
      on: DayText.optional(),
      way: serviceWay.optional(),
      proof: z.string().trim().min(1).max(500),
    }),
    z.strictObject({ result: z.literal("failed"), task, reason }),
    /** Again, by the next way unless another is named. */
    z.strictObject({ result: z.literal("sent"), task, way: serviceWay.optional() }),
  ]),
  copy: z.strictObject({ to: z.array(person).min(1).max(50), note: reason }),
  "acknowledge-copy": z.strictObject({ task }),
  comment: z.strictObject({ text: reason }),
  "request-hearing": z.strictObject({ task, reason: words.default("") }),
  "waive-hearing": z.strictObject({ task }),
  "state-opinion": z.strictObject({ text: reason }),
} as const satisfies Record<ActionKind, z.ZodType>;

/** What to send as the payload of an action, by its kind: `{ reason } satisfies ActionPayloads["deny"]`. */
export type ActionPayloads = {
  readonly [Kind in ActionKind]: z.input<(typeof payloads)[Kind]>;
};

/** What an action of a kind says, after parsing. */
export type PayloadOf<Kind extends ActionKind> = z.infer<(typeof payloads)[Kind]>;
