import { Composer, type Document, type ErrorCode, type ParsedNode } from "yaml";
import type { Scribe } from "./finding.js";
import { tornOnLine, unquotedCondition } from "./unquoted-condition.js";
import type { GuardedSyntax } from "./yaml-guard.js";
import { yamlRules } from "./yaml-rules.js";
import { syntaxComplaint } from "./yaml-syntax-rule.js";

// `uniqueKeys` would compare each key with each other one; plain-value.ts finds duplicates in one go.
const options = { uniqueKeys: false, resolveKnownTags: false, prettyErrors: false } as const;

type Fault = { readonly offset: number; readonly code: ErrorCode; readonly message: string };

/** The nodes of the document; undefined if it is empty. Every fault of grammar is reported, warnings too. */
export function composeDocument(
  syntax: GuardedSyntax,
  text: string,
  scribe: Scribe,
): ParsedNode | undefined {
  const composed = composedOf(syntax);
  const faults = [...straysOf(syntax), ...faultsOf(composed)];
  reportFirstOfEachLine(faults, text, scribe);
  if (syntax.document?.value !== undefined) return composed?.contents ?? undefined;
  if (faults.length === 0) scribe.report(0, yamlRules.empty());
  return undefined;
}

function composedOf({ document, ends }: GuardedSyntax): Document.Parsed | undefined {
  if (document === undefined) return undefined;
  return withoutStacks(() => [...new Composer(options).compose([document, ...ends])][0]);
}

function straysOf({ strays }: GuardedSyntax): Fault[] {
  return strays.map(({ offset, message }) => ({ offset, code: "UNEXPECTED_TOKEN", message }));
}

function faultsOf(composed: Document.Parsed | undefined): Fault[] {
  const { errors = [], warnings = [] } = composed ?? {};
  return [...errors, ...warnings].map(({ pos, code, message }) => ({
    offset: pos[0],
    code,
    message,
  }));
}

// A wrong line often breaks several rules of the grammar, and an anchor or tag some more: the first says why.
function reportFirstOfEachLine(faults: readonly Fault[], text: string, scribe: Scribe): void {
  if (faults.length === 0) return;
  const first = faults.reduce((least, { offset }) => Math.min(least, offset), text.length);
  const { start, line } = lineAt(text, first);
  const torn = tornOnLine(line);
  // A bracket of its own closes the braces round it, and no line after it is what it was meant to be.
  if (torn !== undefined) {
    scribe.report(start + torn.at, unquotedCondition(torn.says));
    return;
  }
  for (const { offset, code, message } of faults) {
    if (scribe.isRefused(offset)) continue;
    scribe.report(offset, syntaxComplaint(code, message, lineAt(text, offset).line));
  }
}

function lineAt(text: string, offset: number): { readonly start: number; readonly line: string } {
  const end = text.indexOf("\n", offset);
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return { start, line: text.slice(start, end < 0 ? undefined : end) };
}

// The library makes an Error of each fault: 100,000 stack traces, read by nobody, take over a second.
function withoutStacks<Result>(work: () => Result): Result {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
