import type { ParsedNode } from "yaml";
import { decodeUtf8 } from "./decode-utf8.js";
import type { Complaint, Finding, Path, Place, Scribe } from "./finding.js";
import { findingList } from "./finding-list.js";
import { nodeAt, offsetOf, placesIn } from "./locate.js";
import { plainValue } from "./plain-value.js";
import { unsafeCharacters } from "./unsafe-character.js";
import { composeDocument } from "./yaml-compose.js";
import { guardedSyntax } from "./yaml-guard.js";
import { yamlBounds, yamlRules } from "./yaml-rules.js";
import { syntaxComplaint } from "./yaml-syntax-rule.js";

/** What a YAML file holds: plain objects, arrays, strings, numbers, booleans and null; and where each of them stands. */
export type YamlRead = {
  readonly ok: true;
  readonly value: unknown;
  /** Where the value at `path` begins; if there is none, where its nearest ancestor begins. */
  readonly at: (path: Path) => Place;
  /** Where the key of the value at `path` begins; an item of a list has no key and begins itself. */
  readonly keyAt: (path: Path) => Place;
};

/** Why a file was refused: its findings in the order of the file, at least one. */
export type YamlRefused = { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Reads an item file: YAML 1.2 as far as it says what JSON can say, by the rules YAML1 to YAML18.
 * Never throws and takes no more than a second, whatever the bytes are.
 */
export function readYaml(source: string | Uint8Array, file: string): YamlRead | YamlRefused {
  const { text, complaint } = textOf(source);
  const placeOf = placesIn(text);
  const list = findingList(file, placeOf);
  if (complaint !== undefined) list.report(text.length, complaint);
  for (const { offset, code } of unsafeCharacters(text)) {
    list.report(offset, yamlRules.unsafeCharacter(code));
  }
  const root = list.inOrder().length === 0 ? documentOf(text, list) : undefined;
  const value = root && plainValue(root, list);
  const findings = list.inOrder();
  if (root === undefined || findings.length > 0) return { ok: false, findings };
  return {
    ok: true,
    value,
    at: (path) => placeOf(offsetOf(nodeAt(root, path).value)),
    keyAt: (path) => placeOf(offsetOf(nodeAt(root, path).name)),
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
    return syntax && composeDocument(syntax, scribe);
  } catch (error) {
    scribe.report(0, syntaxComplaint("RESOURCE_EXHAUSTION", String(error)));
    return undefined;
  }
}
