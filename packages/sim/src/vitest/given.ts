import { CodedError } from "@banjian/base";
import type { Actor } from "@banjian/core";
import type { Application } from "@banjian/engine";
import { CaseNow } from "../case-now.js";
import { openWorld } from "../open-world.js";
import { storyText } from "../story-text.js";
import type { More, World } from "../world.js";
import type { WorldOptions } from "../world-options.js";
import { testLang } from "./test-lang.js";

/** The world a test is told in, and the case it is about. */
type Telling = { readonly world: World; caseId: string | undefined };

/** One thing that happens in a test: somebody acts, or time goes by. */
export type Step = (telling: Telling) => Promise<void>;

/** Somebody files an application; the test is about its case from here on. */
export function files(item: string, application: Application, by: Actor): Step {
  return async (telling) => {
    telling.caseId = await telling.world.submit(item, application, by);
  };
}

/** Somebody acts in the case: `does(clerk, "accept")`; what the action says and its branch come last. */
export function does(by: Actor, action: string, more: More = {}): Step {
  return ({ world, caseId }) => world.act(caseOf(caseId), action, by, more);
}

/** So much time goes by: `passes("6 business-days")`. */
export function passes(length: string): Step {
  return async ({ world }) => {
    await world.advance(length);
  };
}

/** Time goes by up to a moment, or to the beginning of a day: `until("2026-10-09 14:30")`. */
export function until(when: string): Step {
  return async ({ world }) => {
    await world.advanceTo(when);
  };
}

/** Time goes by up to the next moment at which the clock alone brings something about. */
export function untilNextDue(): Step {
  return async ({ world }) => {
    await world.advanceToNextDue();
  };
}

/** A new world in which these steps have happened: the case as it reads then. A step that is refused fails the test with the story so far. */
export function given(options: WorldOptions, ...steps: readonly Step[]): Promise<CaseNow> {
  return openWorld(options).then((world) => told({ world, caseId: undefined }, steps));
}

/** The same world after more steps. */
export function when(it: CaseNow, ...steps: readonly Step[]): Promise<CaseNow> {
  return told({ world: it.world, caseId: it.id }, steps);
}

async function told(telling: Telling, steps: readonly Step[]): Promise<CaseNow> {
  for (const step of steps) {
    try {
      await step(telling);
    } catch (error) {
      throw await withStory(telling, error);
    }
  }
  return CaseNow.read(telling.world, caseOf(telling.caseId));
}

async function withStory({ world, caseId }: Telling, error: unknown): Promise<unknown> {
  if (!(error instanceof CodedError) || caseId === undefined) return error;
  const lang = testLang();
  const story = storyText(await CaseNow.read(world, caseId), lang);
  return new Error(`${error.code}: ${error.textIn(lang)}\n\n${story}`, { cause: error });
}

function caseOf(caseId: string | undefined): string {
  if (caseId === undefined) throw new Error("no application has been filed: begin with files(…)");
  return caseId;
}
