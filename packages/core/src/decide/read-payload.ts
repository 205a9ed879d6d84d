import type { Text } from "@banjian/base";
import { isLocalDate } from "@banjian/calendar";
import type * as z from "zod";
import type { CaseState } from "../case/case-state.js";
import { type PayloadOf, payloads } from "../case/payload.js";
import type { ChartTransition } from "../chart/chart.js";
import type { ActionKind } from "../definition/action-kind.js";
import type { FormValue } from "../definition/field-schemas.js";
import type { Path } from "../definition/finding.js";
import { issueText } from "../definition/issue-text.js";
import type { FormField } from "../definition/item-schema.js";
import { jsonSchemaOf, keysAt } from "../definition/json-schema.js";
import { issuesIn, type ShapeIssue, valueAt } from "../definition/shape-issue.js";
import { coreError } from "../errors.js";
import { isDue } from "../item/demands.js";
import type { Item } from "../item/item.js";
import { holds } from "./condition-values.js";

/** What the action says, parsed and held against the item; refuses it with every problem at once (PAYLOAD_INVALID). */
export function readPayload<Kind extends ActionKind>(
  item: Item,
  arrow: Pick<ChartTransition, "action">,
  kind: Kind,
  payload: unknown,
): PayloadOf<Kind> {
  const read = readBySchema(kind, payload);
  const problems = read.success
    ? itemProblems(item, read.data)
    : schemaProblems(kind, payload, read.error);
  if (problems.length > 0 || !read.success) {
    throw coreError("PAYLOAD_INVALID", { action: arrow.action, problems });
  }
  return read.data as PayloadOf<Kind>;
}

type Read = ReturnType<(typeof payloads)[ActionKind]["safeParse"]>;

const nothingSaid = new Map<ActionKind, Read>();

// Much is done without a word, and read alike each time.
function readBySchema(kind: ActionKind, payload: unknown): Read {
  if (payload !== undefined) return payloads[kind].safeParse(payload ?? {});
  const known = nothingSaid.get(kind);
  if (known !== undefined) return known;
  const read = payloads[kind].safeParse({});
  nothingSaid.set(kind, read);
  return read;
}

function schemaProblems(kind: ActionKind, payload: unknown, error: z.ZodError): Text[] {
  return issuesIn(error, payload ?? {}).map((issue) => {
    const problem = issueText(issue, valueAt(payload ?? {}, issue.path));
    return at(
      issue.path.join("."),
      issue.code === "unrecognized_keys" ? strayText(kind, payload, issue, problem) : problem,
    );
  });
}

function strayText(kind: ActionKind, payload: unknown, { path }: ShapeIssue, problem: Text): Text {
  const known = keysAt(jsonSchemaOf(payloads[kind]), path as Path, payload);
  return {
    zh: `${problem.zh}；有：${known.join("、") || "无"}`,
    en: `${problem.en}; there is: ${known.join(", ") || "nothing"}`,
  };
}

/** The fields that must be filled before the case leaves the applicant's hands. */
export function missingFields(item: Item, state: CaseState): string[] {
  return Object.entries(item.file.item.form)
    .filter(
      ([name, field]) =>
        (state.form[name] ?? "") === "" &&
        isDue(field, (condition) => holds(item, state, condition)),
    )
    .map(([name]) => name);
}

function itemProblems(item: Item, data: object): Text[] {
  return [
    ...("form" in data ? formProblems(item, data.form as Record<string, FormValue>) : []),
    ...("materials" in data ? materialProblems(item, data.materials as readonly unknown[]) : []),
  ];
}

/** Materials that came are objects; those that are asked of the applicant are named only. */
function materialProblems(item: Item, materials: readonly unknown[]): Text[] {
  const known = item.file.item.materials;
  const ids = known.map(({ id }) => id);
  return materials.flatMap((material) => {
    const asked = typeof material === "string";
    const id = asked ? material : (material as { id: string }).id;
    const found = known.find((one) => one.id === id);
    if (found === undefined) {
      const unknown = {
        zh: `事项没有这种材料；有：${ids.join("、") || "无"}`,
        en: `the item demands no such material; it has: ${ids.join(", ") || "none"}`,
      };
      return [at(`materials.${id}`, unknown)];
    }
    if (!asked || found.source !== "shared") return [];
    const shared = {
      zh: "由共享证照库取得，不得向申请人索要",
      en: "comes from the certificate library and is never asked of the applicant",
    };
    return [at(`materials.${id}`, shared)];
  });
}

function formProblems(item: Item, form: Record<string, FormValue>): Text[] {
  const fields = item.file.item.form;
  return Object.entries(form).flatMap(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const problem =
      field === undefined
        ? { zh: "表单没有这一项", en: "the form has no such field" }
        : fieldProblem(field, value);
    return problem === undefined ? [] : [at(`form.${name}`, problem)];
  });
}

function fieldProblem(field: FormField, value: FormValue): Text | undefined {
  if (!hasType(field.type, value)) {
    return { zh: `应为 ${field.type}`, en: `must be of type ${field.type}` };
  }
  if (field.choices !== undefined && !field.choices.includes(String(value))) {
    return {
      zh: `只能是：${field.choices.join("、")}`,
      en: `must be one of: ${field.choices.join(", ")}`,
    };
  }
  const size = typeof value === "string" ? value.length : Number(value);
  if (field.min !== undefined && size < field.min)
    return { zh: `不小于 ${field.min}`, en: `at least ${field.min}` };
  if (field.max !== undefined && size > field.max)
    return { zh: `不大于 ${field.max}`, en: `at most ${field.max}` };
  return undefined;
}

function hasType(type: FormField["type"], value: FormValue): boolean {
  switch (type) {
    case "text":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "day":
      return isLocalDate(value);
  }
}

function at(path: string, problem: Text): Text {
  const where = path === "" ? "" : `${path}: `;
  return { zh: where + problem.zh, en: where + problem.en };
}
