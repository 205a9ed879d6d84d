import { type Finding, type Item, readItem } from "@banjian/core";
import {
  basesBeside,
  coverageOf,
  junitXml,
  readScenarios,
  runScenarios,
  type Scenarios,
  scenarioJsonSchema,
} from "@banjian/sim";
import { command, flag, value } from "../command.js";
import type { Context } from "../context.js";
import { cliError } from "../errors.js";
import type { ItemFile } from "../item-files.js";
import { jsonText, textOfLines } from "../print.js";
import { findingJson, findingLines } from "../print-findings.js";
import {
  coverageLines,
  type FileReport,
  type ItemCoverage,
  reportLines,
  scenariosJson,
  totalLine,
} from "../print-scenarios.js";
import { scenarioFiles } from "../scenario-files.js";
import { writeText } from "../write-text.js";

/** Runs scenario files against the engine in worlds of their own, and says what of each item they visit. */
export const test = command({
  name: "test",
  about: {
    zh: "按情景试办事项，并说明哪些没有到过",
    en: "play scenarios of items, and say what none of them visits",
  },
  operands: [
    {
      syntax: "[path...]",
      about: {
        zh: "情景文件，或存放它们的文件夹（*.scenarios.yaml），或旁边有其情景的事项文件",
        en: "scenario files, folders of them (*.scenarios.yaml), or item files that have some beside them",
      },
    },
  ],
  options: {
    complete: flag("--complete", {
      zh: "有没到过的也算不通过",
      en: "fail also when something is visited by no scenario",
    }),
    junit: value(
      "--junit <file>",
      { zh: "另写一份 JUnit XML", en: "write the results as JUnit XML too" },
      (text) => text,
    ),
    schema: flag("--schema", {
      zh: "只打印情景文件的 JSON Schema，供编辑器使用",
      en: "only print the JSON Schema of scenario files, for editors",
    }),
  },
  notes: {
    zh: "情景写明谁在何时做什么、之后应当如何；时间由情景推进，一年只需一秒。",
    en: "A scenario says who does what when, and what must hold then; it moves the time itself, so that a year takes a second.",
  },
  examples: [
    "banjian test examples/items",
    "banjian test examples/items/food-business-licence.yaml",
    "banjian test --complete --junit report.xml examples/items",
  ],
  run: async (context, { operands, options }) => {
    if (options.schema) {
      await context.out(jsonText(scenarioJsonSchema()));
      return 0;
    }
    if (operands.length === 0) throw cliError("ARGUMENT_MISSING", { argument: "path" });
    const started = performance.now();
    const { scenarios, items } = await scenarioFiles(operands);
    const read = scenarios.map(({ file, bytes }) => readScenarios(bytes, file));
    const findings = read.flatMap((one): readonly Finding[] => one.findings);
    if (read.some((one) => !one.ok)) {
      await context.out(
        context.json
          ? jsonText({ findings: findings.map((one) => findingJson(one, context.lang)) })
          : textOfLines(findingLines(findings, scenarios.length, context)),
      );
      return 1;
    }
    const reports = await played(read.flatMap((one) => (one.ok ? [one.scenarios] : [])));
    const covered = coveredBy(reports, items);
    const seconds = (performance.now() - started) / 1000;
    await context.out(
      context.json
        ? jsonText({
            findings: findings.map((one) => findingJson(one, context.lang)),
            ...scenariosJson(reports, covered, context.lang),
          })
        : textOfLines([
            ...warningLines(findings, context),
            ...reports.flatMap((report) => [...reportLines(report, context), ""]),
            ...coverageLines(covered, context),
            "",
            totalLine(reports, seconds, context),
          ]),
    );
    if (options.junit !== undefined)
      await writeText(options.junit, junitXml(reports, context.lang));
    const hold = reports.every(({ results }) =>
      results.every(({ failures }) => failures.length === 0),
    );
    const complete = covered.every(({ coverage }) =>
      Object.values(coverage).every(({ missed }) => missed.length === 0),
    );
    return hold && (complete || !options.complete) ? 0 : 1;
  },
});

/** What the scenarios run in spite of. */
function warningLines(findings: readonly Finding[], context: Context): readonly string[] {
  const checked = new Set(findings.map(({ file }) => file)).size;
  return findings.length === 0 ? [] : [...findingLines(findings, checked, context), ""];
}

async function played(files: readonly Scenarios[]): Promise<readonly FileReport[]> {
  const reports: FileReport[] = [];
  for (const scenarios of files) {
    const { file, item } = scenarios;
    reports.push({ file, item, results: await runScenarios(scenarios) });
  }
  return reports;
}

/** What all scenarios visited of each item they are about, and of the items beside them that none is about. */
function coveredBy(
  reports: readonly FileReport[],
  files: readonly ItemFile[],
): readonly ItemCoverage[] {
  const beside = files.flatMap(({ file, bytes }) => {
    const read = readItem(bytes, file, basesBeside(file));
    return read.ok ? [read.item] : [];
  });
  const items = new Map<string, Item>(reports.map(({ item }) => [item.digest, item]));
  for (const item of beside) if (!items.has(item.digest)) items.set(item.digest, item);
  return [...items.values()].map((item) => {
    const about = reports.filter((one) => one.item.digest === item.digest);
    const cases = about.flatMap(({ results }) => results.map(({ facts }) => facts));
    return { item, coverage: coverageOf(item, cases) };
  });
}
