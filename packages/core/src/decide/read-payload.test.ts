import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { licence, onlineLicence } from "../testing/sample-items.js";
import { accepted, story } from "../testing/story.js";

const handler = officer("handler", "market");
const opening = { procedure: "expert-review", reason: "评审" };

describe("what an action says", () => {
  test.each([
    [{ ...opening, length: "ten days" }, 'length: "ten days" is no length of time'],
    [{ ...opening, length: "99999 hours" }, "length: the allowance"],
    [{ ...opening, length: 10 }, "length: must be text"],
    [{ ...opening, procedure: "toString" }, "procedure: is reserved"],
    [
      { ...opening, urgent: true },
      'there is no "urgent"; there is: procedure, length, branches, reason',
    ],
    [{ procedure: "expert-review" }, "reason: is missing"],
    ["soon", "must be an object (key: value)"],
  ])("%j is refused, and the refusal says why: %s", (payload, why) => {
    const refused = accepted(licence()).refusal("open-procedure", handler, payload);
    expect(refused.code).toBe("PAYLOAD_INVALID");
    expect(refused.says.en).toContain(why);
    expect(refused.says.zh).toMatch(/\p{Script=Han}/u);
  });

  test.each([
    ["pre-accept", {}, "result: is missing; must be one of: passed, failed, needs-supplement"],
    ["pre-accept", { result: "fine" }, "result: must be one of: passed, failed, needs-supplement"],
    ["pre-accept", { result: "failed", why: "x" }, 'there is no "why"; there is: result, reason'],
    ["pre-accept", undefined, "result: is missing"],
    ["withdraw", { agrees: true }, 'there is no "agrees"; there is: reason'],
  ])("of %s %j is told what is expected: %s", (action, payload, why) => {
    const it = story(onlineLicence()).submit();
    const actor = action === "withdraw" ? citizen : clerk;
    const refused = it.refusal(action, actor, payload);
    expect(refused).toMatchObject({ code: "PAYLOAD_INVALID" });
    expect(refused.says.en).toContain(why);
    expect(refused.says.zh).not.toContain("must be");
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
