import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "..");

/** A package imports only packages further left, or none of its own row. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  calendar: ["base"],
  core: ["base", "calendar"],
  engine: ["base", "calendar", "core"],
  postgres: ["base", "calendar", "core", "engine"],
  sim: ["base", "calendar", "core", "engine"],
  exchange: ["base", "calendar", "core", "engine"],
  banjian: ["base", "calendar", "core", "engine", "postgres"],
  cli: ["base", "calendar", "core", "engine", "sim", "exchange", "postgres", "banjian"],
};

/** A library is imported where it is named and nowhere else. */
const librariesIn: Readonly<Record<string, readonly string[]>> = {
  luxon: ["packages/calendar/src/zone.ts"],
  tyme4ts: ["packages/calendar/src/statutory-holidays.ts"],
  xstate: ["packages/core/src/chart/machine.ts"],
  eventemitter3: ["packages/engine/src/announcer.ts"],
  yaml: ["packages/core/src/definition/", "packages/core/src/item/", "packages/cli/src/"],
  zod: ["packages/calendar/src/", "packages/core/src/", "packages/sim/src/", "packages/cli/src/"],
  kysely: ["packages/postgres/src/", "packages/banjian/src/"],
  pg: ["packages/postgres/src/"],
  "@electric-sql/pglite": ["packages/postgres/src/"],
  nanotar: ["packages/postgres/src/"],
  "@nats-io/jetstream": ["packages/exchange/src/sinks/nats.ts"],
  "@nats-io/transport-node": ["packages/exchange/src/sinks/nats.ts"],
  commander: ["packages/cli/src/"],
  picocolors: ["packages/cli/src/"],
  "string-width": ["packages/cli/src/"],
  elkjs: ["packages/cli/src/draw/layout.ts"],
  "@marcbachmann/cel-js": ["packages/core/src/condition/"],
  echarts: ["packages/cli/src/charts/chart-svg.ts"],
  "pure-rand": ["packages/sim/src/random.ts"],
  vitest: ["packages/engine/src/contract/", "packages/sim/src/vitest/"],
};

type Import = { readonly from: string; readonly name: string };
type Source = { readonly file: string; readonly text: string; readonly imports: readonly Import[] };

// The contract is a test suite that is shipped: its bodies are stories, not functions.
const isSuite = ({ file }: Source) => file.includes("/contract/");

const sources: readonly Source[] = readdirSync(path.join(root, "packages"), {
  recursive: true,
  encoding: "utf8",
})
  .filter((name) => /^[a-z]+\/src\/.*\.ts$/.test(name) && !/\.test\.ts$|\/testing\//.test(name))
  .map((name) => {
    const file = `packages/${name}`;
    const text = readFileSync(path.join(root, file), "utf8");
    return { file, text, imports: importsOf(file, text) };
  });

function importsOf(file: string, text: string): Import[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => ({ from: file, name: fileName }));
}

const packageOf = (file: string) => file.split("/")[1] ?? "";
const within = (names: readonly string[]) =>
  sources.filter(({ file }) => names.includes(packageOf(file)));
const pure = within(["base", "calendar", "core"]);

describe("the house", () => {
  test("imports go down only: move the code, or pass what it needs as an argument", () => {
    const upward = sources.flatMap(({ file, imports }) =>
      imports
        .map(
          ({ name }) =>
            /^(?:@banjian\/)?(base|calendar|core|engine|postgres|sim|exchange|banjian|cli)(?:\/|$)/.exec(
              name,
            )?.[1],
        )
        .filter(
          (to) =>
            to !== undefined && to !== packageOf(file) && !mayImport[packageOf(file)]?.includes(to),
        )
        .map((to) => `${file} imports ${to}`),
    );
    expect(upward).toEqual([]);
  });

  test("nobody imports the index.ts of their own package: import the file itself", () => {
    const own = sources.flatMap(({ file, imports }) =>
      imports
        .filter(({ name }) => /(^|\/)index\.js$/.test(name) && !file.includes("/migrate"))
        .map(({ name }) => `${file} imports ${name}`),
    );
    expect(own).toEqual([]);
  });

  test("no circle of imports, not even of types: put what both need into a file below them", () => {
    expect(circleIn(fileGraph())).toEqual([]);
  });

  test("no circle between the folders of a package either", () => {
    const folders = new Map<string, Set<string>>();
    for (const [from, targets] of fileGraph()) {
      const folder = path.posix.dirname(from);
      const next = folders.get(folder) ?? new Set<string>();
      for (const to of targets.map(path.posix.dirname)) if (!nested(folder, to)) next.add(to);
      folders.set(folder, next);
    }
    expect(circleIn(folders)).toEqual([]);
  });

  test("a library is imported where it belongs: add a function there instead", () => {
    const strays = sources.flatMap(({ file, imports }) =>
      imports
        .filter(
          ({ name }) =>
            !name.startsWith(".") && !name.startsWith("node:") && !name.includes("banjian"),
        )
        .filter(
          ({ name }) => !librariesIn[libraryOf(name)]?.some((place) => file.startsWith(place)),
        )
        .map(({ name }) => `${file} imports ${name}`),
    );
    expect(strays).toEqual([]);
  });
});

