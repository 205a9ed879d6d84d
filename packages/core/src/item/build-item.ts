import { digestOf } from "@banjian/base";
import { compileChart } from "../chart/compile-chart.js";
import type { ItemFile } from "../definition/item-schema.js";
import { expandChart } from "./expand-chart.js";
import { branchesOf, proceduresOf, stageOf, stagesOf } from "./file-parts.js";
import type { Item } from "./item.js";
import { limitsOf } from "./item-limits.js";

/** Expands, resolves and compiles a file that the checks have found sound. `source` is the file as it was written: its digest pins the version. */
export function buildItem(file: ItemFile, source: unknown): Item {
  const branches = branchesOf(file);
  const limits = limitsOf(file, branches);
  const chart = expandChart(file, [...branches.values()], [...limits.values()]);
  const approval = stageOf(file, "approval");
  const supplement = stageOf(file, "acceptance")?.supplement;
  return {
    code: file.item.code,
    version: file.item.version,
    digest: digestOf(source),
    title: file.item.title,
    file,
    chart,
    machine: compileChart(chart),
    stages: stagesOf(file),
    branches,
    procedures: proceduresOf(approval),
    ...(approval === undefined ? {} : { approval }),
    ...(supplement === undefined ? {} : { supplement }),
    limits,
  };
}
