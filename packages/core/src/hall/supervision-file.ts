import type { Finding } from "../definition/finding.js";
import { findingOf } from "../item/check/trouble.js";
import { readDocument } from "../item/read-document.js";
import { supervisionTroubles } from "./check-supervision.js";
import { type Supervision, SupervisionFile } from "./supervision-schema.js";

/** A supervision file that can be used; or everything that is wrong with it. */
export type SupervisionRead =
  | { readonly ok: true; readonly supervision: Supervision }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads the supervision file of a hall: any bytes give a value or findings, never an exception. */
export function readSupervision(source: string | Uint8Array, file: string): SupervisionRead {
  const read = readDocument(SupervisionFile, source, file);
  if (!read.ok) return read;
  const troubles = supervisionTroubles(read.value);
  if (troubles.length === 0) return { ok: true, supervision: read.value };
  return { ok: false, findings: troubles.map((one) => findingOf(one, file, read)) };
}
