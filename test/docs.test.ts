import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

function filesUnder(folder: string, pattern: RegExp): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => !/node_modules|(^|\/)dist\//.test(name) && pattern.test(name))
    .map((name) => path.posix.join(folder, name));
}

const pages = [
  "README.md",
  "README.zh-CN.md",
  ...filesUnder("docs", /\.md$/),
  ...filesUnder("examples", /\.md$/),
];
const tests = [
  ...filesUnder("packages", /\.test\.ts$/),
  ...filesUnder("packages", /contract\/.*\.ts$/),
  ...filesUnder("test", /\.ts$/),
];
const rules = read("docs/RULES.md");
const listed = new Set(
  [
    ...rules.matchAll(
      /^\| ((?:TL|AP|TK|CD|EV|EX|ME|NT|SV|RA|DA|LIB|FEE|DEF|YAML|ST|DB|SCN|SIM|P)\d+) \|/gm,
    ),
  ].map(([, rule]) => rule ?? ""),
);

describe("the rules", () => {
  test("each has a test that quotes it: name the rule in the title of the test", () => {
    const quoted = tests.map(read).join("\n");
    const untested = [...listed].filter((rule) => !new RegExp(`\\b${rule}\\b`).test(quoted));
    expect(untested).toEqual([]);
  });

  test("each that the code speaks of stands in docs/RULES.md", () => {
    const sources = filesUnder("packages", /\/src\/.*(?<!\.test)\.ts$/)
      .map(read)
      .join("\n");
    const spoken = [
      ...sources.matchAll(
        /\b((?:TL|AP|TK|CD|EV|EX|ME|NT|SV|RA|DA|LIB|FEE|DEF|YAML|ST|DB|SCN|SIM)\d+)\b/g,
      ),
    ].map(([, rule]) => rule ?? "");
    expect([...new Set(spoken)].filter((rule) => !listed.has(rule))).toEqual([]);
  });
});

describe("the pages", () => {
  test.each(pages)("%s leads to files that exist", (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to]) => to ?? "");
    const broken = links.filter((to) => !existsSync(path.join(root, path.dirname(page), to)));
    expect(broken).toEqual([]);
  });

  test.each(pages)("%s shows code as it stands in examples/", (page) => {
    const shown = read(page).matchAll(/<!-- shows: ([^#]+)#(\S+) -->\n```\w+\n([\s\S]*?)```/g);
    for (const [, file = "", region = "", code] of shown) expect(code).toBe(regionOf(file, region));
  });

  const translated = pages
    .filter((page) => page.endsWith(".zh-CN.md"))
    .map((page) => [page.replace(".zh-CN.md", ".md"), page] as const);

  test.each(translated)(
    "%s says the same in both languages: as many headings, commands and links",
    (english, chinese) => {
      const shape = (page: string) => ({
        headings: [...page.matchAll(/^#+ /gm)].length,
        blocks: [...page.matchAll(/^```\w+$/gm)].length,
        bullets: [...page.matchAll(/^- /gm)].length,
      });
      expect(shape(read(chinese))).toEqual(shape(read(english)));
    },
  );
});

/** The lines between `// #region name` and `// #endregion`, or the same after `#`, moved to the margin. */
function regionOf(file: string, name: string): string {
  const marked = new RegExp(`^ *(?://|#) #region ${name}\\n([^]*?)^ *(?://|#) #endregion`, "m");
  const found = marked.exec(read(file))?.[1];
  if (found === undefined) throw new Error(`${file} has no region ${name}`);
  const margin = /^ */.exec(found)?.[0] ?? "";
  return found.replaceAll(new RegExp(`^${margin}`, "gm"), "");
}
