import { expect, test } from "vitest";
import type { CaseState } from "../case/case-state.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted, beijing, type Story } from "../testing/story.js";
import { settleBranches } from "./branches.js";
import { runOut, runOutOn } from "./run-out.js";
import { Turn } from "./turn.js";
import type { World } from "./world.js";

/** A decision in which a part of the case stays as it was whatever is recorded, as if somebody had forgotten to fold it. */
class ForgetfulTurn extends Turn {
  readonly #stays: Partial<CaseState>;

  constructor(world: World, state: CaseState, stays: Partial<CaseState>) {
    super(world, state);
    this.#stays = stays;
  }

  override get state(): CaseState {
    return { ...super.state, ...this.#stays };
  }
}

function long(story: Story): World {
  return { ...story.world, now: beijing("2027-03-01") };
}

test("a limit that warns and is not marked so is refused instead of warning for ever, with the case and what repeats", () => {
  const story = accepted(licence());
  expect(runOut(long(story), story.state).length).toBeGreaterThan(0);
  const { limits } = story.state;
  const turn = new ForgetfulTurn(long(story), story.state, { limits });
  expect(() => runOutOn(turn)).toThrow(
    expect.objectContaining({
      code: "CASE_ENDLESS",
      details: { caseId: story.state.id, repeats: "statutory warn", times: 101 },
    }),
  );
});

test("a branch that begins and is not marked so is refused instead of beginning for ever, with the case and what repeats", () => {
  const story = accepted(jointLicence());
  const turn = new ForgetfulTurn(story.world, story.state, { branches: {} });
  expect(() => settleBranches(turn)).toThrow(
    expect.objectContaining({
      code: "CASE_ENDLESS",
      details: expect.objectContaining({
        caseId: story.state.id,
        repeats: expect.stringContaining("branch-opened fire"),
      }),
    }),
  );
});
