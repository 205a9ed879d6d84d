import type { Finding } from "../definition/finding.js";
import { findingOf } from "../item/check/trouble.js";
import type { Item } from "../item/item.js";
import { readDocument } from "../item/read-document.js";
import { supervisionTroubles } from "./check-supervision.js";
import { itemTroubles } from "./supervised-items.js";
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
  if (!read.ok) return read;
  const { value: supervision } = read;
  const wrong = supervisionTroubles(supervision);
  const doubts = items.length === 0 ? [] : itemTroubles(supervision, items);
  const findings = [...wrong, ...doubts].map((one) => findingOf(one, file, read));
  return wrong.length === 0 ? { ok: true, supervision, findings } : { ok: false, findings };
}
