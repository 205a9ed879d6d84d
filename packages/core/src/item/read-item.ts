import type { Finding } from "../definition/finding.js";
import type { ItemFileInput } from "../definition/item-schema.js";
import { readYaml, type YamlRead } from "../definition/read-yaml.js";
import { coreError } from "../errors.js";
import { buildItem } from "./build-item.js";
import { fileTroubles, standsAlone } from "./check/check-file.js";
import { readShape } from "./check/shape.js";
import { findingOf } from "./check/trouble.js";
import type { Item } from "./item.js";

/** An item that can run, with its warnings; or everything that is wrong with it. */
export type ItemRead =
  | { readonly ok: true; readonly item: Item; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads an item file: any bytes give an item or findings, never an exception. */
export function readItem(source: string | Uint8Array, file: string): ItemRead {
  const yaml = readYaml(source, file);
  if (!yaml.ok) return yaml;
  return checked(yaml.value, file, yaml);
}

/**
 * A version that was published once, read again for its open cases: today's rules of meaning may be stricter, and do not
 * apply to it (P13). A plain Error for a file that was never published.
 */
export function rereadItem(source: string, file: string): Item {
  const yaml = readYaml(source, file);
  const shape = yaml.ok ? readShape(yaml.value) : undefined;
  if (!yaml.ok || shape?.file === undefined || shape.troubles.length > 0) {
    throw new Error(`the stored item ${file} can no longer be read`);
  }
  return buildItem(shape.file, yaml.value);
}

/** An item written in TypeScript; throws ITEM_INVALID with the first of its findings. */
export function defineItem(value: ItemFileInput): Item {
  const read = checked(value, "defineItem", undefined);
  if (read.ok) return read.item;
  const [first] = read.findings.map(({ path, problem: { zh, en } }) => ({
    zh: `${path}：${zh}`,
    en: `${path}: ${en}`,
  }));
  throw coreError("ITEM_INVALID", {
    file: "defineItem",
    count: read.findings.length,
    first: first ?? { zh: "", en: "" },
    findings: read.findings,
  });
}

function checked(value: unknown, file: string, yaml: YamlRead | undefined): ItemRead {
  const shape = readShape(value);
  const troubles = [
    ...shape.troubles,
    ...(shape.file === undefined ? [] : fileTroubles(shape.file)).filter((trouble) =>
      standsAlone(trouble, shape.faults),
    ),
  ];
  const findings = troubles
    .map((trouble) => findingOf(trouble, file, yaml))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
  const sound = findings.every(({ severity }) => severity !== "error");
  if (!sound || shape.file === undefined) return { ok: false, findings };
  return { ok: true, item: buildItem(shape.file, value), findings };
}
