import { describe, expect, test } from "vitest";
import { type Certificate, type LookedUp, readCertificate } from "../case/certificate.js";
import { applicant, citizen, clerk, officer } from "../testing/people.js";
import { licence, papers } from "../testing/sample-items.js";
import { day, type Story, story } from "../testing/story.js";
import { certificateViews } from "../view/certificates.js";
import { guideOf } from "../view/guide.js";
import { certificatesWanted } from "./certificates.js";

const asked = { material: "business-licence", kind: "licence" };
const item = licence({
  materials: [
    { id: "application", title: "申请书" },
    { id: "floor-plan", title: "平面图" },
    {
      id: asked.material,
      title: { zh: "营业执照", en: "business licence" },
      source: "shared",
      certificate: asked.kind,
      "only-when": 'channel == "online"',
      review: ["住所与经营场所一致"],
    },
  ],
});

const held: Certificate = {
  number: "9133",
  holder: { id: applicant.id, name: applicant.name },
  validUntil: day("2026-12-31"),
};

function filed(said: LookedUp["said"] | undefined, it: Story = story(item)): Story {
  const action = { action: "submit", by: citizen, payload: { materials: papers } };
  const lookedUp = said === undefined ? [] : [{ ...asked, library: "证照库", said }];
  return it.do({ ...action, lookedUp });
}

const last = (it: Story) => it.state.certificates?.[asked.material];

describe("certificates of a library", () => {
  test("LIB1: what was found is the document, with number, holder, last day, source and day; nobody's act", () => {
    const it = filed({ certificate: held });
    expect(last(it)).toEqual({
      kind: asked.kind,
      library: "证照库",
      on: "2026-09-14",
      answer: "valid",
      certificate: held,
    });
    expect(it.state.materials[asked.material]).toEqual({ name: "9133", on: "2026-09-14" });
    expect(it.all("certificate-looked-up").map(({ by }) => by)).toEqual([undefined]);
    expect(it.tasks).toEqual(["acceptance.checking"]);
    expect(it.timeline).toContain(
      '"business licence" was looked up in 证照库: 9133, 李雷, valid until 2026-12-31',
    );
    expect(certificateViews(item, it.state)).toMatchObject([
      { title: { en: "business licence" }, review: ["住所与经营场所一致"], brought: false },
    ]);
  });

  test("LIB1: a certificate is good through its last day", () => {
    const until = (text: string) =>
      last(filed({ certificate: { ...held, validUntil: day(text) } }))?.answer;
    expect([until("2026-09-14"), until("2026-09-13")]).toEqual(["valid", "expired"]);
  });

  test("LIB2: the applicant is asked for nothing of it: not by the guide, the acceptance or the notice", () => {
    const titles = guideOf(item).sections.flatMap(({ title, rows = [] }) =>
      rows.some(([first]) => first?.zh === "营业执照") ? [title.en] : [],
    );
    expect(titles).toEqual(["Documents you need not bring"]);
    const it = filed({ failure: "none" });
    const payload = { materials: [asked.material], reason: "缺" };
    expect(it.refusal("request-supplement", clerk, payload).code).toBe("PAYLOAD_INVALID");
    it.act("accept", clerk);
    expect(it.state.milestones.acceptance).toEqual(["2026-09-14"]);
  });

  test.each([
    [{ failure: "none" }, "none"],
    [{ failure: "failed" }, "failed"],
    [{ failure: "late" }, "late"],
    [{ failure: "unreadable" }, "unreadable"],
    [{ failure: "unasked" }, "unasked"],
    [{ certificate: { ...held, validUntil: day("2026-09-13") } }, "expired"],
    [{ certificate: { ...held, holder: { id: "han-meimei", name: "韩梅梅" } } }, "foreign"],
  ] as const)(
    "LIB3: %j leaves a task for the window, and no certificate of somebody else",
    (said, answer) => {
      const it = filed(said);
      expect(last(it)?.answer).toBe(answer);
      expect(it.tasks).toContain("certificate:business-licence");
      expect(it.state.materials[asked.material]).toBeUndefined();
      expect(JSON.stringify(it.facts)).not.toContain("韩梅梅");
    },
  );

  test("LIB4: nothing is granted on a certificate that nobody has shown, until it is found or brought", () => {
    const open = () =>
      filed({ failure: "failed" })
        .act("accept", clerk)
        .act("handle", officer("handler", "market"))
        .act("approve", officer("approver", "market"));
    const head = officer("head", "market");
    const refusal = open().refusal("grant", head);
    expect(refusal.code).toBe("CERTIFICATE_MISSING");
    expect(refusal.textIn("en")).toContain("business licence (the library failed)");
    const again = open().do({
      action: "fetch-certificate",
      by: clerk,
      lookedUp: [{ ...asked, library: "证照库", said: { certificate: held } }],
    });
    expect(last(again.act("grant", head))?.answer).toBe("valid");
    const brought = open().act("fetch-certificate", clerk, {
      materials: [{ id: asked.material, name: "执照.jpg" }],
    });
    expect(brought.tasks).not.toContain("certificate:business-licence");
    expect(certificateViews(item, brought.state)).toMatchObject([{ brought: true }]);
    brought.act("grant", head);
    expect(brought.state.milestones.granted).toHaveLength(1);
  });

  test("LIB4: the task takes the document it is about and no other", () => {
    const it = filed({ failure: "none" });
    const stray = { materials: [{ id: "floor-plan", name: "平面图.pdf" }] };
    expect(it.refusal("fetch-certificate", clerk, stray).code).toBe("PAYLOAD_INVALID");
  });

  test("LIB5: wanted is what the filed application needs and nobody was asked for yet, until it is decided", () => {
    const draft = story(item).act("save-draft", citizen, {});
    expect(certificatesWanted(item, draft.state)).toEqual([]);
    expect(certificatesWanted(item, filed(undefined).state)).toEqual([asked]);
    expect(certificatesWanted(item, filed(undefined, story(item).atWindow()).state)).toEqual([]);
    expect(certificatesWanted(item, filed({ failure: "none" }).state)).toEqual([]);
    const unheard = filed(undefined).act("withdraw", citizen);
    expect(certificatesWanted(item, unheard.state)).toEqual([]);
  });

  test("LIB3: what a library sent is read strictly, and what else it sent is left out", () => {
    const sent = { ...held, issuer: null, photo: "…" };
    expect(readCertificate(sent)).toEqual(held);
    for (const odd of [
      "9133",
      [],
      { ...held, number: "" },
      { ...held, holder: "李雷" },
      { ...held, validUntil: "2026-02-30" },
      { ...held, validUntil: 20261231 },
    ]) {
      expect(readCertificate(odd)).toBeUndefined();
    }
  });
});
