import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Item } from "../item/item.js";
import { readItem } from "../item/read-item.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { licence, papers } from "../testing/sample-items.js";
import { accepted, day, type Story, story } from "../testing/story.js";
import { indicatorsOf } from "./indicators.js";
import { measureOf } from "./measure.js";

const measured = (it: Story) => measureOf(it.frame, it.item, it.state);

function example(name: string): Item {
  const file = new URL(`../../../../examples/items/${name}.yaml`, import.meta.url);
  const read = readItem(readFileSync(file), name);
  if (read.ok) return read.item;
  throw new Error(name);
}

describe("what is measured", () => {
  test("IN2: registered at once, or answered, without stages of acceptance and completion, is business", () => {
    const registrar = officer("registrar", "civil-affairs");
    const married = story(example("marriage-registration")).submit({
      form: { kind: "结婚登记", partner: "李雷", slot: "2026-09-16" },
      materials: ["identity", "declaration"].map((id) => ({ id, name: id })),
    });
    married.at("2026-09-16").act("register-marriage", registrar);
    expect(measured(married).fate).toBe("open");
    married.at("2026-09-17").act("collect", registrar, { collector: "李雷" });
    const days = { filedOn: "2026-09-14", acceptedOn: "2026-09-14", completedOn: "2026-09-16" };
    expect(measured(married)).toMatchObject({ fate: "completed", ...days });
    const asked = story(example("consultation")).submit({
      form: { question: "窗口几点开门", "reply-by": "短信" },
    });
    asked.at("2026-09-15").act("answer", clerk);
    const { completedOn, acceptedOn, fate } = measured(asked);
    expect([fate, acceptedOn, completedOn]).toEqual(["completed", "2026-09-14", "2026-09-15"]);
  });

  test.each<[string, (it: Story) => Story]>([
    [
      "refused",
      (it) =>
        it.act("refuse-acceptance", clerk, { because: "not-competent", reason: "应向市级申请" }),
    ],
    ["withdrawn", (it) => it.act("withdraw", citizen)],
  ])("IN4: one matter that was %s and filed again is one case of business", (_what, ends) => {
    const form = { "earlier-application": { type: "text" } } as const;
    const first = ends(story(licence({ form })).submit());
    const again = story(licence({ form })).submit({
      materials: papers,
      form: { "earlier-application": "c1" },
    });
    again.act("accept", clerk).finish("market").act("grant", officer("head", "market"));
    again.act("complete", clerk, { result: "issued", certificate: { number: "1" } });
    const cases = [measured(first), { ...measured(again), caseId: "c2" }];
    const made = indicatorsOf(
      { cases, branches: [], acts: [], items: [], versions: [], figures: [] },
      { from: day("2026-09-01"), to: day("2026-09-30") },
    );
    const keys = (name: string) => made.find((one) => one.name === name)?.numerator.keys;
    for (const name of ["filed", "accepted", "business-volume", "early"]) {
      expect(keys(name), name).toEqual(["c2"]);
    }
  });

  test("IN9: an answer to a rating does not move the day on which the case ended", () => {
    const it = accepted(licence()).act("withdraw", citizen);
    const ended = measured(it).endedOn;
    it.act("rate", citizen, { act: "filing", level: 5, reason: "慢" });
    it.at("2026-09-22").act("answer-rating", officer("head", "market"), {
      answer: "已当面道歉并改进叫号办法",
    });
    const { endedOn, fate, ratings } = measured(it);
    expect([fate, endedOn]).toEqual(["withdrawn", ended]);
    expect(ratings).toMatchObject([{ level: 5, clock: { status: "met", endedOn: "2026-09-22" } }]);
  });
});
