import type { CodedError } from "@banjian/base";
import { expect, test } from "vitest";
import type { Actor } from "../case/person.js";
import { readItem } from "../item/read-item.js";
import { citizen, officer } from "../testing/people.js";
import { jointLicence } from "../testing/sample-items.js";
import { soundItem } from "../testing/sound-item.js";
import { accepted, type Story } from "../testing/story.js";

const handler = officer("handler", "fire");
const reviewer = officer("reviewer", "fire");
const approver = officer("approver", "fire");

/** Two sign the review of fire, which may return to the window and consult; the others may be stopped. */
const item = jointLicence({
  approval: {
    branches: {
      market: { department: "market" },
      fire: {
        department: "fire",
        steps: ["handle", { step: "review", signers: ["reviewer", "reviewer"] }, "approve"],
      },
    },
    returns: { window: true },
    consultations: {
      health: { within: "2 business-days", consults: ["environment"] },
      environment: { within: "2 business-days" },
    },
  },
});

const begun = () => accepted(item);
const reviewing = () => begun().act("handle", handler);
const signed = () => reviewing().act("review", reviewer, {}, "fire");
const joined = () =>
  signed()
    .act("review", { ...reviewer, id: "second" }, {}, "fire")
    .opine("fire", "approve")
    .finish("market");
const away = () => reviewing().act("return", reviewer, { to: "window", reason: "缺图" }, "fire");
const asked = () =>
  begun().act("consult", handler, { department: "health", question: "?" }, "fire");
const at = (department: string) => officer("handler", department);

type Refused = [
  what: string,
  code: string,
  it: () => Story,
  action: string,
  by: Actor,
  payload?: unknown,
];

const refused: Refused[] = [
  ["an opinion from another department", "NOT_PERMITTED", begun, "handle", at("health")],
  ["an opinion given twice", "SIGNED_ALREADY", signed, "review", reviewer],
  ["a step taken twice", "STEP_NOT_NEXT", reviewing, "handle", handler],
  ["an opinion after the join", "OPINION_TOO_LATE", joined, "approve", approver],
  ["an opinion on a step that was returned", "BRANCH_RETURNED", away, "review", reviewer],
  [
    "an opinion by the applicant",
    "OWN_APPLICATION",
    begun,
    "handle",
    { ...handler, id: citizen.id },
  ],
  [
    "a signer who signs already",
    "SIGNER_ALREADY_THERE",
    () => begun().act("add-signer", handler, { who: { id: "zhou" }, reason: "会审" }, "fire"),
    "add-signer",
    handler,
    { who: { id: "zhou" }, reason: "会审" },
  ],
  [
    "the applicant as a signer",
    "SIGNER_IS_APPLICANT",
    begun,
    "add-signer",
    handler,
    { who: { id: citizen.id }, reason: "会审" },
  ],
  [
    "a consultation in a circle",
    "CONSULTATION_CIRCULAR",
    asked,
    "consult",
    at("health"),
    { department: "fire", question: "?" },
  ],
];

test.each<Refused>(refused)("%s is refused: %s", (_what, code, it, action, by, payload = {}) => {
  const error: CodedError = it().refusal(action, by, payload, "fire");
  expect(error.code).toBe(code);
  for (const text of [error.says, error.hint]) {
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    expect(text.en).not.toMatch(/\p{Script=Han}/u);
  }
});

test.each([
  ["DEF11: branches that wait for each other", "starts: { after: market }, "],
  ["DEF40: a lead that others wait for", "", "join: { lead: fire }"],
  ["DEF37: more to agree than there are", "", "join: { of: 4 }"],
  [
    "DEF38: weights that do not reach their threshold",
    "",
    "join: { weights: { fire: 1, health: 1, market: 1 }, threshold: 9 }",
  ],
  [
    "DEF44: consultations in a circle",
    "",
    "consultations: { fire: { within: 2 business-days, consults: [health] }, health: { within: 2 business-days, consults: [fire] } }",
  ],
])("%s: is found before any case begins", (title, inFire, inApproval = "") => {
  const text = soundItem
    .replace("fire: { department", `fire: { ${inFire}department`)
    .replace("      branches:\n", `      ${inApproval}\n      branches:\n`);
  const [rule] = title.split(":");
  const found = readItem(text, "catering.yaml").findings;
  expect(found.map((one) => one.rule)).toContain(rule);
});
