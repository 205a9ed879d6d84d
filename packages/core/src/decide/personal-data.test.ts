import { expect, test } from "vitest";
import { citizen, officer } from "../testing/people.js";
import { licence } from "../testing/sample-items.js";
import { accepted } from "../testing/story.js";
import { personalDataIn } from "./personal-data.js";

const applicant = { id: "110105199003078888", name: "李雷", kind: "person" } as const;
const foundIn = (text: string) => personalDataIn(text, applicant)?.en;

test.each([
  ["因 110105194912310021 未到场", undefined],
  ["因 11010519491231002x 未到场", "a citizen's number"],
  ["因（１１０１０５１９４９１２３１００２Ｘ）未到场", "a citizen's number"],
  ["因 110105 1949-1231 002X 未到场", "a citizen's number"],
  ["110105199003078888", "the applicant's number"],
  ["电话 13800138000 无人接听", "a mobile number"],
  ["电话 +86 138-0013-8000 无人接听", "a mobile number"],
  ["申请人李 雷未到场", "the applicant's name"],
  ["办件 44030500000020260914000000001 待补充检测", undefined],
  ["2026-09-14 至 2026-09-21 检测机构停电，补充检测", undefined],
])("PUB3: %s", (text, found) => {
  expect(foundIn(text)).toBe(found);
});

test("PUB3: a short name or number is no reason to refuse what happens to contain it", () => {
  expect(
    personalDataIn("李子 12 箱送检", { id: "12", name: "李", kind: "person" }),
  ).toBeUndefined();
});

test("PUB3: a reason that says who applies is not published, and is owed as before", () => {
  const promised = { within: "5 business-days" };
  const it = accepted(licence({ limits: { preset: "licensing-law", promised } }));
  it.at("2026-09-22").sweep();
  const head = officer("head", "market");
  const refusal = it.refusal("publish-reason", head, { text: `${citizen.name}未接电话` });
  expect(refusal.code).toBe("PUBLIC_TEXT_PERSONAL");
  expect([it.state.publicReasons, it.tasks.includes("reason:promised")]).toEqual([undefined, true]);
  it.act("publish-reason", head, { text: "申请人未接电话" });
  expect(it.state.publicReasons).toHaveLength(1);
});
