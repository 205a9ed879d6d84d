import path from "node:path";
import { CodedError } from "@banjian/base";
import {
  type DocumentRead,
  type Finding,
  findingOf,
  type Item,
  readDocument,
  readItem,
  type Supervision,
  supervised,
  type Trouble,
} from "@banjian/core";
import type { ItemSource } from "@banjian/engine";
import { basesBeside } from "../bases-beside.js";
import { itemFile } from "../item-file.js";
import { supervisionAt } from "../supervision-at.js";
import { scenarioTroubles } from "./check-scenarios.js";
import { scnRules } from "./scenario-rules.js";
import { ScenarioFile } from "./scenario-schema.js";

/** A sound file of scenarios, with the item they are about. */
export type Scenarios = {
  readonly file: string;
  readonly source: ItemSource;
  readonly item: Item;
  readonly content: ScenarioFile;
  readonly supervision?: Supervision;
  readonly places: Places;
};

/** Where the values of the file stand. */
type Places = Pick<Extract<DocumentRead<unknown>, { ok: true }>, "at" | "keyAt">;

/** Scenarios that can run, with what is to be warned of; or everything that is wrong with their file. */
export type ScenariosRead =
  | { readonly ok: true; readonly scenarios: Scenarios; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a scenario file and the item file it names: any bytes give scenarios or findings, never an exception. */
export function readScenarios(bytes: string | Uint8Array, file: string): ScenariosRead {
  const read = readDocument(ScenarioFile, bytes, file);
  if (!read.ok) return read;
  const { value: content, at, keyAt } = read;
  const places = { at, keyAt };
  const folder = path.dirname(file);
  const named = namedItem(path.join(folder, content.item));
  const hall = supervisionAt(content.supervision && path.join(folder, content.supervision));
  const troubles: Trouble[] = [
    ...scenarioTroubles(content),
    ...("problem" in named
      ? [{ ...scnRules.itemUnusable(content.item, named.problem), path: ["item"] }]
      : []),
    ...("problem" in hall
      ? [
          {
            ...scnRules.supervisionUnusable(content.supervision ?? "", hall.problem),
            path: ["supervision"],
          },
        ]
      : []),
  ];
  const findings = troubles
    .map((trouble) => findingOf(trouble, file, places))
    .toSorted((a, b) => a.line - b.line);
  const isFaulty = findings.some(({ severity }) => severity === "error");
  if (isFaulty || "problem" in named || "problem" in hall) return { ok: false, findings };
  const { source, item } = named;
  const { supervision } = hall;
  return {
    ok: true,
    findings,
    scenarios:
      supervision === undefined
        ? { file, content, places, source, item }
        : { file, content, places, source, supervision, item: supervised(item, supervision) },
  };
}

type Named =
  | { readonly source: ItemSource; readonly item: Item }
  | { readonly problem: { readonly zh: string; readonly en: string } };

function namedItem(file: string): Named {
  try {
    const written = itemFile(file);
    const read = readItem(written.source, file, basesBeside(file));
    if (read.ok) return { source: { file, source: read.whole ?? written.source }, item: read.item };
    const [first] = read.findings;
    return { problem: first?.problem ?? { zh: "", en: "" } };
  } catch (error) {
    if (error instanceof CodedError) return { problem: error.says };
    throw error;
  }
}
