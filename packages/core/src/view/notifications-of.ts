import type { Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { Fact, FactOf, FactType } from "../case/fact.js";
import { type FoldStep, foldSteps } from "../case/fold-steps.js";
import { holderOf } from "../case/task.js";
import { sayAllowance } from "../definition/allowance.js";
import { decisionWords } from "../definition/decision-words.js";
import { type NotificationKind, notificationKinds } from "../definition/notification-kinds.js";
import { filled } from "../definition/notification-text.js";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import { cardText } from "./card-text.js";
import type { MadeNotification, Recipient } from "./notification.js";
import { ofTask, ofWork, theApplicant, toldNear, toldOfCard } from "./recipients.js";
import { taskTitle } from "./task-title.js";

/** What notifications are made by: the item of the case, and what the hall lets through in the quiet hours. */
export type NotificationFrame = {
  readonly item: Item;
  readonly urgent?: readonly NotificationKind[];
  /** The hall's own words for a kind; those of an item come before them. */
  readonly texts?: NotificationTexts;
};

/** Words of a hall for the kinds that it tells in its own. */
export type NotificationTexts = { readonly [Kind in NotificationKind]?: Text };

/** What a fact calls for, before it is put into words. */
type Call = {
  readonly kind: NotificationKind;
  readonly to: Recipient;
  readonly fields: Readonly<Record<string, Text>>;
};
type Step = Required<FoldStep> & { readonly before: CaseState; readonly item: Item };
type Calls = {
  readonly [Type in FactType]?: (
    step: Step,
    fact: FactOf<Type>,
  ) => Call | readonly Call[] | undefined;
};

const calls: Calls = {
  "milestone-reached": (step, { milestone }) => {
    switch (milestone) {
      case "acceptance":
        return toApplicant(step, "accepted", { code: same(step.after.queryCode ?? "") });
      case "refusal":
        return toApplicant(step, "not-accepted");
      case "collection-ready":
        return toApplicant(step, "collection");
      case "granted":
      case "denied":
        return toApplicant(step, "decided", { decision: decided(step, milestone) });
      default:
        return undefined;
    }
  },
  "notice-sent": (step, { demands }) => {
    const ids = new Set(demands.map(({ material }) => material));
    const titles = step.item.file.item.materials.filter(({ id }) => ids.has(id));
    return toApplicant(step, "supplement", { missing: listed(titles.map(({ title }) => title)) });
  },
  "procedure-opened": (step, { excludes, procedure, length }) => {
    if (!excludes) return undefined;
    const title = step.item.procedures.get(procedure)?.title ?? same(procedure);
    return toApplicant(step, "procedure", { procedure: title, length: sayAllowance(length) });
  },
  "limit-extended": (step, { limit, told }) =>
    toApplicant(step, "extended", { limit: titleOf(step, limit), due: same(told.due) }),
  "limit-corrected": (step, { limit, extended, told }) =>
    extended === undefined
      ? undefined
      : toApplicant(step, "extension-undone", {
          limit: titleOf(step, limit),
          due: same(told.due),
        }),
  "rating-answered": (step, { answer }) => toApplicant(step, "answered", { answer: same(answer) }),
  "task-opened": (_, { task }) =>
    task.roles.includes("applicant")
      ? undefined
      : { kind: "task", to: ofTask(task), fields: { task: taskTitle(task) } },
  "task-reminded": ({ after }, { id, work }) => {
    const task = after.tasks[id];
    if (task === undefined) return undefined;
    const to = ofWork({ task, holder: holderOf(after.owners[work]) });
    return { kind: "urged", to, fields: { task: taskTitle(task) } };
  },
  "limit-warned": (step, { limit, told }) => {
    const ledger = step.after.limits[limit];
    if (ledger === undefined) return undefined;
    const fields = { limit: titleOf(step, limit), due: same(told.due) };
    return toldNear(step.item, step.after, ledger).map((to) => ({ kind: "near", to, fields }));
  },
  "card-raised": ({ item }, { card }) =>
    toldOfCard(item, card).map((to) => ({
      kind: "card",
      to,
      fields: { card: cardText(item, card) },
    })),
};

/** What people are told by facts that are added to a case, in their order; what one act, or time alone, says to the same people of the same kind is said once (NT3). */
export function notificationsAfter(
  frame: NotificationFrame,
  before: CaseState | undefined,
  facts: readonly Fact[],
  caseId: string,
): readonly MadeNotification[] {
  const { item } = frame;
  const steps = foldSteps(before, facts, caseId);
  const found = new Map<string, { readonly step: FoldStep; readonly all: Call[] }>();
  let deed = 0;
  for (const step of steps) {
    // What one person's act leads to begins with that act.
    if (step.fact.type === "action-taken") deed++;
    for (const call of callsOf(item, step)) {
      const key = JSON.stringify([deed, step.fact.at, call.kind, call.to]);
      const same = found.get(key);
      if (same === undefined) found.set(key, { step, all: [call] });
      else same.all.push(call);
    }
  }
  return [...found.values()].flatMap(({ step, all }) => made(frame, step, all));
}

/** Everything that the facts of a case tell people. */
export function notificationsOf(
  frame: NotificationFrame,
  caseId: string,
  facts: readonly Fact[],
): readonly MadeNotification[] {
  return notificationsAfter(frame, undefined, facts, caseId);
}

function callsOf(item: Item, { fact, before, after }: FoldStep): readonly Call[] {
  if (before === undefined) return [];
  const call = calls[fact.type] as
    | ((step: Step, fact: Fact) => Call | readonly Call[] | undefined)
    | undefined;
  return [call?.({ fact, before, after, item }, fact) ?? []].flat();
}

function made(
  { item, urgent, texts }: NotificationFrame,
  { fact, after }: FoldStep,
  all: readonly Call[],
): MadeNotification[] {
  const [{ kind, to }] = all as readonly [Call, ...Call[]];
  const own = item.file.notifications?.[kind];
  const standard = notificationKinds[kind];
  const fields = { ...common(item, after), ...merged(all) };
  const words = own?.text ?? texts?.[kind] ?? standard.text;
  const text = {
    zh: filled(words.zh, inLang(fields, "zh")),
    en: filled(words.en, inLang(fields, "en")),
  };
  const rest = urgent?.includes(kind) ? { urgent: true as const } : {};
  return (own?.by ?? standard.by).map((channel) => ({
    seq: after.version,
    at: fact.at,
    notification: { kind, to, channel, text, ...rest },
  }));
}

function common(item: Item, { id, applicant }: CaseState): Call["fields"] {
  return {
    case: same(id),
    item: item.title,
    applicant: same(applicant.name),
    authority: item.file.item.authority.name,
  };
}

/** Several that go to the same people: each field lists what they say, once. */
function merged(all: readonly Call[]): Call["fields"] {
  const names = Object.keys(all[0]?.fields ?? {});
  return Object.fromEntries(
    names.map((name) => [name, listed(all.flatMap(({ fields }) => fields[name] ?? []))]),
  );
}

function listed(all: readonly Text[]): Text {
  return {
    zh: [...new Set(all.map(({ zh }) => zh))].join("、"),
    en: [...new Set(all.map(({ en }) => en))].join(", "),
  };
}

function inLang(fields: Call["fields"], lang: keyof Text): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text[lang]]));
}

function toApplicant(step: Step, kind: NotificationKind, fields: Call["fields"] = {}): Call {
  return { kind, to: theApplicant(step.after), fields };
}

function titleOf({ item, after }: Step, limit: string): Text {
  const ledger = after.limits[limit];
  return ledger === undefined ? same(limit) : definitionOf(item, ledger).title;
}

function same(text: string): Text {
  return { zh: text, en: text };
}

function decided({ item }: Step, milestone: "granted" | "denied"): Text {
  return { zh: decisionWords(item.file.item.type)[milestone].zh, en: milestone };
}
