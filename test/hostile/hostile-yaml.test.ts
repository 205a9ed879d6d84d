import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { corpus } from "./corpus.js";
import { generate } from "./generate.js";
import { buildReader, type Children, type Outcome, readInChildren } from "./read-in-child.js";
import type { Answer, Question } from "./reader.js";

// `pnpm run hostile` reads 20,000 generated inputs, in a minute or two on a quiet machine;
// HOSTILE_SEED=7 reads others. A failure names the seed and the index of its input.
const count = Number(process.env.HOSTILE_INPUTS ?? 1_500);
const seed = Number(process.env.HOSTILE_SEED ?? 20_260_925);
const mostMilliseconds = 1_000;

let children: Children;

beforeAll(async () => {
  const program = await buildReader();
  children = { program, nodeOptions: ["--max-old-space-size=256"], patience: 20_000 };
}, 60_000);

afterAll(() => rm(path.dirname(children.program), { recursive: true }));

const yaml = (sources: readonly string[]) =>
  sources.map((source) => ({ source, asks: "yaml" }) as const);

const isLate = (outcome: Outcome) =>
  typeof outcome === "object" && outcome.milliseconds > mostMilliseconds;

/** What is wrong with the reading of the inputs: empty if none killed or delayed a child and `verdict` is content with all. */
async function problems<Input extends Question>(
  inputs: readonly Input[],
  verdict: (answer: Answer, input: Input) => string | undefined,
): Promise<string[]> {
  const found: string[] = [];
  // What the verdict goes by stays here: a child gets the question alone.
  const outcomes = await readInChildren(
    children,
    inputs.map(({ source, asks }) => ({ source, asks })),
  );
  for (const [index, input] of inputs.entries()) {
    let outcome = outcomes[index] ?? "silent";
    // A busy machine may make any reader late once; a slow reader is late again.
    if (isLate(outcome)) [outcome = "silent"] = await readInChildren(children, [input]);
    const problem = isLate(outcome) ? "late" : judged(outcome, input, verdict);
    if (problem !== undefined) found.push(`input ${index}: ${problem}: ${shown(input.source)}`);
  }
  return found;
}

function judged<Input>(
  outcome: Outcome,
  input: Input,
  verdict: (answer: Answer, input: Input) => string | undefined,
): string | undefined {
  if (typeof outcome === "string") return outcome;
  return outcome.broken ?? verdict(outcome, input);
}

const shown = (source: Question["source"]) => JSON.stringify(String(source.slice(0, 200)));
const result = ({ json, rules }: Answer) => (json === undefined ? `refused by ${rules[0]}` : json);

describe("P11: hostile item files, read in child processes of 256 MB", () => {
  test("YAML1 to YAML18: each input made by hand is accepted or refused as it should be, within a second", async () => {
    expect(corpus.length).toBeGreaterThanOrEqual(600);
    expect(corpus.filter(({ accepted }) => accepted).length).toBeGreaterThan(corpus.length / 4);
    const found = await problems(corpus, (answer, { name, accepted }) =>
      answer.accepted === accepted ? undefined : `${name} is ${result(answer).slice(0, 80)}`,
    );
    expect(found).toEqual([]);
  }, 120_000);

  test(`no input by chance kills or delays a reader, and valid ones come out as they are, seed ${seed}`, {
    timeout: 60_000 + count * 100,
  }, async () => {
    const inputs = generate(seed, count);
    expect(inputs.filter(({ right }) => right).length).toBeGreaterThan(count / 4);
    const found = await problems(inputs, (answer, { right, json }) =>
      !right || (answer.accepted && json === answer.json)
        ? undefined
        : `came out as ${result(answer)}`,
    );
    expect(found).toEqual([]);
  });

  test("YAML17: a reader with hardly any stack refuses what it cannot read, and lives", async () => {
    const small = { ...children, nodeOptions: ["--stack-size=300"] };
    const runs = [`- a\n${"\n".repeat(90_000)}   #\n`, `a:\n  b: 1\n${"\n".repeat(99_000)}   #\n`];
    const outcomes = await readInChildren(small, yaml([...runs, "a: 1"]));
    expect(outcomes).toMatchObject([
      { rules: ["YAML17"] },
      { rules: ["YAML17"] },
      { accepted: true },
    ]);
  });
});

test("a child that dies or keeps silent is noticed, and the next input finds a new one", async () => {
  const program = path.join(path.dirname(children.program), "bad-reader.cjs");
  await writeFile(
    program,
    `process.on("message", ({ source }) => {
      if (source === "die") process.abort();
      if (source === "leave") process.exit(0);
      if (source !== "sleep") process.send({ accepted: true });
    });`,
  );
  const bad = { ...children, program, patience: 3_000 };
  const outcomes = await readInChildren(bad, yaml(["die", "a", "sleep", "b", "leave"]));
  expect(outcomes).toEqual(["died", { accepted: true }, "silent", { accepted: true }, "died"]);
});
