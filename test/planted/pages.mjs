// The page that lists the planted faults with the tests that caught them, in both languages.
const folder = "docs/testing";

const words = {
  en: {
    page: `${folder}/planted-faults.md`,
    before: (count) => `# Planted faults

${count} faults that somebody might make, each planted alone into a copy of the checkout: what it is, which test catches it, and what that test says. A test that fails only because it ran out of time is no proof.

\`\`\`sh
node test/planted/plant.mjs           # all of them: each against the file of tests that is to catch it
node test/planted/plant.mjs 3 14      # some of them
node test/planted/plant.mjs --write   # all of them, and this page anew
\`\`\`

A fault that nothing catches ends the run with 1: write the test that is missing. To plant another, add it to one of the lists in [test/planted](../../test/planted/faults.mjs): the text of a source file, what it becomes, and the tests.

| | fault | planted in | caught by | what the test says |
|---|---|---|---|---|
`,
    name: ({ name }) => name,
    nothing: "**nothing**",
  },
  zh: {
    page: `${folder}/planted-faults.zh-CN.md`,
    before: (count) => `# 故意种下的错

有人可能犯的 ${count} 个错，每次只把一个种进一份副本：是什么错，被哪个测试发现，测试怎么说。只因超过测试时限而失败的，不算证明。

\`\`\`sh
node test/planted/plant.mjs           # 全部：各自只跑应当发现它的测试文件
node test/planted/plant.mjs 3 14      # 其中几个
node test/planted/plant.mjs --write   # 全部，并重写本页
\`\`\`

没有被发现的，运行以 1 结束：请补上缺少的测试。要再种一个，把它加进 [test/planted](../../test/planted/faults.mjs) 的列表：源文件中的一段文字、改成什么、应由哪个测试发现。

| | 错 | 种在 | 发现它的测试 | 测试怎么说 |
|---|---|---|---|---|
`,
    name: ({ zh }) => zh,
    nothing: "**没有**",
  },
};

/** The pages by their files, made of what each fault was caught by. */
export function pages(results) {
  return Object.values(words).map(({ page, before, name, nothing }) => {
    const rows = results.map(({ number, fault, caught }) => {
      const by = caught === undefined ? nothing : `${cell(caught.test)} (\`${fault.test}\`)`;
      const says = caught === undefined ? "" : `\`${cell(caught.says).replaceAll("`", "'")}\``;
      return `| ${number} | ${name(fault)} | \`${fault.file}\` | ${by} | ${says} |`;
    });
    return [page, `${before(results.length)}${rows.join("\n")}\n`];
  });
}

// In a table a line is cut off, and a stroke is none of its own.
function cell(text) {
  const short = text.length > 160 ? `${text.slice(0, 157)}…` : text;
  return short.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
