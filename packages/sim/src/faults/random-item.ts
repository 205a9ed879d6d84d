import { type Item, readItem } from "@banjian/core";
import type { ItemSource } from "@banjian/engine";
import { mergePatch } from "../hall/merge-patch.js";
import type { Random } from "../random.js";
import type { Part, Plain, Variation } from "./vary/variation.js";
import { variations } from "./vary/variations.js";

/** An item nobody wrote, and its file. */
export type RandomItem = { readonly item: Item; readonly source: ItemSource };

const mostTries = 60;
const shareVaried = 0.05;

/** A sound item of a random shape: stages or plain states, one department or several, clocks and cards of every kind, and whatever else an item file may say. Without `isVaried` only the plain shapes. */
export function randomItem(random: Random, isVaried = true): RandomItem {
  for (let tries = 0; tries < mostTries; tries++) {
    const plain = randomFile(random);
    const chosen = isVaried
      ? Object.values(variations).filter(() => random.share() < shareVaried)
      : [];
    const found = soundOf(random, plain, chosen);
    if (found !== undefined) return found;
  }
  throw new Error("no sound item was found");
}

/** The file as a variation leaves it: the same where it does not fit. */
export function varied(random: Random, file: Part, vary: Variation): Part {
  return mergePatch(file, vary(random, plainOf(file)) ?? {}) as Part;
}

/** The item with all these variations, or with all but one, or with none; nothing where even that is not sound. */
function soundOf(random: Random, file: Part, chosen: readonly Variation[]): RandomItem | undefined {
  const all = readFrom(random, file, chosen);
  if (all !== undefined || chosen.length === 0) return all;
  const none = readFrom(random, file, []);
  if (none === undefined) return undefined;
  for (const [index] of chosen.entries()) {
    const found = readFrom(random, file, chosen.toSpliced(index, 1));
    if (found !== undefined) return found;
  }
  return none;
}

function readFrom(random: Random, file: Part, some: readonly Variation[]): RandomItem | undefined {
  // JSON is YAML too.
  const source = JSON.stringify(some.reduce((one, vary) => varied(random, one, vary), file));
  const read = readItem(source, "random.yaml");
  return read.ok ? { item: read.item, source: { file: "random.yaml", source } } : undefined;
}

function plainOf(file: Part): Plain {
  const { item, flow } = file as {
    readonly item: { readonly materials: readonly Part[] };
    readonly flow: {
      readonly states: {
        readonly acceptance: { readonly next: string };
        readonly approval: { readonly branches?: object };
      };
    };
  };
  const { acceptance, approval } = flow.states;
  return {
    branches: Object.keys(approval.branches ?? {}),
    materials: item.materials,
    afterAcceptance: acceptance.next,
  };
}

const basis = { law: "某条例", article: 1 };
const departments = ["lead", "fire", "health", "water", "urban"] as const;

/** A file of a plain shape, which may not be sound. */
export function randomFile(random: Random): Part {
  const branches = random.share() < 0.6 ? randomBranches(random) : undefined;
  const joint = branches !== undefined;
  const lead = { department: "lead", name: { zh: "牵头局", en: "Lead Bureau" } };
  return {
    banjian: 1,
    item: {
      code: `random-${random.between(1, 1_000_000)}`,
      version: "1",
      title: { zh: "随机事项", en: "a random item" },
      type: joint ? "bundle" : "licence",
      kind: "promised",
      level: "county",
      authority: lead,
      basis: [{ law: "中华人民共和国行政许可法", article: 12 }],
      materials: ["application", "plan", "proof"].slice(0, random.between(1, 3)).map((id) => ({
        id,
        title: { zh: id, en: id },
      })),
      form: {},
    },
    departments: Object.fromEntries(
      departments
        .slice(1, Object.keys(branches ?? {}).length)
        .map((id) => [id, { title: { zh: id, en: id } }]),
    ),
    flow: { initial: "submission", states: randomStates(random, branches) },
    limits: randomLimits(random, joint),
    supervision: { preset: random.one(["early", "lean"]) },
  };
}

function randomStates(random: Random, branches: object | undefined): object {
  const checked = random.share() < 0.6;
  const between = random.share() < 0.4;
  const silence = random.share() < 0.4 ? { silence: "deemed-withdrawn", basis } : {};
  return {
    submission: { use: "submission", next: checked ? "pre-acceptance" : "acceptance" },
    ...(checked ? { "pre-acceptance": { use: "pre-acceptance", next: "acceptance" } } : {}),
    acceptance: {
      use: "acceptance",
      supplement: {
        rounds: random.between(1, 2),
        "answer-within": `${random.between(3, 30)} ${random.one(["business-days", "calendar-days"])}`,
        ...silence,
      },
      next: between ? "publicity" : "approval",
    },
    // Put on show, looked at again, or sent on.
    ...(between
      ? {
          publicity: { on: { "show-again": "second-look", "go-on": "approval" } },
          "second-look": { on: { "go-on": "approval" } },
        }
      : {}),
    approval: {
      use: "approval",
      ...(branches === undefined ? { steps: randomSteps(random) } : { branches, join: "all" }),
      "separate-people": random.share() < 0.5,
      ...(random.share() < 0.3 ? { decide: "by-join" } : {}),
      procedures: randomProcedures(random),
      next: "completion",
    },
    completion: { use: "completion", certificate: "paper", next: "collection" },
    collection: { use: "collection", next: "archived" },
    archived: { final: true },
  };
}

function randomBranches(random: Random): object {
  const count = random.between(2, 5);
  return Object.fromEntries(
    departments.slice(0, count).map((department, index) => {
      const before = departments[random.between(0, Math.max(0, index - 1))];
      const waits = index > 0 && random.share() < 0.3;
      return [
        `b-${department}`,
        {
          department,
          steps: randomSteps(random),
          ...(random.share() < 0.8 ? { within: `${random.between(2, 12)} business-days` } : {}),
          ...(waits ? { starts: { after: `b-${before}` } } : {}),
        },
      ];
    }),
  );
}

function randomSteps(random: Random): string[] {
  const steps = ["handle", "review", "approve"].filter(() => random.share() < 0.6);
  return steps.length === 0 ? ["approve"] : steps;
}

function randomProcedures(random: Random): object {
  const all = {
    testing: { excludes: true },
    hearing: { excludes: true, within: `${random.between(3, 15)} business-days` },
    "site-inspection": { within: `${random.between(2, 6)} business-days` },
  };
  return Object.fromEntries(Object.entries(all).filter(() => random.share() < 0.5));
}

function randomLimits(random: Random, joint: boolean): object {
  const promised = random.between(joint ? 12 : 4, joint ? 45 : 20);
  const extend = {
    by: `${random.between(2, 10)} business-days`,
    times: 1,
    approver: "head",
    basis,
  };
  return {
    preset: joint ? "licensing-law-joint" : "licensing-law",
    promised: {
      within: `${promised} business-days`,
      ...(random.share() < 0.4 ? { extend } : {}),
    },
    ...(random.share() < 0.3
      ? {
          own: {
            title: { zh: "另定期限", en: "own limit" },
            within: randomDays(random, 2, 40),
            starts: "acceptance",
            ends: ["decision"],
            owner: "head",
            basis: [basis],
          },
        }
      : {}),
  };
}

function randomDays(random: Random, least: number, most: number): string {
  const unit = random.one(["business-days", "calendar-days", "hours"]);
  const count = random.between(least, most);
  return unit === "hours" ? `${24 * count} hours` : `${count} ${unit}`;
}
