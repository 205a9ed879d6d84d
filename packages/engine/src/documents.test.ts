import { type DocumentKind, documentHtml } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { Guesses } from "./guesses.js";
import { clerk, company } from "./testing/people.js";
import { application } from "./testing/restaurant.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

const head = { id: "h1", roles: ["head"], department: "market-supervision" };

async function documentsIn(hall: TestHall, caseId: string) {
  return (await hall.engine.case(caseId)).documents();
}

async function document(hall: TestHall, caseId: string, kind: DocumentKind) {
  return (await documentsIn(hall, caseId)).find((one) => one.kind === kind);
}

describe("documents", () => {
  test("DOC1: receipt and acceptance follow from the facts, each with its number, day, basis and limit", async () => {
    const hall = await restaurantHall();
    const one = await hall.accepted();
    const all = await documentsIn(hall, one);
    expect(all.map(({ kind }) => kind)).toEqual(["receipt-slip", "acceptance-notice"]);
    const [receipt, acceptance] = all;
    expect(new Set(all.map(({ number }) => number)).size).toBe(2);
    expect(receipt?.says[0]?.zh).toBe("已收到申请及材料 4 件。");
    expect(acceptance?.on).toBe("2026-09-14");
    expect(acceptance?.basis[0]?.zh).toBe("《中华人民共和国行政许可法》第32条");
    expect(acceptance?.says.some(({ zh }) => /至 2026-\d\d-\d\d 止/.test(zh))).toBe(true);
    expect(await documentsIn(hall, one)).toEqual(all);
  });

  test("DOC1: the one notice lists what is missing and why; a draft of it is no document", async () => {
    const hall = await restaurantHall();
    const one = await hall.file();
    const asked = { materials: ["floor-plan"], reason: "未标注出口" };
    await hall.act(one, "pre-accept", clerk, { result: "needs-supplement", ...asked });
    const notice = await document(hall, one, "supplement-notice");
    expect(notice?.says.map(({ zh }) => zh)).toEqual([
      "经营场所平面图：未标注出口",
      expect.stringMatching(
        /^请在 \d{4}-\d{2}-\d{2} 前（含当日，30个自然日）补正，可在线提交或交至窗口。$/,
      ),
    ]);
  });

  test("DOC1: a refusal of acceptance is a notice or a decision, by why it is refused", async () => {
    for (const [because, kind] of [
      ["not-needed", "not-needed-notice"],
      ["not-competent", "acceptance-refusal"],
    ] as const) {
      const hall = await restaurantHall();
      const one = await hall.file();
      await hall.act(one, "pre-accept", clerk, { result: "passed" });
      await hall.act(one, "refuse-acceptance", clerk, { because, reason: "不属于本机关" });
      const refused = await document(hall, one, kind);
      expect(refused?.says[1]?.zh).toBe("理由：不属于本机关");
    }
  });

  test("DOC2: what silence decided is a document only when a person has issued it", async () => {
    const hall = await restaurantHall();
    const one = await hall.file();
    hall.at("2026-10-09");
    await hall.engine.sweep();
    expect(await document(hall, one, "acceptance-notice")).toBeUndefined();
    await hall.act(one, "issue-document", clerk, { document: "acceptance-notice" });
    const issued = await document(hall, one, "acceptance-notice");
    expect(issued?.says[0]?.zh).toContain("即为受理");
  });

  test("DOC3: what people wrote is text on the page, and the seal is the hall's own", async () => {
    const hall = await restaurantHall();
    const hostile = { ...application.applicant, name: "<img src=x onerror=alert(1)>" };
    const filed = await hall.engine.submit(
      "restaurant-opening",
      { ...application, applicant: hostile },
      hall.by(company),
    );
    const [slip] = await documentsIn(hall, filed.caseId);
    if (slip === undefined) throw new Error("there is no receipt");
    const html = documentHtml(slip, "zh", () => "<svg></svg>");
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(html).not.toContain("<img");
    expect(html).toContain("<svg></svg>");
    expect(documentHtml(slip, "en")).toContain("(seal)");
  });
});

/** What the applicant was told with the receipt. */
async function codeOf(hall: TestHall, caseId: string): Promise<string> {
  const slip = await document(hall, caseId, "receipt-slip");
  return /查询码：(\w+)。/.exec(slip?.says.at(-1)?.zh ?? "")?.[1] ?? "";
}

