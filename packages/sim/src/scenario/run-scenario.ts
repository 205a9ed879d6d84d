import { CodedError, type Text } from "@banjian/base";
import type { Actor, Fact, Path } from "@banjian/core";
import type { Application } from "@banjian/engine";
import { CaseNow } from "../case-now.js";
import { openWorld } from "../open-world.js";
import { clockText } from "../story-text.js";
import { hasCards, isAccepted, isDueOn, isIn, stands, type Verdict } from "../verdict.js";
import type { World } from "../world.js";
import { heldLibrary } from "./held-library.js";
import type { Scenarios } from "./read-scenarios.js";
import type { Scenario, ScenarioStep } from "./scenario-schema.js";

/** Something that did not come as a scenario says: where it is written, when it was, what was expected and what came. */
export type Failure = {
  readonly line: number;
  readonly column: number;
  /** The number of the step within its scenario, from 1. */
  readonly step: number;
  readonly moment: string;
  readonly expected: Text;
  readonly found: Text;
  /** The limit it is about. */
  readonly limit?: string;
};

/** What came of a scenario: its failures, none if it holds; and its case as it reads in the end. */
export type ScenarioResult = {
  readonly name: string;
  readonly title: Text;
  readonly steps: number;
  readonly failures: readonly Failure[];
  readonly facts: readonly Fact[];
  readonly last?: CaseNow;
};

type Placed = { readonly step: ScenarioStep; readonly path: Path };

/** Runs every scenario of a file, one after the other. */
export async function runScenarios(scenarios: Scenarios): Promise<readonly ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  for (const name of Object.keys(scenarios.content.scenarios)) {
    results.push(await runScenario(scenarios, name));
  }
  return results;
}

/** Runs one scenario of a file in a world of its own. It goes on after an expectation that does not hold, and stops at a step that cannot be taken. */
async function runScenario(scenarios: Scenarios, name: string): Promise<ScenarioResult> {
  const { title } = scenarioOf(scenarios, name);
  const placed = stepsOf(scenarios, name);
  const { library } = scenarios.content;
  const world: World = await openWorld({
    at: placed[0]?.step.at ?? "",
    items: [scenarios.source],
    supervision: scenarios.supervision,
    ...(library && { certificates: heldLibrary(library, () => world.today) }),
  });
  const run = new Run(scenarios, world);
  for (const one of placed) if (!(await run.take(one))) break;
  const last = await run.read();
  const facts = last?.facts ?? [];
  const { failures } = run;
  return { name, title, steps: placed.length, failures, facts, ...(last && { last }) };
}

/** The steps of a scenario after those of the one it goes on from. */
function stepsOf(scenarios: Scenarios, name: string): readonly Placed[] {
  const { given, steps } = scenarioOf(scenarios, name);
  const before = given === undefined ? [] : stepsOf(scenarios, given);
  return [
    ...before,
    ...steps.map((step, index) => ({ step, path: ["scenarios", name, "steps", index] })),
  ];
}

function scenarioOf({ content }: Scenarios, name: string): Scenario {
  const found = content.scenarios[name];
  if (found === undefined) throw new Error(`there is no scenario ${name}`);
  return found;
}

class Run {
  readonly failures: Failure[] = [];
  readonly #scenarios: Scenarios;
  readonly #world: World;
  #caseId: string | undefined;

  constructor(scenarios: Scenarios, world: World) {
    this.#scenarios = scenarios;
    this.#world = world;
  }

  async read(): Promise<CaseNow | undefined> {
    return this.#caseId === undefined ? undefined : CaseNow.read(this.#world, this.#caseId);
  }

