import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { run } from "./run.js";
import { fakeContext } from "./testing/fake-context.js";

const folder = mkdtempSync(path.join(tmpdir(), "banjian-messages-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function checked(text: string | Buffer, ...more: string[]) {
  const file = path.join(folder, "messages.xml");
  writeFileSync(file, text);
  const context = fakeContext(["message", "check", file, "--lang", "en", ...more]);
  const code = await run(context);
  return { code, out: context.printed.out.replaceAll(`${folder}/`, ""), err: context.printed.err };
}

const rows = (collector: string) => `<messages>
  <lqdj>
    <SBLSH>s1</SBLSH><YWLSH>y1</YWLSH><SXBM>item</SXBM><XZQHDM>440305</XZQHDM><SJBBH>1</SJBBH>
    <LQSJ>2026-09-14 10:00:00</LQSJ>
    ${collector}
    <LQFS>9</LQFS>
  </lqdj>
</messages>
`;

test("ME7: message check names line, field and problem, and ends with 1", async () => {
  const { code, out } = await checked(rows("<LQRXM>李雷</LQRXM>"));
  expect([code, out]).toEqual([
    1,
    `messages.xml:2  ME8  comes after the completion
messages.xml:6  ME7  LQFS  must be one of: 0, 1, 2
1 messages, 2 findings
`,
  ]);
  const json = JSON.parse((await checked(rows(""), "--json")).out);
  expect(json.findings).toContainEqual({
    rule: "ME7",
    field: "LQRXM",
    problem: "is missing",
    line: 2,
  });
});

test("ME7: a file of nothing but messages in order ends with 0; one that is no text is refused", async () => {
  expect(await checked("<messages></messages>")).toMatchObject({
    code: 0,
    out: "0 messages, 0 findings\n",
  });
  expect((await checked(Buffer.from([0xff, 0xfe, 0x00]))).err).toMatch(/^FILE_UNREADABLE/);
});
