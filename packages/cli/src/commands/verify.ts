import type { BrokenCase } from "banjian";
import { command, flag, value } from "../command.js";
import {
  databaseOptions,
  databaseUrl,
  patient,
  refuseMissing,
  refuseNowhere,
  withDatabase,
} from "../database.js";
import { cliError } from "../errors.js";
import { jsonText, textOfLines } from "../print.js";

/** Folds the facts of cases anew and compares. */
export const verify = command({
  name: "verify",
  about: {
    zh: "由事实重新推出办件，与保存的核对",
    en: "fold the facts of cases anew and compare with what is stored",
  },
  operands: [
    {
      syntax: "[case]",
      about: { zh: "只核对这一办件（默认全部）", en: "only this case (else all of them)" },
    },
  ],
  options: {
    ...databaseOptions,
    tenant: value(
      "--tenant <hall>",
      { zh: "只核对这个厅（默认全部）", en: "only this hall (else all of them)" },
      (text) => text,
    ),
    dryRun: flag("--dry-run", { zh: "只看，什么都不改", en: "only look, and change nothing" }),
  },
  notes: {
    zh: "有差异的办件随即停办，等人处理（banjian incident list）；--dry-run 只看。有差异时以 1 退出。",
    en: "A case that differs is stopped and waits for a person (banjian incident list); --dry-run only looks. The exit code is 1 when something differs.",
  },
  examples: [
    "banjian verify --db pglite://./data",
    "banjian verify 20260914-h26weyxkyz --tenant 440305",
  ],
  run: async (context, { operands: [caseId], options: { db: named, tenant, dryRun } }) => {
    const url = databaseUrl(named, context.env);
    refuseMissing(url);
    const { stopBroken, verifyCases } = await import("banjian");
    const told = (count: number) =>
      context.progress({ zh: `已核对 ${count} 件`, en: `${count} cases` }[context.lang]);
    const { checked, broken } = await withDatabase(patient(url), async ({ db }) => {
      if (tenant !== undefined) await refuseNowhere(db, tenant);
      const found = await verifyCases(db, { tenant, caseId, told });
      if (!dryRun) await stopBroken(db, found.broken);
      return found;
    });
    await context.progress("");
    if (caseId !== undefined && checked === 0) throw cliError("CASE_NOWHERE", { caseId });
    const sum = {
      zh: `核对 ${checked} 件，${broken.length} 件有差异`,
      en: `${checked} cases verified, ${broken.length} differ`,
    }[context.lang];
    await context.out(
      context.json
        ? jsonText({ checked, broken })
        : textOfLines([...broken.flatMap((one) => linesOf(one, context.lang)), sum]),
    );
    return broken.length === 0 ? 0 : 1;
  },
});

function linesOf(
  { tenant, caseId, differences }: BrokenCase,
  lang: "zh" | "en",
): readonly string[] {
  const words = {
    zh: { stored: "保存的", folded: "推出的" },
    en: { stored: "stored", folded: "folded" },
  }[lang];
  return [
    `${tenant}/${caseId}`,
    ...differences.flatMap(({ at, stored, folded }) => [
      `  ${at}`,
      `    ${words.stored}  ${shown(stored)}`,
      `    ${words.folded}  ${shown(folded)}`,
    ]),
  ];
}

const longest = 200;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "-";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
