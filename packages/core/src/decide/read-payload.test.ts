import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { licence } from "../testing/sample-items.js";
import { accepted, story } from "../testing/story.js";

const handler = officer("handler", "market");
const opening = { procedure: "expert-review", reason: "评审" };

describe("what an action says", () => {
  test.each([
    [{ ...opening, length: "ten days" }, 'length: "ten days" is no length of time'],
    [{ ...opening, length: "99999 hours" }, "length: the allowance"],
    [{ ...opening, length: 10 }, "length: must be of type string"],
    [{ ...opening, procedure: "toString" }, "procedure: is reserved"],
    [{ ...opening, urgent: true }, "urgent"],
    [{ procedure: "expert-review" }, "reason: must be of type string"],
    ["soon", "must be of type object"],
  ])("%j is refused, and the refusal says why: %s", (payload, why) => {
    const refused = accepted(licence()).refusal("open-procedure", handler, payload);
    expect(refused.code).toBe("PAYLOAD_INVALID");
    expect(refused.says.en).toContain(why);
    expect(refused.says.zh).toMatch(/\p{Script=Han}/u);
  });

  test("disagreeing without a word is told to say why", () => {
    const refused = accepted(licence()).refusal("handle", handler, { agree: false });
    expect(refused.says).toMatchObject({
      zh: expect.stringContaining("opinion: 不同意须说明理由"),
      en: expect.stringContaining("opinion: say why, where you disagree"),
    });
  });

  test("left out where nothing has to be said, it is nothing", () => {
    for (const payload of [undefined, null, {}]) {
      const it = story(licence()).submit().act("accept", clerk, payload);
      expect(it.all("action-taken").at(-1)?.payload).toEqual({});
    }
  });

  test("never repeats what was given: it may hold personal data", () => {
    const item = licence({ form: { staff: { type: "integer" } } });
    const draft = story(item).act("save-draft", citizen, {});
    const form = { staff: "110101199003071234" };
    const { says, details } = draft.refusal("submit", citizen, { form });
    expect(JSON.stringify([says, details])).not.toContain("110101199003071234");
  });
});
