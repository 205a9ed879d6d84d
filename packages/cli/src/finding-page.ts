import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Text } from "@banjian/base";
import { type Finding, readItem } from "@banjian/core";
import { basesBeside, isItemFile, readPlan, readScenarios } from "@banjian/sim";
import type { ItemFile } from "./item-files.js";
import { supervisionFindings } from "./supervision-files.js";

/** The page of one check: what it finds and why, and small files that show it. */
export type FindingPage = {
  readonly rule: string;
  readonly title: Text;
  /** Paragraphs of Markdown. */
  readonly text: Text;
  readonly examples: readonly FindingExample[];
};

/** A file with the finding, what `banjian check` says of it in both languages, and the file mended. */
export type FindingExample = {
  readonly failing: string;
  readonly says: string;
  readonly mended: string;
};

/** The checks that have a page: of item files, then of scenario files, plans and supervision files, in the order of their numbers. */
export function pagedRules(): readonly string[] {
  const names = readdirSync(folder()).flatMap(
    (name) => /^((?:DEF|SCN|SIM|SUP)\d+)\.md$/.exec(name)?.[1] ?? [],
  );
  return names.toSorted((a, b) =>
    a.slice(0, 3) === b.slice(0, 3) ? Number(a.slice(3)) - Number(b.slice(3)) : a < b ? -1 : 1,
  );
}

/** What the check of such a file finds in an example; `beside` is where the bases lie, and the items of its scenarios, plan or hall. */
export function findingsIn(rule: string, text: string, beside?: string): readonly Finding[] {
  const folder = beside ?? ".";
  if (rule.startsWith("DEF")) {
    return readItem(text, "item.yaml", basesBeside(`${folder}/item.yaml`)).findings;
  }
  if (rule.startsWith("SUP")) {
    const hall = { file: "hall.supervision.yaml", bytes: new TextEncoder().encode(text) };
    return supervisionFindings([hall], beside === undefined ? [] : itemsIn(beside));
  }
  const read = rule.startsWith("SCN")
    ? readScenarios(text, `${folder}/item.scenarios.yaml`)
    : readPlan(text, `${folder}/item.plan.yaml`);
  const findings = "findings" in read ? read.findings : [];
  // The item of the example is not shipped with its page.
  return findings.filter((one) => one.rule === rule || !isNoItem(one));
}

function itemsIn(folder: string): readonly ItemFile[] {
  const names = readdirSync(folder).filter(isItemFile);
  return names.map((name) => {
    const file = `${folder}/${name}`;
    return { file, bytes: readFileSync(file) };
  });
}

function isNoItem({ rule }: Finding): boolean {
  return rule === "SCN3" || rule === "SIM1";
}

/** Reads the page of a check; a plain Error when it has none. */
export function findingPage(rule: string): FindingPage {
  const page = readFileSync(new URL(`${rule}.md`, folder()), "utf8");
  const [, zhTitle, enTitle] = /^# \S+ · (.+?) · (.+)$/m.exec(page) ?? [];
  if (zhTitle === undefined || enTitle === undefined) throw new Error(`${rule}.md has no title`);
  return {
    rule,
    title: { zh: zhTitle, en: enTitle },
    text: { zh: sectionOf(page, "中文"), en: sectionOf(page, "English") },
    examples: [...page.matchAll(example)].map(([, failing = "", says = "", mended = ""]) => ({
      failing,
      says,
      mended,
    })),
  };
}

const example = /```yaml\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```[\s\S]*?```yaml\n([\s\S]*?)```/g;

function sectionOf(page: string, heading: string): string {
  const [, text = ""] = page.split(`\n## ${heading}\n`);
  return (text.split("\n## ")[0] ?? "").trim();
}

/** Beside the built program; in a checkout, where they are written. */
function folder(): URL {
  const shipped = new URL("./findings/", import.meta.url);
  return existsSync(shipped) ? shipped : new URL("../../../docs/findings/", import.meta.url);
}
