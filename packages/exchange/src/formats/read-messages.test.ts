import type { ProcessMessage } from "@banjian/core";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messageLines, messageRows } from "./message-rows.js";
import { readMessages } from "./read-messages.js";

const plain = (text: string) => readMessages(text).messages.map(({ message }) => message);
const unread = (text: string) =>
  readMessages(text).unread.map(({ line, problem }) => `${line} ${problem.en}`);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no message holds
const unsafe = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

test("ME6: what was written as rows or as lines is read back as it was", () => {
  const value = fc
    .string({ unit: "binary", minLength: 1 })
    // Neither XML nor a message holds these.
    .filter((text) => !unsafe.test(text));
  const messages = fc.array(
    fc.record({
      kind: fc.constantFrom<ProcessMessage["kind"]>("application", "approval"),
      fields: fc.dictionary(fc.constantFrom("SBLSH", "SPYJ", "BZ"), value, {
        noNullPrototype: true,
      }),
    }),
  );
  fc.assert(
    fc.property(messages, (given) => {
      expect(plain(messageRows(given))).toEqual(given);
      expect(plain(messageLines(given))).toEqual(given);
    }),
    { seed: 39046, numRuns: 200 },
  );
});

test("ME7: rows are read with the line of each field", () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<!-- 9月 -->
<DATA>
  <SB>
    <SBLSH>s1</SBLSH>
    <SQRMC><![CDATA[甲&乙]]></SQRMC>
    <BZ/>
  </SB>
</DATA>
`;
  expect(readMessages(text)).toEqual({
    messages: [
      {
        message: { kind: "application", fields: { SBLSH: "s1", SQRMC: "甲&乙" } },
        line: 4,
        lines: { SBLSH: 5, SQRMC: 6, BZ: 7 },
      },
    ],
    unread: [],
  });
});

test("ME7: of the events that a file sink wrote only the messages are read", () => {
  const message = { kind: "collection", fields: { LQFS: "0" } };
  const lines = [
    { specversion: "1.0", type: "banjian.case.opened", data: {} },
    { specversion: "1.0", type: "banjian.message.made", data: { message } },
  ];
  expect(plain(lines.map((line) => JSON.stringify(line)).join("\n"))).toEqual([message]);
});

test("ME6: a message may be called by the Chinese titles of its table and fields", () => {
  const message = { kind: "acceptance", fields: { SLSJ: "2026-09-14 10:00:00", SLZTDM: "1" } };
  const rows =
    "<数据><受理><受理时间>2026-09-14 10:00:00</受理时间><受理状态代码>1</受理状态代码></受理></数据>";
  expect(plain(rows)).toEqual([message]);
  const fields = { 受理时间: "2026-09-14 10:00:00", SLZTDM: "1" };
  for (const kind of ["受理", "sl", "acceptance"])
    expect(plain(JSON.stringify({ kind, fields }))).toEqual([message]);
});

describe("ME7: what is no file of messages is told with its line, and holds nobody up", () => {
  test.each<[string, string]>([
    [
      '<a x="1"/>',
      "1 there may be elements and text only: no attributes, document type or instructions",
    ],
    [
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>\n<a/>',
      "1 there may be elements and text only: no attributes, document type or instructions",
    ],
    ["<a>\n<sb>\n<SBLSH>&b;</SBLSH></sb></a>", "3 there is an unknown entity"],
    ["<a>\n<sb><SBLSH>1</SBLSH>\n<SBLSH>2</SBLSH></sb></a>", "3 the field SBLSH is written twice"],
    ["<a>\n<sb>", "2 an element does not end"],
    ["<a><sb></a>", "1 an element does not end"],
    ["<a><sb><B><C/></B></sb></a>", "1 there is an element inside a field"],
    ["<a/>\n<a/>", "2 there are two roots"],
    ["<a>文</a>", "1 there is text outside a field"],
    [
      '{"kind":"bill","fields":{}}',
      "1 there is no such message; there are: application, pre-acceptance, acceptance, approval, supplement-notice, supplement-received, special-procedure, special-procedure-result, completion, collection",
    ],
    [
      '\n{"kind":"approval","fields":{"SJBBH":1}}',
      '2 must be {"kind": …, "fields": {…}} whose values are all text',
    ],
    ["{", "1 is no JSON object"],
  ])("%j", (text, problem) => {
    expect(unread(text)).toEqual([problem]);
  });

  test("the beginning of its text is kept: the line, the row, or what follows the last row", () => {
    const texts = (text: string) => readMessages(text).unread.map((one) => one.text);
    expect(texts("{\n[1]")).toEqual(["{", "[1]"]);
    expect(texts("<a><xx><Y>1</Y></xx><lqdj/></a>")).toEqual(["<xx><Y>1</Y></xx>"]);
    const broken = "<sb><SBLSH>c1</SBLSH><B>&b;</B></sb><sl/></a>";
    expect(texts(`<a><lqdj/>${broken}`)).toEqual([broken]);
    expect(texts(`<a><lqdj/>\n文</a>`)).toEqual(["\n文</a>"]);
    expect(texts(`{${"x".repeat(9000)}`)[0]).toHaveLength(4000);
  });

  test("a table that there is not is passed over", () => {
    const text = "<a>\n<xx><Y>1</Y></xx>\n<lqdj><LQFS>0</LQFS></lqdj></a>";
    expect(plain(text)).toEqual([{ kind: "collection", fields: { LQFS: "0" } }]);
    expect(unread(text)[0]).toMatch(/^2 there is no table xx; there are: sb, wsysl/);
  });

  test("a long file of one open element is read in no time", () => {
    const started = performance.now();
    expect(unread(`<a>${"<".repeat(200_000)}`)).toHaveLength(1);
    expect(unread(`<a><sb><B>${"&amp;".repeat(200_000)}`)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
