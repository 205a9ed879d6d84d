import { type LocalDate, parseLocalDate, parseTimeZone } from "@banjian/calendar";
import type { CaseState } from "@banjian/core";
import picocolors from "picocolors";
import { beforeAll, describe, expect, test } from "vitest";
import { caseJson } from "./case-json.js";
import { caseLines } from "./print-case.js";
import type { Look } from "./print-timeline.js";
import { restaurantCase } from "./testing/restaurant-case.js";

type View = Awaited<ReturnType<typeof restaurantCase>>;

const day = (text: string): LocalDate => parseLocalDate(text);
let view: View;

/** The restaurant's case with everything that can lie beside its work. */
beforeAll(async () => {
  const found = await restaurantCase();
  const sentOn = day("2026-09-21");
  const matter = "油烟和噪声";
  const asked = { branch: "food", at: 0, askedBy: { id: "m-1" }, askedOn: sentOn };
  const state: CaseState = {
    ...found.state,
    rights: [
      {
        id: "r1",
        procedure: "hearing",
        branch: "food",
        matter,
        parties: [
          { id: found.state.applicant.id },
          { id: "n-1", name: "居民周某" },
          { id: "n-2", name: "居民吴某" },
        ],
        notifiedOn: sentOn,
        requested: ["n-1"],
        waived: [found.state.applicant.id],
      },
    ],
    consultations: [
      { ...asked, id: "q1", department: "water-affairs", question: "是否影响排水" },
      {
        ...asked,
        id: "q2",
        department: "fire-rescue",
        question: "疏散是否足够",
        answer: "足够",
        answeredOn: day("2026-09-22"),
      },
      { ...asked, id: "q3", department: "fire-rescue", question: "再问", endedOn: sentOn },
    ],
    orders: [
      {
        id: "o1",
        work: "x",
        roles: [],
        department: "fire-rescue",
        text: "说明进度",
        issuedOn: sentOn,
      },
      {
        id: "o2",
        work: "x",
        roles: [],
        department: "water-affairs",
        text: "说明超期原因",
        issuedOn: sentOn,
        answer: "本周办结",
        answeredOn: day("2026-09-22"),
      },
    ],
    copies: [
      {
        id: "c1",
        to: [{ id: "z-1", name: "街道办" }, { id: "z-2" }],
        note: "请知悉",
        sentOn,
        read: ["z-1"],
      },
    ],
  };
  const { item, stateTitle } = found;
  view = Object.assign(Object.create(null), {
    id: found.id,
    item,
    stateTitle,
    state,
    limits: [],
    cards: [],
    history: found.history,
  });
});

function linesIn(lang: Look["lang"]): readonly string[] {
  const zone = parseTimeZone("Asia/Shanghai");
  const colours = picocolors.createColors(false);
  return caseLines(view, [], [], { lang, colours, width: 100, zone });
}

function sectionOf(lang: Look["lang"], heading: string): readonly string[] {
  const lines = linesIn(lang);
  const from = lines.indexOf(heading) + 1;
  return lines.slice(from, lines.indexOf("", from)).map((line) => line.replaceAll(/ {2,}/g, "  "));
}

describe("what lies beside the work of a case", () => {
  test("TK8: procedures say for which departments they are, since when, and what came of them", () => {
    expect(sectionOf("zh", "特别程序")).toEqual([
      "p1  检测  食品经营许可  2026-09-17 周四 …  进行中",
    ]);
    expect(sectionOf("en", "Procedures")).toEqual([
      "p1  testing  food licence  2026-09-17 Thu …  under way",
    ]);
  });

  test("TK9: rights say what each party has answered", () => {
    expect(sectionOf("zh", "听证权利")).toEqual([
      "食品经营许可  幸福里餐饮有限公司  2026-09-21 周一  油烟和噪声  放弃  待了结",
      "食品经营许可  居民周某  2026-09-21 周一  油烟和噪声  申请听证  待了结",
      "食品经营许可  居民吴某  2026-09-21 周一  油烟和噪声  未答复  待了结",
    ]);
  });

  test("AP14: consultations say who was asked what, and what the answer is", () => {
    expect(sectionOf("zh", "征求意见")).toEqual([
      "食品经营许可  区水务局  2026-09-21 周一  是否影响排水  待答复",
      "食品经营许可  区消防救援大队  2026-09-21 周一  疏散是否足够  2026-09-22 答复：足够",
      "食品经营许可  区消防救援大队  2026-09-21 周一  再问  2026-09-21 起无需答复",
    ]);
    expect(sectionOf("en", "Consultations")[2]).toMatch(/not needed since 2026-09-21$/);
  });

  test("TK5: supervision orders say whom they ask and what was answered", () => {
    expect(sectionOf("zh", "督办")).toEqual([
      "区消防救援大队  2026-09-21 周一  说明进度  待答复",
      "区水务局  2026-09-21 周一  说明超期原因  2026-09-22 答复：本周办结",
    ]);
    expect(sectionOf("en", "Supervision orders")[1]).toMatch(/answered 2026-09-22: 本周办结$/);
  });

  test("TK7: copies say who has read them", () => {
    expect(sectionOf("zh", "抄送")).toEqual([
      "街道办  2026-09-21 周一  请知悉  已阅",
      "z-2  2026-09-21 周一  请知悉  未阅",
    ]);
    expect(sectionOf("en", "Copies")[1]).toMatch(/not read$/);
  });

  test("as JSON they are there as well", () => {
    const json = JSON.parse(JSON.stringify(caseJson(view, [], [], "en")));
    expect(json.orders.map(({ id }: { id: string }) => id)).toEqual(["o1", "o2"]);
    expect(json.rights[0].waived).toEqual([view.state.applicant.id]);
    expect([json.copies.length, json.procedures.length]).toEqual([1, 1]);
  });
});