  /** Takes a step; false when the scenario cannot go on. */
  async take(placed: Placed): Promise<boolean> {
    const { step } = placed;
    const refusal = await refusalOf(async () => {
      if (step.at !== undefined) await this.#world.advanceTo(step.at);
      if (step.after !== undefined) await this.#world.advance(step.after);
      await this.#act(step);
    });
    if (refusal?.code !== step.refused) {
      this.#fail(placed, { ...refusalVerdict(step, refusal), holds: false });
      return false;
    }
    const it = await this.read();
    if (it === undefined) return false;
    for (const verdict of verdictsOf(it, step.expect ?? {})) {
      if (!verdict.holds) this.#fail(placed, verdict);
    }
    return true;
  }

  async #act(step: ScenarioStep): Promise<void> {
    const { files, drafts, does, branch, says } = step;
    if (step.by === undefined) return;
    const by = actorOf(this.#scenarios, step.by);
    const { code } = this.#scenarios.item;
    if (files !== undefined) {
      this.#caseId = await this.#world.submit(code, this.#application(files), by);
    } else if (drafts !== undefined) {
      this.#caseId = await this.#world.draft(code, this.#application(drafts), by);
    } else if (does !== undefined && this.#caseId !== undefined) {
      const more = {
        ...(branch === undefined ? {} : { branch }),
        ...(says === undefined ? {} : { payload: says }),
      };
      await this.#world.act(this.#caseId, does, by, more);
    }
  }

  #application(name: string): Application {
    const found = this.#scenarios.content.applications[name];
    if (found === undefined) throw new Error(`there is no application ${name}`);
    const { variants, applicant, ...rest } = found;
    const { trust, ...who } = applicant;
    return {
      ...rest,
      applicant: { ...who, ...(trust === undefined ? {} : { trust }) },
      ...(variants === undefined ? {} : { variants }),
      materials: found.materials.map(({ reference, ...one }) =>
        reference === undefined ? one : { ...one, reference },
      ),
    };
  }

  #fail({ path }: Placed, { expected, found, limit }: Verdict): void {
    this.failures.push({
      ...this.#scenarios.places.at(path),
      step: Number(path.at(-1)) + 1,
      moment: clockText({ world: this.#world }, this.#world.now),
      expected,
      found,
      ...(limit === undefined ? {} : { limit }),
    });
  }
}

function actorOf({ content }: Scenarios, name: string): Actor {
  const found = content.people[name];
  if (found === undefined) throw new Error(`there is no person ${name}`);
  const { id = name, roles, department, onBehalfOf } = found;
  return {
    id,
    name: found.name ?? name,
    roles,
    ...(department && { department }),
    ...(onBehalfOf && { onBehalfOf }),
  };
}

async function refusalOf(act: () => Promise<void>): Promise<CodedError | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
}

function refusalVerdict(
  { refused, does, files, drafts }: ScenarioStep,
  refusal: CodedError | undefined,
): Omit<Verdict, "holds"> {
  const act =
    does ?? (files === undefined ? undefined : "submit") ?? (drafts && "save-draft") ?? "";
  return {
    expected:
      refused === undefined
        ? { zh: `“${act}”被接受`, en: `"${act}" to be accepted` }
        : { zh: `“${act}”被拒绝（${refused}）`, en: `"${act}" to be refused with ${refused}` },
    found:
      refusal === undefined
        ? { zh: "被接受了", en: "it was accepted" }
        : {
            zh: `${refusal.code}：${refusal.textIn("zh")}`,
            en: `${refusal.code}: ${refusal.textIn("en")}`,
          },
  };
}

type Expected = NonNullable<ScenarioStep["expect"]>;

function verdictsOf(it: CaseNow, expected: Expected): readonly Verdict[] {
  const { accepted, cards } = expected;
  return [
    ...(expected.in ?? []).map((path) => isIn(it, path)),
    ...Object.entries(expected.due ?? {}).map(([limit, day]) => isDueOn(it, limit, day)),
    ...Object.entries(expected.limits ?? {}).map(([limit, status]) => stands(it, limit, status)),
    ...(accepted === undefined
      ? []
      : [isAccepted(it, { deemed: accepted.deemed, asOf: accepted["as-of"] })]),
    ...(cards === undefined ? [] : [hasCards(it, cards)]),
  ];
}
