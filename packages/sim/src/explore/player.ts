import { type Instant, type LocalDate, localDateAt, plusMonths } from "@banjian/calendar";
import {
  type Action,
  type Actor,
  type Applicant,
  type CaseState,
  decidingForms,
  type FormValue,
  type Frame,
  type Item,
  type PersonalArrow,
} from "@banjian/core";
import type { z } from "zod";

/** Who applies in an exploration. */
export const explorer: Applicant = { id: "applicant", name: "申请人", kind: "person" };

/** Somebody who may take an arrow: a person of one's own for each step and each who signs it, so that nobody acts twice. */
export function playerOf(item: Item, { by, kind, branch }: PersonalArrow, turn = ""): Actor {
  if (by.includes("applicant"))
    return { id: explorer.id, name: explorer.name, roles: ["applicant"] };
  const department =
    item.branches.get(branch ?? "")?.department ?? item.file.item.authority.department;
  const again = turn === "" ? "" : `-${turn}`;
  const id = branch === undefined ? `${kind}${again}` : `${kind}${again}-${branch}`;
  return { id, name: id, roles: by, department };
}

/** A complete application: every form field with something that fits, every material the applicant has to bring. */
export function completeApplication(item: Item, now: Instant, frame: Frame) {
  const form = Object.fromEntries(
    Object.entries(item.file.item.form).map(([name, field]) => [name, fitting(field, now, frame)]),
  );
  return { form, materials: brought(item) };
}

function brought({ file }: Item, letter?: string) {
  return file.item.materials
    .filter(({ id, required, source }) => (required || id === letter) && source === "applicant")
    .map(({ id, title }) => ({ id, name: title.zh }));
}

/** One way in which an application can be filed: who applies, and with what. */
type Filing = {
  readonly applicant: Applicant;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** The applications of an exploration: one for each way the conditions of the item can come out, and for each variant to choose. */
export function filingsOf(item: Item, now: Instant, frame: Frame): Filing[] {
  const { form, materials } = completeApplication(item, now, frame);
  const plain = decidingForms(item.file, form).map(
    (one): Filing => ({ applicant: explorer, payload: { form: one, materials } }),
  );
  const chosen = Object.entries(item.file.variants).flatMap(([name, variant]): Filing[] => {
    if (variant.when !== undefined) return [];
    const { letter, trust: [trust] = [] } = variant.commitment ?? {};
    const applicant = trust === undefined ? explorer : { ...explorer, trust };
    const payload = { form, materials: brought(item, letter), variants: [name] };
    return [{ applicant, payload }];
  });
  return [...plain, ...chosen];
}

type Field = Item["file"]["item"]["form"][string];

function fitting(
  { type, choices, min = 1, max }: Field,
  now: Instant,
  { zone }: Frame,
): z.infer<typeof FormValue> {
  const [first] = choices ?? [];
  if (first !== undefined) return first;
  if (type === "boolean") return true;
  // A year from now: room enough for what is counted backwards from it.
  if (type === "day") return plusMonths(localDateAt(now, zone), 12);
  const least = max === undefined ? min : Math.min(min, max);
  return type === "text" ? "一".repeat(Math.max(1, least)) : Math.ceil(least);
}

/** What an exploration asks for: an action as the core takes it. */
export type Asking = Pick<Action, "action" | "by" | "branch"> & {
  readonly payload?: Readonly<Record<string, unknown>>;
  /** It cannot be done before that day. */
  readonly on?: LocalDate;
  /** It goes on with what has been begun, before anything else is done: at once, or until time has settled it. */
  readonly next?: "at once" | "or lapses";
};

/** Where a case stands, of what item, and what dates are made from then. */
export type Standing = {
  readonly item: Item;
  readonly state: CaseState;
  readonly frame: Frame;
  readonly now: Instant;
};