describe("the pure packages", () => {
  test("wait for nothing and ask no clock, dice or environment: take it as an argument", () => {
    const banned =
      /\basync\b|\bawait\b|\bPromise\b|Date\.now|new Date\(\)|Math\.random|performance\.|\bprocess\.|setTimeout|globalThis|console\./;
    expect(
      pure.filter(({ text }) => banned.test(withoutComments(text))).map(({ file }) => file),
    ).toEqual([]);
  });

  test("do no input or output: only base/digest.ts uses node, for SHA-256", () => {
    const users = pure.filter(({ imports }) =>
      imports.some(({ name }) => name.startsWith("node:")),
    );
    expect(users.map(({ file }) => file)).toEqual(["packages/base/src/digest.ts"]);
  });

  test("base stays under 200 lines", () => {
    const lines = within(["base"]).reduce((sum, { text }) => sum + text.split("\n").length, 0);
    expect(lines).toBeLessThan(200);
  });
});

describe("every file", () => {
  test("has one idea: at most 300 lines", () => {
    expect(
      sources
        .filter((it) => !isSuite(it) && it.text.split("\n").length > 300)
        .map(({ file }) => file),
    ).toEqual([]);
  });

  test("is named in kebab-case after what it exports, and is no grab-bag", () => {
    const bad = sources.filter(({ file }) => {
      const name = path.posix.basename(file, ".ts");
      return (
        !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || /^(utils?|helpers?|types|common|misc)$/.test(name)
      );
    });
    expect(bad.map(({ file }) => file)).toEqual([]);
  });

  test("has functions of at most 70 lines with at most 4 parameters", () => {
    expect(sources.filter((it) => !isSuite(it)).flatMap(longFunctions)).toEqual([]);
  });

  test("lists what it exports by hand", () => {
    expect(
      sources.filter(({ text }) => /^export \* from/m.test(text)).map(({ file }) => file),
    ).toEqual([]);
  });

  test("says above each exported function and class what holds afterwards", () => {
    expect(sources.flatMap(undocumented)).toEqual([]);
  });
});

/** A folder and what lies inside it are one place. */
function nested(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

function fileGraph(): Map<string, string[]> {
  const files = new Set(sources.map(({ file }) => file));
  return new Map(
    sources.map(({ file, imports }) => [
      file,
      imports
        .filter(({ name }) => name.startsWith("."))
        .map(({ name }) => path.posix.join(path.posix.dirname(file), name.replace(/\.js$/, ".ts")))
        .filter((to) => files.has(to)),
    ]),
  );
}

/** One circle of a graph as the names along it, or nothing. */
function circleIn(graph: ReadonlyMap<string, Iterable<string>>): string[] {
  const done = new Set<string>();
  function visit(name: string, trail: readonly string[]): string[] {
    const at = trail.indexOf(name);
    if (at >= 0) return [...trail.slice(at), name];
    if (done.has(name)) return [];
    for (const next of graph.get(name) ?? []) {
      const found = visit(next, [...trail, name]);
      if (found.length > 0) return found;
    }
    done.add(name);
    return [];
  }
  for (const name of graph.keys()) {
    const found = visit(name, []);
    if (found.length > 0) return found;
  }
  return [];
}

function libraryOf(name: string): string {
  const [first = "", second = ""] = name.split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
}

function nodesOf({ file, text }: Source): { source: ts.SourceFile; nodes: ts.Node[] } {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { source, nodes };
}

function longFunctions(it: Source): string[] {
  const { source, nodes } = nodesOf(it);
  return nodes.filter(ts.isFunctionLike).flatMap((node) => {
    const line = (at: number) => source.getLineAndCharacterOfPosition(at).line;
    const length = line(node.end) - line(node.getStart()) + 1;
    const where = `${it.file}:${line(node.getStart()) + 1}`;
    return [
      ...(length > 70 ? [`${where} has ${length} lines`] : []),
      ...(node.parameters.length > 4 ? [`${where} has ${node.parameters.length} parameters`] : []),
    ];
  });
}

function undocumented(it: Source): string[] {
  const { nodes } = nodesOf(it);
  return nodes
    .filter((node) => ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
    .filter((node) =>
      ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
    )
    .filter((node) => ts.getJSDocCommentsAndTags(node).length === 0)
    .map((node) => `${it.file}: ${node.name?.text}`);
}
