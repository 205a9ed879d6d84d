import type { FormulaVersions } from "@banjian/core";
import { z } from "zod";
import { cliError } from "./errors.js";
import { jsonAt } from "./json-file.js";

const EarlierReport = z.object({
  indicators: z.array(z.object({ name: z.string(), version: z.int() })),
});

/** By which versions of formulas an earlier report was made, as its JSON says; refuses what is no report (ARGUMENT_INVALID). */
export async function formulaVersionsIn(file: string): Promise<FormulaVersions> {
  const read = EarlierReport.safeParse(await jsonAt(file));
  if (read.success) {
    return Object.fromEntries(read.data.indicators.map(({ name, version }) => [name, version]));
  }
  throw cliError("ARGUMENT_INVALID", {
    argument: "--formulas",
    given: file,
    wanted: { zh: "banjian report --json 的输出", en: "what banjian report --json prints" },
  });
}
