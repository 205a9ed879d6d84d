import path from "node:path";
import { expect, test } from "vitest";
import { refusalCodes } from "../packages/cli/src/refusal-codes.js";

const page = path.join(import.meta.dirname, "../docs/REFUSALS.md");

const intro = `# Refusals · 拒绝代码

The codes with which an application, an action or a call is refused, and what to do about each. A scenario names the code it expects: \`refused: CODE\`. \`banjian explain CODE\` shows the same in a terminal.
申请、动作或调用被拒绝时的代码，以及怎样办。情景用 \`refused: 编码\` 写明应当被拒绝的代码。\`banjian explain 编码\` 在终端里显示同样的内容。

The tests write this page from the catalogue of errors: \`pnpm exec vitest run --project house test/refusal-page.test.ts -u\`.
本页由测试根据错误目录生成：\`pnpm exec vitest run --project house test/refusal-page.test.ts -u\`。

| code 代码 | 怎样办 | What to do |
|---|---|---|
`;

test("docs/REFUSALS.md has every code with which something is refused: write it anew with -u", async () => {
  const inCell = (text: string) => text.replaceAll("|", "\\|");
  const rows = [...refusalCodes()].map(
    ([code, { zh, en }]) => `| \`${code}\` | ${inCell(zh)} | ${inCell(en)} |`,
  );
  expect(rows.join("\n")).toContain("`MATERIALS_MISSING`");
  await expect(`${intro}${rows.join("\n")}\n`).toMatchFileSnapshot(page);
});
