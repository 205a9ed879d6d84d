import { describe, expect, test } from "vitest";
import type { ItemFileInput } from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import { defineItem } from "../item/read-item.js";
import { clerk } from "../testing/people.js";
import { story } from "../testing/story.js";

type States = ItemFileInput["flow"]["states"];
type Plain = Extract<States[string], { use?: undefined }>;

/** An item without a stage but its submission. */
function plainItem(states: States): Item {
  return defineItem({
    banjian: 1,
    item: {
      code: "complaint",
      version: "1",
      title: "投诉",
      type: "public-service",
      kind: "promised",
      level: "county",
      authority: { department: "hall", name: "政务服务中心" },
      basis: [{ law: "政务服务条例" }],
      form: { severe: { type: "boolean" }, loss: { type: "integer" } },
    },
    flow: {
      initial: "submission",
      states: {
        submission: { use: "submission", next: "handling" },
        archived: { final: true },
        ...states,
      },
    },
  });
}

const by = "window-clerk";
const handling: Plain = {
  initial: "asking",
  states: {
    asking: { on: { ask: "answering" } },
    answering: { on: { answer: { to: "answered" } } },
    answered: { final: true },
  },
  on: { pause: { by, to: "paused" } },
  next: "closing",
};
const closing: States = { closing: { on: { close: "archived" } } };
const paused: States = { paused: { on: { "go-on": { by, to: "handling", resume: true } } } };

describe("states inside a plain state", () => {
  test("are gone through in turn, and what follows comes by itself", () => {
    const it = story(plainItem({ handling, ...closing, ...paused })).submit({});
    expect(it.where).toEqual(["handling.asking"]);
    expect(it.act("ask", clerk).where).toEqual(["handling.answering"]);
    expect(it.act("answer", clerk).where).toEqual(["closing"]);
    expect(it.tasks).toEqual(["closing"]);
  });

  test("are entered again where they were left, and from the beginning where they never were", () => {
    const it = story(plainItem({ handling, ...closing, ...paused }))
      .submit({})
      .act("ask", clerk);
    expect(it.act("pause", clerk).where).toEqual(["paused"]);
    expect(it.act("go-on", clerk).where).toEqual(["handling.answering"]);
    expect(it.act("answer", clerk).act("close", clerk).state.end).toBe("archived");
  });

  test("side by side are done when every part is", () => {
    const part = (name: string) => ({
      initial: "open",
      states: { open: { on: { [`finish-${name}`]: "done" } }, done: { final: true } },
    });
    const beside: States = {
      handling: {
        parallel: true,
        states: { police: part("police"), fire: part("fire") },
        next: "closing",
      },
      ...closing,
    };
    const it = story(plainItem(beside)).submit({});
    expect(it.where).toEqual(["handling.police.open", "handling.fire.open"]);
    expect(it.act("finish-fire", clerk).where).toEqual([
      "handling.police.open",
      "handling.fire.done",
    ]);
    expect(it.act("finish-police", clerk).where).toEqual(["closing"]);
  });
});

describe("conditions on what may happen", () => {
  const item = plainItem({
    handling: {
      on: {
        settle: { when: "has(form.loss)", to: "archived", by },
        decide: {
          by,
          to: [
            { when: "form.severe", to: "investigating" },
            { when: "form.loss > 1000", to: "closing" },
            { to: "archived" },
          ],
        },
      },
    },
    investigating: { on: { end: "archived" } },
    ...closing,
  });

  test("an action whose condition does not hold is greyed out with the reason, and refused", () => {
    const it = story(item).submit({});
    const offer = it.offers(clerk).find(({ action }) => action === "settle");
    expect(offer).toMatchObject({ allowed: false, code: "CONDITION_UNMET" });
    expect(it.refusal("settle", clerk).says.zh).toBe("“settle”的条件不成立：已填写 loss");
    expect(
      story(item)
        .submit({ form: { loss: 0 } })
        .act("settle", clerk).state.end,
    ).toBe("archived");
  });

  test.each([
    [{ severe: true, loss: 5000 }, ["investigating"]],
    [{ severe: false, loss: 5000 }, ["closing"]],
    [{ severe: false, loss: 5 }, ["archived"]],
    [{}, ["archived"]],
  ] as const)("of several ways the first whose condition holds is taken: %o", (form, where) => {
    expect(story(item).submit({ form }).act("decide", clerk).where).toEqual(where);
  });

  test("what the action itself fills in counts for where it leads", () => {
    const it = story(item)
      .submit({})
      .act("decide", clerk, { form: { severe: true } });
    expect(it.where).toEqual(["investigating"]);
    const onward = it.offers(clerk).filter(({ kind }) => kind === "advance");
    expect(onward.map(({ action }) => action)).toEqual(["end"]);
  });
});
