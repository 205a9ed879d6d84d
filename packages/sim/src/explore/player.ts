import { type Instant, localDateAt, plusMonths } from "@banjian/calendar";
import type {
  Action,
  Actor,
  Applicant,
  FormValue,
  Frame,
  Item,
  PersonalArrow,
} from "@banjian/core";
import type { z } from "zod";

/** Who applies in an exploration. */
export const explorer: Applicant = { id: "applicant", name: "申请人", kind: "person" };

/** Somebody who may take an arrow: a person of one's own for each kind of step, so that nobody acts twice. */
export function playerOf(item: Item, { by, kind, branch }: PersonalArrow, step = 0): Actor {
  if (by.includes("applicant"))
    return { id: explorer.id, name: explorer.name, roles: ["applicant"] };
  const department =
    item.branches.get(branch ?? "")?.department ?? item.file.item.authority.department;
  const again = step === 0 ? "" : `-${step}`;
  const id = branch === undefined ? `${kind}${again}` : `${kind}${again}-${branch}`;
  return { id, name: id, roles: by, department };
}

/** The application of an exploration: every form field with something that fits, every material the applicant has to bring. */
export function completeApplication(item: Item, now: Instant, frame: Frame) {
  const { form, materials } = item.file.item;
  return {
    form: Object.fromEntries(
      Object.entries(form).map(([name, field]) => [name, fitting(field, now, frame)]),
    ),
    materials: materials
      .filter(({ required, source }) => required && source === "applicant")
      .map(({ id, title }) => ({ id, name: title.zh })),
  };
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
};
