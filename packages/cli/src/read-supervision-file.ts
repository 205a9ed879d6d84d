import { readSupervision, type Supervision } from "@banjian/core";
import type { Context } from "./context.js";
import { itemFile } from "./item-files.js";
import { jsonText, textOfLines } from "./print.js";
import { findingJson, findingLines } from "./print-findings.js";

/** The supervision file that was named; undefined after its findings have been told. */
export async function supervisionFrom(
  context: Context,
  named: string,
): Promise<Supervision | undefined> {
  const { file, bytes } = await itemFile(named);
  const read = readSupervision(bytes, file);
  if (read.ok) return read.supervision;
  const { findings } = read;
  await context.out(
    context.json
      ? jsonText({ findings: findings.map((one) => findingJson(one, context.lang)) })
      : textOfLines(findingLines(findings, 1, context)),
  );
  return undefined;
}
