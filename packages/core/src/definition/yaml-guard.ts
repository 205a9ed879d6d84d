import { CST, Lexer, Parser } from "yaml";
import { type Complaint, excerpt, type Report, type Scribe } from "./finding.js";
import { yamlBounds, yamlRules } from "./yaml-rules.js";

const forbiddenTokens: { readonly [Type in CST.TokenType]?: (shown: string) => Complaint } = {
  anchor: yamlRules.anchorOrAlias,
  alias: yamlRules.anchorOrAlias,
  tag: yamlRules.tag,
  "directive-line": yamlRules.directive,
};

/** The syntax of a text: its one document and what ends it; what belongs to no document is a stray. */
export type GuardedSyntax = {
  readonly document: CST.Document | undefined;
  readonly ends: readonly CST.DocumentEnd[];
  readonly strays: readonly CST.ErrorToken[];
};

/**
 * Reads the syntax of a text token by token, so that its tokens and its depth are bounded before
 * anything recurses over it; undefined when a bound was passed or the findings are full. Anchors, aliases, tags, directives
 * and further documents are reported, and the first document is kept for further checks.
 */
export function guardedSyntax(text: string, { report, isFull }: Scribe): GuardedSyntax | undefined {
  const parser = new Parser();
  const parts: CST.Token[] = [];
  let tokens = 0;
  let before = "";
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > yamlBounds.tokens) {
      report(parser.offset, yamlRules.tooManyTokens());
      return undefined;
    }
    if (before !== CST.SCALAR) reportForbidden(token, parser.offset, report);
    if (isFull()) return undefined;
    before = token;
    for (const part of parser.next(token)) parts.push(part);
    if (depthOf(parser.stack) > yamlBounds.depth) {
      report(parser.offset - token.length, yamlRules.tooDeep());
      return undefined;
    }
  }
  for (const part of parser.end()) parts.push(part);
  return sorted(parts, report);
}

/** Lists and mappings that are open; an open document or scalar is no depth. */
function depthOf(open: readonly CST.Token[]): number {
  if (open.length <= yamlBounds.depth) return open.length;
  return open.filter((token) => CST.isCollection(token)).length;
}

function reportForbidden(token: string, offset: number, report: Report): void {
  const type = CST.tokenType(token);
  const forbidden = type === null ? undefined : forbiddenTokens[type];
  if (forbidden !== undefined) report(offset, forbidden(excerpt(token)));
}

function sorted(parts: readonly CST.Token[], report: Report): GuardedSyntax {
  const [document, ...others] = parts.filter((part) => part.type === "document");
  for (const { offset } of others) report(offset, yamlRules.secondDocument());
  return {
    document,
    ends: parts.filter((part) => part.type === "doc-end"),
    strays: parts.filter((part) => part.type === "error"),
  };
}
