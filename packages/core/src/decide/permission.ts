import type { CodedError, Text } from "@banjian/base";
import type { Actor } from "../case/person.js";
import { arrowTitle, type ChartTransition } from "../chart/chart.js";
import { coreError } from "../errors.js";
import { departmentTitle, type Item } from "../item/item.js";
import { isBound, rolesOf } from "../item/roles.js";
import { hands } from "./hands.js";

/** Refuses an actor the host has not described well enough to be trusted with anything. */
export function checkActor(actor: Actor): void {
  const problem = actorProblem(actor);
  if (problem !== undefined) throw coreError("ACTOR_INVALID", { problem });
}

function actorProblem(actor: Actor): string | undefined {
  if (typeof actor !== "object" || actor === null) return "by";
  if (!isId(actor.id)) return "by.id";
  if (!Array.isArray(actor.roles) || !actor.roles.every(isText)) return "by.roles";
  if (actor.name !== undefined && typeof actor.name !== "string") return "by.name";
  if (actor.department !== undefined && !isText(actor.department)) return "by.department";
  const principal = actor.onBehalfOf;
  if (principal === undefined) return undefined;
  if (!isId(principal?.id)) return "by.onBehalfOf.id";
  return isText(principal.authority) ? undefined : "by.onBehalfOf.authority";
}

// It stands in keys and indexes.
const longestId = 200;

function isId(value: unknown): boolean {
  return isText(value) && String(value).length <= longestId;
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/**
 * Why the actor may not take this arrow, or undefined when it may. A role counts within its department; `applicant` is
 * the case's own applicant, or whoever acts on that person's behalf with recorded authority.
 */
export function permissionRefusal(
  item: Item,
  applicantId: string,
  actor: Actor,
  arrow: ChartTransition,
): CodedError | undefined {
  return isPermitted(item, applicantId, actor, arrow)
    ? undefined
    : notPermitted(item, actor, arrow);
}

/** What of an arrow says who may take it. */
type Reserved = Pick<ChartTransition, "by"> & {
  readonly [Field in "branch" | "department" | "persons"]?: ChartTransition[Field] | undefined;
};

/** Whether the actor may take the arrow, where nobody asks why not. */
export function isPermitted(
  item: Item,
  applicantId: string,
  actor: Actor,
  arrow: Reserved,
): boolean {
  const department = departmentFor(item, arrow);
  const mayAs = (role: string) =>
    role === "applicant"
      ? standsFor(actor, applicantId)
      : actor.roles.includes(role) && (!isBound(role) || actor.department === department);
  return arrow.by.some(mayAs) || isNamed(actor, arrow);
}

function isNamed(actor: Actor, { persons = [] }: Reserved): boolean {
  return persons.some(({ id }) => hands(actor).includes(id));
}

/** The department whose business an arrow is: the one it names, else its branch's, else the authority's. */
function departmentFor(item: Item, { branch, department }: Reserved): string {
  if (department !== undefined) return department;
  const named = branch === undefined ? undefined : item.branches.get(branch);
  return named?.department ?? item.file.item.authority.department;
}

function standsFor(actor: Actor, applicantId: string): boolean {
  return actor.id === applicantId || actor.onBehalfOf?.id === applicantId;
}

function need(item: Item, actor: Actor, arrow: ChartTransition, department: string): Text {
  const names = (arrow.persons ?? []).map(({ id, name = id }) => name);
  // Parties to a case are not named to a stranger.
  if (arrow.by.length + names.length === 0) {
    return { zh: "须由当事人本人办理", en: "it is for the person concerned" };
  }
  const known = rolesOf(item.file);
  const roles = arrow.by.map((role) => known.get(role) ?? { zh: role, en: role });
  const zh = [...roles.map((role) => role.zh), ...names].join("或");
  const en = [...roles.map((role) => role.en), ...names].join(" or ");
  const rightRole = arrow.by.some((role) => role !== "applicant" && actor.roles.includes(role));
  const whose = departmentTitle(item, department);
  return rightRole
    ? { zh: `须由${whose.zh}的${zh}办理`, en: `it is for the ${en} of ${whose.en}` }
    : { zh: `须由${zh}办理`, en: `it is for ${roles.length > 0 ? "the " : ""}${en}` };
}

/** The refusal that names the role an arrow is for, and its department where only that is missing (NOT_PERMITTED). */
export function notPermitted(item: Item, actor: Actor, arrow: ChartTransition): CodedError {
  const why = need(item, actor, arrow, departmentFor(item, arrow));
  return coreError("NOT_PERMITTED", { action: arrow.action, title: arrowTitle(arrow), why });
}
