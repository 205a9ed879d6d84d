export { basesBeside, isItemFile } from "./bases-beside.js";
export { type Asked, CaseNow } from "./case-now.js";
export { simError } from "./errors.js";
export { type End, type Exploration, explore, type Way } from "./explore/explore.js";
export { trailLines } from "./explore/trail-lines.js";
export { type Told, trailScenarios } from "./explore/trail-scenarios.js";
export { type Difference, differencesOf } from "./hall/compare-reports.js";
export type { DeskFigures } from "./hall/desk-figures.js";
export { type HallReport, type ItemFigures, type LimitFigures, reportOf } from "./hall/figures.js";
export { playHall } from "./hall/hall-run.js";
export type { Percentiles } from "./hall/percentiles.js";
export type { Plan, PlanWithVariants } from "./hall/plan.js";
export { planFileSchema, planJsonSchema } from "./hall/plan-schema.js";
export type { Played } from "./hall/played.js";
export { type PlanRead, readPlan } from "./hall/read-plan.js";
export { itemFile } from "./item-file.js";
export { openWorld } from "./open-world.js";
export { Random } from "./random.js";
export { type History, readHistories } from "./replay/read-histories.js";
export { type Replayed, replayHistories } from "./replay/replay-history.js";
export { itemNamedIn } from "./scenario/item-named.js";
export { junitXml } from "./scenario/junit-xml.js";
export { readScenarios, type Scenarios, type ScenariosRead } from "./scenario/read-scenarios.js";
export { type Failure, runScenarios, type ScenarioResult } from "./scenario/run-scenario.js";
export {
  type ScenarioFileInput,
  scenarioFileSchema,
  scenarioJsonSchema,
} from "./scenario/scenario-schema.js";
export { storyText } from "./story-text.js";
export type { Coverable } from "./visits/coverable.js";
export { type Coverage, coverageOf } from "./visits/coverage.js";
export { type Happening, type More, type Passage, World } from "./world.js";
export type { WorldOptions, WorldStores } from "./world-options.js";
