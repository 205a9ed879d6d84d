import type { ProcessMessage } from "@banjian/core";
import { expect, test } from "vitest";
import { messageRows } from "./message-rows.js";

test("ME6: what a field says stays within its element", () => {
  const fields = { SBLSH: "c1", SPYJ: `</spcl><bj>&"'\r\n第二行` };
  const message: ProcessMessage = { kind: "approval", fields };
  expect(messageRows([message])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<messages>
  <spcl>
    <SBLSH>c1</SBLSH>
    <SPYJ>&lt;/spcl&gt;&lt;bj&gt;&amp;&quot;&apos;&#13;
第二行</SPYJ>
  </spcl>
</messages>
`);
});