describe("what the public sees", () => {
  test("PUB1: an enterprise is given a code of its own for each case with the receipt, and the province with the acceptance; a person needs none", async () => {
    const hall = await restaurantHall();
    const [one, two] = [await hall.accepted(), await hall.file()];
    const codes = [await codeOf(hall, one), await codeOf(hall, two)];
    expect(codes).toEqual([expect.stringMatching(/^\w{8}$/), expect.stringMatching(/^\w{8}$/)]);
    expect(codes[0]).not.toBe(codes[1]);
    const { state } = await hall.engine.case(one);
    expect(state.queryCode).toBe(codes[0]);
    await expect(hall.engine.progress(two, codes[0] ?? "")).rejects.toMatchObject({
      code: "PROGRESS_UNKNOWN",
    });
    expect(JSON.stringify(hall.heard)).not.toContain(codes[0]);
  });

  test("PUB1: with the number of the case and the code of the applicant, where it stands and by when, and nobody's name", async () => {
    const hall = await restaurantHall();
    const one = await hall.accepted();
    await hall.opine(one, "handle", "fire");
    const seen = await hall.engine.progress(one, await codeOf(hall, one));
    expect(seen).toMatchObject({
      standing: { zh: "已受理，审批中" },
      filedOn: "2026-09-14",
      acceptedOn: "2026-09-14",
      missing: [],
    });
    expect(seen.due).toMatch(/^2026-/);
    const text = JSON.stringify(seen);
    for (const hidden of [application.applicant.name, "handler-fire", "同意", "fire"]) {
      expect(text).not.toContain(hidden);
    }
  });

  test("PUB1: after five wrong codes neither a right one nor an unknown case tells more (PROGRESS_LOCKED)", async () => {
    const hall = await restaurantHall(undefined, { guesses: new Guesses() });
    const one = await hall.accepted();
    const code = await codeOf(hall, one);
    const answers = async (caseId: string, given: string) =>
      hall.engine.progress(caseId, given).then(
        () => "told",
        (error) => String(error.code),
      );
    for (const caseId of [one, "20260101-nobody"]) {
      const said = [];
      for (let n = 0; n < 6; n++) said.push(await answers(caseId, "WRONG"));
      expect(said).toEqual([...Array(5).fill("PROGRESS_UNKNOWN"), "PROGRESS_LOCKED"]);
      expect(await answers(caseId, code)).toBe("PROGRESS_LOCKED");
    }
    hall.clock.moveTo("2026-09-15T01:00:00Z");
    expect(await answers(one, code)).toBe("told");
  });

  test("PUB1: a wrong code and an unknown case are refused alike", async () => {
    const hall = await restaurantHall();
    const one = await hall.file();
    const refused = { code: "PROGRESS_UNKNOWN" };
    for (const [caseId, code] of [
      [one, "XAMPLF"],
      [one, company.id.slice(-6)],
      [one, ""],
      [one, "E"],
      ["20260101-nobody", "XAMPLE"],
      ["\u0000", "XAMPLE"],
    ] as const) {
      await expect(hall.engine.progress(caseId, code)).rejects.toMatchObject(refused);
    }
  });

  test("PUB1: what is missing is told by title, and why the promise was not kept as it was published", async () => {
    const hall = await restaurantHall();
    const one = await hall.file();
    const asked = { materials: ["floor-plan"], reason: "未标注出口" };
    await hall.act(one, "pre-accept", clerk, { result: "needs-supplement", ...asked });
    const seen = await hall.engine.progress(one, await codeOf(hall, one));
    expect([seen.standing.zh, seen.missing[0]?.zh]).toEqual(["待申请人补正", "经营场所平面图"]);
  });

  test("PUB2: published results name cases, items and days, and no person; only what was completed in the span", async () => {
    const hall = await restaurantHall();
    const one = await hall.accepted();
    const branches = ["food", "signboard", "fire", "tobacco", "drainage"] as const;
    const certificates = Object.fromEntries(branches.map((branch) => [branch, { number: "1" }]));
    for (const branch of branches) {
      // Not every branch has every step.
      for (const step of ["handle", "review", "approve"] as const) {
        await hall.opine(one, step, branch).catch(() => {});
      }
    }
    await hall.act(one, "grant", head);
    hall.at("2026-09-15");
    await hall.act(one, "complete", clerk, { result: "issued", certificates });
    const days = { from: "2026-09-15", to: "2026-09-15" } as never;
    const results = await hall.engine.results(days);
    expect(results).toEqual([
      { caseId: one, item: expect.anything(), completedOn: "2026-09-15", decided: "granted" },
    ]);
    expect(JSON.stringify(results)).not.toContain(application.applicant.name);
    const before = { from: "2026-09-14", to: "2026-09-14" } as never;
    expect(await hall.engine.results(before)).toEqual([]);
  });
});
