import { existsSync, readdirSync } from "node:fs";
import { actionKinds } from "@banjian/core";
import { ManualClock } from "@banjian/engine";
import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { textOfLines } from "../print.js";
import { memoryEngine } from "../testing/memory-engine.js";
import { playStory, storyZone, wallClock } from "./play-story.js";
import { readStory, type Story } from "./story.js";
import { storyLines } from "./story-lines.js";

const examples = new URL("../../../../examples/", import.meta.url);
const folder = new URL("stories/", examples);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.replace(".yaml", ""));
// The program itself tells these, word for word (test/cli/demo).
const byTheProgram = ["mall", "restaurant"];

const storyOf = (name: string) => readStory(new URL(`${name}.yaml`, folder).pathname);

function itemOf({ item }: Story): URL {
  const found = ["items/", "approval/", "approval/items/"]
    .map((one) => new URL(`${one}${item}.yaml`, examples))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error(`no example is called ${item}`);
  return found;
}

describe("the stories of examples/stories", () => {
  test.each(names.filter((name) => !byTheProgram.includes(name)))(
    "%s ends as it stands there, in both languages",
    async (name) => {
      const story = storyOf(name);
      const clock = new ManualClock(
        wallClock(`${story.steps[0]?.at.slice(0, 10)} 00:00`, storyZone),
      );
      const hall = await memoryEngine(clock, itemOf(story));
      const onStep = async () => {};
      const played = await playStory({ hall, clock, zone: storyZone }, story, {
        run: name,
        onStep,
      });
      const view = await hall.case(played.caseId);
      const colours = picocolors.createColors(false);
      for (const lang of ["zh", "en"] as const) {
        const lines = await storyLines(view, played, {
          lang,
          colours,
          width: 100,
          zone: storyZone,
        });
        const file = new URL(`${name}.${lang}.txt`, folder).pathname;
        await expect(textOfLines(lines)).toMatchFileSnapshot(file);
      }
    },
  );

  test("say which step did not go as written, and why", async () => {
    const story = storyOf("restaurant-stopped");
    const play = async (steps: Story["steps"]) => {
      const clock = new ManualClock(wallClock("2026-09-14 00:00", storyZone));
      const hall = await memoryEngine(clock, itemOf(story));
      const changed = Object.assign(Object.create(story) as Story, { steps });
      const stage = { hall, clock, zone: storyZone };
      return playStory(stage, changed, { run: "x", onStep: async () => {} });
    };
    const [draft, submit, ...others] = story.steps;
    if (draft === undefined || submit === undefined) throw new Error("the story has no steps");
    await expect(play([draft, { ...submit, by: "window" }])).rejects.toMatchObject({
      code: "STORY_STEP",
      says: { en: expect.stringContaining("step 2 of the story (2026-09-15 09:00") },
    });
    await expect(
      play([draft, { ...submit, refused: "CASE_CLOSED" }, ...others]),
    ).rejects.toMatchObject({ says: { zh: expect.stringContaining("没有以 CASE_CLOSED 拒绝") } });
  });

  test("use everything that can be done in a case", () => {
    const done = new Set(
      names.flatMap((name) =>
        storyOf(name).steps.flatMap(({ does, refused }) => (refused === undefined ? [does] : [])),
      ),
    );
    const untold = Object.keys(actionKinds).filter((kind) => !done.has(kind));
    expect(untold.toSorted()).toEqual(Object.keys(elsewhere).toSorted());
  });
});

const cards = [
  "notify-card",
  "answer-card",
  "appeal-card",
  "correct-card",
  "supervise-card",
  "withdraw-card",
  "confirm-card",
];

/** What no story uses, and where else it is told. */
const elsewhere: Readonly<Record<string, string>> = {
  advance: "the kind of an item's own actions; the construction project has some",
  deny: "an end like grant: the scenarios of many items",
  "fetch-certificate": "asks a library that a host gives: examples/ports",
  "order-fee": "asks for a payment notice: examples/ports",
  "record-payment": "a fee is paid: examples/ports",
  "waive-fee": "a fee is waived: examples/ports",
  "record-refund": "a fee is given back: examples/ports",
  forward: "an end: enterprise-registration.scenarios.yaml",
  "issue-document": "what silence made due: the scenarios of items that silence decides",
  "publish-reason": "why a promise is missed: docs/supervision",
  rate: "what the applicant says of how it was handled: docs/supervision/ratings.md",
  "answer-rating": "what is done about a bad rating: docs/supervision/ratings.md",
  "choose-service": "scenarios of items that send notices by text message",
  "serve-notice": "public-venue-hygiene.scenarios.yaml: a notice that comes by post",
  "record-visit": "a fact for indicators: docs/reports",
  receive: "papers brought to the window: the scenarios of several items",
  "refuse-acceptance": "an end: the scenarios of many items",
  void: "of what was entered by mistake: daily actions",
  ...Object.fromEntries(cards.map((kind) => [kind, "the life of a card: docs/supervision"])),
};
