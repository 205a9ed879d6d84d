import { digestOf } from "@banjian/base";
import { compileChart } from "../chart/compile-chart.js";
import type { ItemFile } from "../definition/item-schema.js";
import { chartOf } from "./chart-of.js";
import { proceduresOf, stageOf, stagesOf } from "./file-parts.js";
import type { Item } from "./item.js";

/** Expands, resolves and compiles a file that the checks have found sound. `source` is the file as it was written: its digest pins the version. */
export function buildItem(file: ItemFile, source: unknown): Item {
  const { branches, limits, chart } = chartOf(file);
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
