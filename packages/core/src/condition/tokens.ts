/** What a condition is made of. `member` is a name of the case: `form.staff`, `form["cold-dishes"]`, `channel`. */
export type Token = {
  readonly kind: "member" | "word" | "method" | "text" | "number" | "sign" | "stray";
  /** As it is written. */
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
  /** The name of a member, without brackets and spaces: `form.cold-dishes`. */
  readonly name?: string;
};

/** Where the names of a case come from. */
const roots = ["form", "materials", "branches", "reached", "applicant", "variants"] as const;
/** Names that stand alone. */
const loneNames = ["channel"] as const;

const name = String.raw`[\p{Script=Han}A-Za-z_][\p{Script=Han}A-Za-z0-9_]*`;
const quoted = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`;
const kinds = new RegExp(
  [
    String.raw`(?<space>\s+|//[^\n]*)`,
    String.raw`(?<member>(?<root>${roots.join("|")})\s*(?:\.\s*(?<field>${name})|\[\s*(?<key>${quoted})\s*\])|(?:${loneNames.join("|")})(?![\p{Script=Han}A-Za-z0-9_]))`,
    String.raw`(?<method>\.\s*${name})`,
    `(?<word>${name})`,
    `(?<text>${quoted})`,
    String.raw`(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)`,
    String.raw`(?<sign>&&|\|\||[=!<>]=|[<>!+\-*/%?:()[\],])`,
    "(?<stray>.)",
  ].join("|"),
  "suy",
);

/** The words and signs of a condition, without spaces and comments; takes any text. */
export function tokensOf(condition: string): Token[] {
  const pattern = new RegExp(kinds);
  const tokens: Token[] = [];
  for (let found = pattern.exec(condition); found !== null; found = pattern.exec(condition)) {
    const { root, field, key, space: _space, ...groups } = found.groups ?? {};
    const kind = Object.keys(groups).find((one) => groups[one] !== undefined);
    if (kind === undefined) continue;
    const token = { kind: kind as Token["kind"], text: found[0], at: found.index };
    const inner = field ?? key?.slice(1, -1);
    if (kind !== "member") tokens.push(token);
    else tokens.push({ ...token, name: inner === undefined ? found[0] : `${root}.${inner}` });
  }
  return tokens;
}
