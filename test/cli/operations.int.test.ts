import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openHall } from "banjian";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileSink } from "../../packages/exchange/src/index.js";
import { application, folderWith, people, smallItem } from "../support/small-item.js";
import { buildProgram, ran } from "./built-program.js";

const scratch = mkdtempSync(path.join(tmpdir(), "banjian-operations-"));
const db = `pglite://${scratch}/hall`;
const file = path.join(scratch, "notice.json");

const dayFromNow = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The next ten days are off: whenever this runs, business days are among them. */
const notice = {
  calendar: "cn",
  number: "临时放假〔2020〕1号",
  title: "关于临时放假的通知",
  publishedOn: dayFromNow(-2),
  source: "made up for this test",
  holidays: [
    {
      name: "临时放假",
      off: Array.from({ length: 10 }, (_, day) => dayFromNow(day + 1)),
    },
  ],
};

let caseId = "";

beforeAll(async () => {
  await buildProgram();
  writeFileSync(file, JSON.stringify(notice));
  const hall = await openHall({ db, items: "examples/items" });
  const filed = await hall.submit(
    "food-business-licence",
    {
      applicant: { id: "u-1", name: "李雷餐饮店", kind: "legal-person" },
      form: { premises: "幸福路 12 号" },
      materials: ["application", "floor-plan", "safety-rules"].map((id) => ({ id, name: id })),
    },
    { by: { id: "u-1", roles: ["applicant"] }, key: "k1" },
  );
  caseId = filed.caseId;
  await hall.close();
}, 180_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const dueOf = async () => {
  const { out } = await ran(["case", "show", caseId, "--json", "--db", db]);
  return JSON.parse(out).limits[0].due.on as string;
};

describe("calendar load", () => {
  test("shows what a notice would move and changes nothing, then puts it in force once", async () => {
    const before = await dueOf();
    const preview = await ran(["calendar", "load", file, "--db", db, "--lang", "zh"]);
    expect([preview.code, preview.err]).toEqual([0, ""]);
    expect(preview.out).toContain(`${notice.number}  ${notice.title}\n公布 ${notice.publishedOn}`);
    expect(preview.out).toMatch(new RegExp(`${caseId}\n  \\S+ +${before} 周. +→ +\\d{4}`));
    expect(preview.out).toContain("1 个办件、1 个期限受影响\n以上是预览，未作任何改动");
    expect(await dueOf()).toBe(before);

    const applied = await ran(["calendar", "load", file, "--apply", "--json", "--db", db]);
    const { cases, report } = JSON.parse(applied.out);
    expect(report).toEqual({ moved: 1, outcomes: [], failed: [] });
    expect(await dueOf()).toBe(cases[0].moved[0].told.due);
    expect(await dueOf()).not.toBe(before);

    const again = await ran(["calendar", "load", file, "--apply", "--json", "--db", db]);
    expect([again.code, JSON.parse(again.out).report.moved]).toEqual([0, 0]);
  });

  test("could not run without a file that is JSON", async () => {
    const missing = await ran(["calendar", "load", `${file}.none`, "--db", db]);
    expect([missing.code, missing.err.split(" ")[0]]).toEqual([2, "FILE_UNREADABLE"]);
    writeFileSync(`${file}.txt`, "放假通知");
    const text = await ran(["calendar", "load", `${file}.txt`, "--db", db]);
    expect([text.code, text.err.split(" ")[0]]).toEqual([2, "FILE_NOT_JSON"]);
  });
}, 120_000);

describe("hold", () => {
  test("lists what there is, and releases only what is held, by somebody and for a reason", async () => {
    expect(await ran(["hold", "list", "--db", db])).toMatchObject({
      code: 0,
      out: "no hold has been made\n",
    });
    const nothing = await ran(["hold", "release", "--by", "Zhao", "--reason", "x", "--db", db]);
    expect([nothing.code, nothing.err.split(" ")[0]]).toEqual([1, "HOLD_NONE"]);
    const unsaid = await ran(["hold", "release", "--by", "Zhao", "--db", db]);
    expect([unsaid.code, unsaid.err.split(" ")[0]]).toEqual([2, "OPTION_MISSING"]);
  });
}, 120_000);

describe("message", () => {
  test("keeps what a system tells that cannot be, says why, and tries it again (ME15)", async () => {
    const message = path.join(scratch, "messages.jsonl");
    const fields = { SBLSH: caseId, SJBBH: "1", LQSJ: "2026-09-14 10:00:00" };
    writeFileSync(message, `${JSON.stringify({ kind: "collection", fields })}\nnot JSON\n`);
    const given = ["message", "receive", message, "--system", "net", "--db", db];
    const { code, out } = await ran(given);
    expect([code, out.includes('handled in the system "net"')]).toEqual([1, true]);
    expect(out).toContain("unreadable row");
    expect(out).toContain("line 2 cannot be read: is no JSON object");
    const open = await ran(["message", "parked", "--open", "--db", db]);
    expect(open.out.trimEnd().split("\n").at(-1), "ME22").toBe("not JSON");
    const parked = await ran(["message", "parked", "--json", "--case", caseId, "--db", db]);
    expect(parked.out).not.toContain("not JSON");
    const [one] = JSON.parse(parked.out).received;
    expect([parked.code, one.fate, one.caseId]).toEqual([1, "impossible", caseId]);
    const again = await ran(["message", "retry", one.id, "--db", db, "--lang", "zh"]);
    expect([again.code, again.out.includes("不成立")]).toEqual([1, true]);
    const listed = await ran(["incident", "list", "--db", db, "--lang", "en"]);
    expect(listed.out).toContain("rows of the system net cannot be read");
    const [id = ""] = listed.out.split(" ");
    const word = ["--by", "Zhao", "--reason", "sent again", "--db", db];
    expect((await ran(["incident", "skip", id, ...word])).code).toBe(0);
    const unknown = await ran(["message", "retry", "none", "--db", db]);
    expect(unknown.err.split(" ")[0]).toBe("MESSAGE_UNKNOWN");
  });
}, 120_000);

describe("message gaps", () => {
  test("finds what a receiver does not have by the file it kept, and leaves an event behind (ME23)", async () => {
    const events = path.join(scratch, "province");
    const other = `pglite://${scratch}/sending`;
    const sinks = [fileSink({ name: "province", folder: events })];
    const items = folderWith({ "small.yaml": smallItem() });
    const hall = await openHall({ db: other, items, sinks, messages: {} });
    for (const key of ["k1", "k2"])
      await hall.submit("small-licence", application, { by: people.applicant, key });
    await hall.deliver();
    const days = { from: dayFromNow(-1), to: dayFromNow(1) };
    await hall.close();
    const [name = ""] = readdirSync(events);
    const kept = path.join(events, name);
    const asked = ["message", "gaps", "--from", days.from, "--to", days.to, "--db", other];
    const whole = await ran([...asked, "--received", kept]);
    expect(whole).toMatchObject({ code: 0, out: "no message is missing\n" });
    const lines = readFileSync(kept, "utf8").trimEnd().split("\n");
    const gone = lines.findIndex((line) => JSON.parse(line).type === "banjian.message.made");
    writeFileSync(kept, `${lines.toSpliced(gone, 1).join("\n")}\n`);
    const { code, out } = await ran([...asked, "--received", kept, "--json"]);
    const { gaps } = JSON.parse(out);
    const lacking = JSON.parse(lines[gone] ?? "").subject;
    expect([code, gaps]).toMatchObject([1, [{ lacks: "receiver", caseId: lacking, version: 1 }]]);
    const listed = await ran(["event", "list", "--db", other, "--lang", "zh"]);
    expect(listed.out.trimEnd().split("\n").at(-1)).toMatch(
      /\(hall\) +delivery:gap +发现缺少的消息$/,
    );
    rmSync(items, { recursive: true });
  });
}, 120_000);

describe("incident", () => {
  test("lists what a sink could not take, and has it skipped by somebody and for a reason (P10)", async () => {
    // Of the messages of a system in which nothing is handled.
    const { out: before } = await ran(["incident", "list", "--db", db]);
    expect(before).toContain("messages of the system net about case");
    const [stray = ""] = before.split("  ");
    const foreign = ["--by", "Zhao", "--reason", "not ours"];
    await ran(["incident", "skip", stray, ...foreign, "--db", db]);
    expect(await ran(["incident", "list", "--db", db])).toMatchObject({
      code: 0,
      out: "nothing waits for a person\n",
    });
    const refuse = async () => {
      throw new Error("no route");
    };
    const sinks = [{ name: "exchange", deliver: refuse }];
    const hall = await openHall({ db, sinks, retries: { age: 0 } });
    await hall.deliver();
    await hall.close();
    const { out } = await ran(["incident", "list", "--db", db, "--lang", "en"]);
    const [, id = ""] =
      /^(i[0-9a-f]{12}) {2}the sink exchange does not take event 1 of/m.exec(out) ?? [];
    expect(out).toContain("    Error: no route\n    open since ");
    const word = ["--by", "Zhao", "--reason", "told by telephone", "--db", db];
    const unsaid = await ran(["incident", "skip", id, "--by", "Zhao", "--db", db]);
    expect([unsaid.code, unsaid.err.split(" ")[0]]).toEqual([2, "OPTION_MISSING"]);
    const skipped = await ran(["incident", "skip", id, ...word, "--json"]);
    expect(JSON.parse(skipped.out).incident.closed).toMatchObject({
      outcome: "skipped",
      by: "Zhao",
      reason: "told by telephone",
    });
    const shown = await ran(["case", "show", caseId, "--db", db, "--lang", "en"]);
    // In columns: a sentence goes on in the next line.
    const told = shown.out.replaceAll(/\s+/g, " ");
    expect(told).toContain(`incident ${id}: the sink exchange did not take the event`);
    expect(told).toContain("Zhao had it left out: told by telephone");
    const again = await ran(["incident", "retry", id, ...word]);
    expect([again.code, again.err.split(" ")[0]]).toEqual([1, "INCIDENT_UNKNOWN"]);
    const all = await ran(["incident", "list", "--all", "--db", db, "--lang", "zh"]);
    expect(all.out).toContain("Zhao 要求略过：told by telephone");
  });
}, 120_000);

describe("absence", () => {
  test("TK6: puts on record who acts for whom, in force in every hall, and ends it on another day", async () => {
    const said = ["--person", "f-12:孙丽", "--role", "reviewer", "--department", "fire-rescue"];
    const days = ["--from", "2026-09-21", "--to", "2026-09-25", "--reason", "培训"];
    const deputy = ["--deputy", "f-14:田勇"];
    const at = ["--db", db, "--lang", "zh"];
    const done = await ran(["absence", "record", ...said, ...deputy, ...days, ...at]);
    expect(done).toMatchObject({
      code: 0,
      out: "a1  2026-09-21 … 2026-09-25  孙丽 (f-12) 外出，由 田勇 (f-14) 代理：培训\n",
    });
    const unsaid = await ran(["absence", "record", ...said, ...days, ...at]);
    expect([unsaid.code, unsaid.err.split(" ")[0]]).toEqual([2, "OPTION_MISSING"]);
    const shorter = await ran(["absence", "until", "a1", "2026-09-23", ...at, "--json"]);
    expect(JSON.parse(shorter.out).absence).toMatchObject({ id: "a1", to: "2026-09-23" });
    const listed = await ran(["absence", "list", "--db", db, "--lang", "en"]);
    expect(listed.out).toBe(
      "a1  2026-09-21 … 2026-09-23  孙丽 (f-12) is away, 田勇 (f-14) acts: 培训\n",
    );
  });
}, 120_000);
