import { readFileSync } from "node:fs";
import path from "node:path";
import { CodedError, type Text } from "@banjian/base";
import { type Notice, parseNotice } from "@banjian/calendar";
import { type Finding, findingOf, readDocument, readItem, type Trouble } from "@banjian/core";
import * as z from "zod";
import { basesBeside, standingAlone } from "../bases-beside.js";
import { simError } from "../errors.js";
import { itemFile } from "../item-file.js";
import { supervisionAt } from "../supervision-at.js";
import { planTroubles } from "./check-plan.js";
import { mergePatch } from "./merge-patch.js";
import type { ItemInPlan, Plan, PlanWithVariants } from "./plan.js";
import { simRules } from "./plan-rules.js";
import { HallPlan } from "./plan-schema.js";

/** A plan that can be played; or everything that is wrong with its file. */
export type PlanRead =
  | { readonly ok: true; readonly plan: PlanWithVariants }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a plan and the files it names: any bytes give a plan or findings, never an exception. */
export function readPlan(bytes: string | Uint8Array, file: string): PlanRead {
  const read = readDocument(HallPlan, bytes, file);
  if (!read.ok) return read;
  const folder = path.dirname(file);
  const base = planOf(read.value, folder);
  const variants = new Map<string, Plan>();
  const troubles = [...base.troubles];
  for (const [name, { title, changes }] of Object.entries(read.value.variants)) {
    const merged = mergePatch(read.written, { ...changes, variants: {}, title });
    const variant = variantOf(merged, folder);
    // What is wrong with the plan itself is not said again of each variant.
    const own = base.troubles.length > 0 ? [] : variant.troubles;
    troubles.push(...own.map((one) => ({ ...one, path: ["variants", name, "changes"] })));
    if ("plan" in variant) variants.set(name, variant.plan);
  }
  if (troubles.length > 0) {
    const findings = troubles.map((trouble) => findingOf(trouble, file, read));
    return { ok: false, findings: findings.toSorted((a, b) => a.line - b.line) };
  }
  return { ok: true, plan: { ...base.plan, variants } };
}

type Built = { readonly plan: Plan; readonly troubles: readonly Trouble[] };

function variantOf(merged: unknown, folder: string): Built | { readonly troubles: Trouble[] } {
  const read = HallPlan.safeParse(merged);
  if (read.success) return planOf(read.data, folder);
  const [first] = read.error.issues;
  return { troubles: [{ ...simRules.variantUnfit((first?.path ?? []).join(".")), path: [] }] };
}

function planOf(content: HallPlan, folder: string): Built {
  const troubles: Trouble[] = [];
  const items = Object.keys(content.items).flatMap((name) => {
    const named = itemOf(content, name, folder);
    if ("item" in named) return [named];
    const { file } = content.items[name] ?? { file: name };
    troubles.push({
      ...simRules.itemUnusable(file, named.problem),
      path: ["items", name, "file"],
    });
    return [];
  });
  const notices = content.notices.flatMap((file, index) => {
    const read = noticesOf(path.join(folder, file));
    if ("notices" in read) return read.notices;
    troubles.push({
      ...simRules.noticeUnusable(file, read.problem),
      path: ["notices", index],
    });
    return [];
  });
  const hall = supervisionAt(content.supervision && path.join(folder, content.supervision));
  if ("problem" in hall) {
    const { supervision: file = "" } = content;
    troubles.push({ ...simRules.supervisionUnusable(file, hall.problem), path: ["supervision"] });
  }
  const plan = {
    title: content.title,
    content,
    items,
    notices,
    ...("problem" in hall ? {} : hall),
  };
  return { plan, troubles: [...troubles, ...planTroubles(plan)] };
}

function itemOf(
  { items }: HallPlan,
  name: string,
  folder: string,
): ItemInPlan | { readonly problem: Text } {
  const planned = items[name];
  if (planned === undefined) throw new Error(`the plan has no item ${name}`);
  return orProblem(() => {
    const file = path.join(folder, planned.file);
    const bytes = standingAlone(itemFile(file).source, file);
    const source = planned.changes === undefined ? bytes : changed(bytes, file, planned.changes);
    const read = readItem(source, file, basesBeside(file));
    if (read.ok) return { name, planned, item: read.item, source: { file, source } };
    return { problem: read.findings[0]?.problem ?? { zh: "", en: "" } };
  });
}

// JSON is YAML too.
function changed(source: string | Uint8Array, file: string, changes: object): string {
  const read = readDocument(z.unknown(), source, file);
  return read.ok ? JSON.stringify(mergePatch(read.value, changes)) : String(source);
}

function noticesOf(
  file: string,
): { readonly notices: readonly Notice[] } | { readonly problem: Text } {
  return orProblem(() => {
    const read = readDocument(z.unknown(), bytesOf(file), file);
    if (!read.ok) return { problem: read.findings[0]?.problem ?? { zh: "", en: "" } };
    const all = Array.isArray(read.value) ? read.value : [read.value];
    return { notices: all.map(parseNotice) };
  });
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw simError("SIM_FILE_UNREADABLE", { file, reason: String(error) });
  }
}

function orProblem<Value>(read: () => Value): Value | { readonly problem: Text } {
  try {
    return read();
  } catch (error) {
    if (error instanceof CodedError) return { problem: error.says };
    throw error;
  }
}
