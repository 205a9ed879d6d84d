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

test("ME7: a file that is no text is refused", async () => {
  const collected = rows("<LQRXM>李雷</LQRXM>").replace(">9<", ">0<");
  const out = (await checked(collected)).out;
  expect(out, "but for what came before").toBe(
    "messages.xml:2  ME8  comes after the completion\n1 messages, 1 findings\n",
  );
  expect((await checked(Buffer.from([0xff, 0xfe, 0x00]))).err).toMatch(/^FILE_UNREADABLE/);
});

test.each(["", "\n", "<messages></messages>"])(
  "ME7: a file without any message is no file that may go out: %j",
  async (text) => {
    const { code, out } = await checked(text);
    expect([code, out]).toEqual([
      1,
      "messages.xml:1  ME7  there is no message in the file\n0 messages, 1 findings\n",
    ]);
  },
);

test("ME7: a file is read in the encoding it declares, and refused where it is not written in it (FILE_UNREADABLE)", async () => {
  const declared = (encoding: string) =>
    Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>\n${rows("<LQRXM>?</LQRXM>")}`);
  // 李雷 in GBK.
  const name = Buffer.from([0xc0, 0xee, 0xc0, 0xd7]);
  const written = (encoding: string) => {
    const text = declared(encoding);
    const at = text.lastIndexOf("?");
    return Buffer.concat([text.subarray(0, at), name, text.subarray(at + 1)]);
  };
  for (const encoding of ["GBK", "gb18030"]) {
    const { code, out } = await checked(written(encoding));
    expect([code, out]).toEqual([1, expect.stringContaining("1 messages, 2 findings")]);
  }
  for (const encoding of ["UTF-8", "nonsense"]) {
    const { code, err } = await checked(written(encoding));
    expect([code, err]).toEqual([2, expect.stringContaining("FILE_UNREADABLE")]);
  }
});
