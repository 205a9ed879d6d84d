import type { ParsedNode } from "yaml";
import { readInEnglish } from "./chinese-words.js";
import { decodeUtf8 } from "./decode-utf8.js";
import type { Complaint, Finding, Path, Report, Scribe } from "./finding.js";
import { type FindingList, findingList } from "./finding-list.js";
import { nodeAt, offsetInText, offsetOf, placesIn } from "./locate.js";
import { plainValue } from "./plain-value.js";
import { unsafeCharacters } from "./unsafe-character.js";
import type { JsonSchema } from "./worded-schema.js";
import { composeDocument } from "./yaml-compose.js";
import { guardedSyntax } from "./yaml-guard.js";
import { yamlBounds, yamlRules } from "./yaml-rules.js";
import { syntaxComplaint } from "./yaml-syntax-rule.js";

/** What a YAML file holds: plain objects, arrays, strings, numbers, booleans and null. */
export type YamlRead = { readonly ok: true; readonly value: unknown };

/** Why a file was refused: its findings in the order of the file, at least one. */
export type YamlRefused = { readonly ok: false; readonly findings: readonly Finding[] };

/** A file as far as its grammar is right: refused keys and values are left out, so that the rest can be checked as well. */
export type YamlDraft = {
  readonly value: unknown;
  /** The parts that were left out, or cannot be taken as they are written. */
  readonly faults: readonly Path[];
  /** The offset at which the value at `path` begins; if there is none, its nearest ancestor. */
  readonly at: (path: Path) => number;
  /** The offset of the character at `index` in the text at `path`; of its beginning where it is written in another form. */
  readonly inText: (path: Path, index: number) => number;
  /** The offset at which the key of the value at `path` begins; an item of a list has no key and begins itself. */
  readonly keyAt: (path: Path) => number;
};

/**
 * Reads an item file: YAML 1.2 as far as it says what JSON can say, by the rules YAML1 to YAML18.
 * Never throws and takes no more than a second, whatever the bytes are. Given a schema, keys and words of choices may be in Chinese.
 */
export function readYaml(
  source: string | Uint8Array,
  file: string,
  schema?: JsonSchema,
): YamlRead | YamlRefused {
  const { draft, list } = draftYaml(source, file, schema);
  const findings = list.inOrder();
  if (draft === undefined || findings.length > 0) return { ok: false, findings };
  return { ok: true, value: draft.value };
}

/** Reads a file with the list of its findings, to which further checks may add; no draft where the grammar is at fault. */
export function draftYaml(
  source: string | Uint8Array,
  file: string,
  schema?: JsonSchema,
): { readonly draft: YamlDraft | undefined; readonly list: FindingList } {
  const { text, complaint } = textOf(source);
  const list = findingList(file, placesIn(text));
  if (complaint !== undefined) list.report(text.length, complaint);
  for (const { offset, code } of unsafeCharacters(text)) {
    list.report(offset, yamlRules.unsafeCharacter(code));
  }
  const root = list.inOrder().length === 0 ? documentOf(text, list) : undefined;
  const isGrammatical = list.inOrder().length === 0;
  if (schema !== undefined) readInEnglish(root, schema);
  const draft = root && draftOf(root, text, list);
  return { draft: isGrammatical ? draft : undefined, list };
}

function draftOf(root: ParsedNode, text: string, list: FindingList): YamlDraft {
  const faults: Path[] = [];
  const report: Report = (offset, complaint, path = []) => {
    list.report(offset, complaint, path);
    // A key that is no text names no part of the file.
    if (complaint.rule !== yamlRules.keyNotText().rule) faults.push(path);
  };
  return {
    value: plainValue(root, { ...list, report }),
    faults,
    at: (path) => offsetOf(nodeAt(root, path).value),
    inText: (path, index) => offsetInText(nodeAt(root, path).value, text, index),
    keyAt: (path) => offsetOf(nodeAt(root, path).name),
  };
}

/** The text of a file without its byte order mark, as far as it can be read, and why not further. */
function textOf(source: string | Uint8Array): { text: string; complaint?: Complaint } {
  if (source.length > yamlBounds.bytes) return { text: "", complaint: yamlRules.tooLarge() };
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  if (bytes.length > yamlBounds.bytes) return { text: "", complaint: yamlRules.tooLarge() };
  const { text, whole } =
    typeof source === "string" ? { text: source, whole: true } : decodeUtf8(bytes);
  const bare = text.replace(/^\uFEFF/, "");
  return whole ? { text: bare } : { text: bare, complaint: yamlRules.notUtf8() };
}

// With little stack left, where the caller itself is deep, the library throws on long runs of comments.
function documentOf(text: string, scribe: Scribe): ParsedNode | undefined {
  try {
    const syntax = guardedSyntax(text, scribe);
    return syntax && composeDocument(syntax, text, scribe);
  } catch (error) {
    scribe.report(0, syntaxComplaint("RESOURCE_EXHAUSTION", String(error)));
    return undefined;
  }
}
