import type { Finding } from "../definition/finding.js";
import { findingOf, type Trouble } from "../item/check/trouble.js";
import type { Item } from "../item/item.js";
import { type DocumentRead, readDocument } from "../item/read-document.js";
import { supervisionTroubles } from "./check-supervision.js";
import { presetTroubles } from "./rung-troubles.js";
import { itemTroubles } from "./supervised-items.js";
import { supervisionRules } from "./supervision-rules.js";
import { type Supervision, SupervisionFile } from "./supervision-schema.js";

/** A supervision file that can be used, with the doubts about it; or everything that is wrong with it. */
export type SupervisionRead =
  | { readonly ok: true; readonly supervision: Supervision; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads the supervision file of a hall and holds it against the items it is given: any bytes give a value or findings, never an exception. */
export function readSupervision(
  source: string | Uint8Array,
  file: string,
  items: readonly Item[] = [],
): SupervisionRead {
  const read = readDocument(SupervisionFile, source, file);
  if (!read.ok) return { ok: false, findings: findingsIn(read, file) };
  const { value: supervision } = read;
  const wrong = supervisionTroubles(supervision);
  const doubts = [
    ...(saysNothing(read.written) ? [nothingSaid] : []),
    ...(items.length === 0 ? presetTroubles(supervision) : itemTroubles(supervision, items)),
  ];
  // What contradicts another rule is told once, whatever else it contradicts.
  const more = doubts.filter((one) => !wrong.some((other) => isSameMatter(one, other)));
  const findings = [...wrong, ...more].map((one) => findingOf(one, file, read));
  return wrong.length === 0 ? { ok: true, supervision, findings } : { ok: false, findings };
}

function isSameMatter(one: Trouble, other: Trouble): boolean {
  return one.rule === other.rule && [0, 1].every((at) => one.path[at] === other.path[at]);
}

const nothingSaid: Trouble = { ...supervisionRules.saysNothing(), path: [], severity: "warning" };

function saysNothing(written: unknown): boolean {
  return !isRecord(written) || Object.keys(written).length <= 1;
}

/** What is wrong with the shape of a file, and what is wrong with those of its parts that have one. */
function findingsIn(
  { findings, draft }: Extract<DocumentRead<Supervision>, { readonly ok: false }>,
  file: string,
): readonly Finding[] {
  // What an empty file lacks is no item here.
  const told = findings.map((one) =>
    one.rule === "YAML11" ? { ...one, hint: supervisionRules.empty() } : one,
  );
  if (draft === undefined) return told;
  const sound = SupervisionFile.safeParse(soundIn(draft.value));
  const troubles = sound.success ? supervisionTroubles(sound.data) : [];
  const more = troubles.map((one) => findingOf(one, file, draft));
  return [...told, ...more].toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** The rules and cards that have their shape, and the rest as far as all of it has. */
function soundIn(value: unknown): unknown {
  if (!isRecord(value)) return undefined;
  const { rules, cards } = value;
  const whole = ["figures", "assessment", "preset"].filter(
    (key) => SupervisionFile.safeParse({ ...header, [key]: value[key] }).success,
  );
  const figures = whole.includes("figures");
  return {
    ...header,
    ...Object.fromEntries(whole.map((key) => [key, value[key]])),
    // Which figures there are is not known where one of them cannot be read.
    rules: figures ? soundEntries("rules", rules) : {},
    cards: soundEntries("cards", cards),
  };
}

const header = { "banjian-supervision": 1 };

function soundEntries(section: "rules" | "cards", entries: unknown): Record<string, unknown> {
  if (!isRecord(entries)) return {};
  const sound = Object.entries(entries).filter(
    ([name, one]) => SupervisionFile.safeParse({ ...header, [section]: { [name]: one } }).success,
  );
  return Object.fromEntries(sound);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
