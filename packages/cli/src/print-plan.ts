import type { SchemaPlan } from "banjian";
import type { Context } from "./context.js";
import { jsonText, textOfLines } from "./print.js";

/** What is said of a schema that has no step to take. */
export const nothingToDo = { zh: "已是最新，无需更新", en: "up to date: nothing to do" };

/** Prints a plan as a script, or as JSON; where there is nothing to run, as a comment in it. */
export async function printPlan(plan: SchemaPlan, context: Context): Promise<0> {
  const { planScript } = await import("banjian");
  const empty = plan.steps.length === 0;
  const script = (empty ? textOfLines([`-- ${nothingToDo[context.lang]}`]) : "") + planScript(plan);
  await context.out(context.json ? jsonText(plan) : script);
  return 0;
}
