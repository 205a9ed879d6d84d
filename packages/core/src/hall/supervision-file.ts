import * as z from "zod";
import { described } from "../definition/described.js";
import type { Finding } from "../definition/finding.js";
import { Figure } from "../indicator/figure.js";
import { readDocument } from "../item/read-document.js";
import { supervisionFileWords } from "./supervision-words.js";

/** What a hall says about its own supervision: figures from outside. */
const SupervisionFile = described(
  z.strictObject({
    "banjian-supervision": z.literal(1),
    figures: z.array(Figure).max(1000).default([]),
  }),
  supervisionFileWords,
);

/** How a hall is supervised, read and checked. */
export type Supervision = z.output<typeof SupervisionFile>;

/** A supervision file that can be used; or everything that is wrong with it. */
export type SupervisionRead =
  | { readonly ok: true; readonly supervision: Supervision }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads the supervision file of a hall: any bytes give a value or findings, never an exception. */
export function readSupervision(source: string | Uint8Array, file: string): SupervisionRead {
  const read = readDocument(SupervisionFile, source, file);
  return read.ok ? { ok: true, supervision: read.value } : read;
}
