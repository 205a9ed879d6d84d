import { payloads } from "../packages/core/src/case/payload.js";
import { type ActionKind, actionKinds } from "../packages/core/src/definition/action-kind.js";
import { alternatives, jsonSchemaOf } from "../packages/core/src/definition/json-schema.js";
import type { JsonSchema } from "../packages/core/src/definition/worded-schema.js";

const intro = `# Payloads · 动作内容

What each action may and must say in \`payload\`; any other key is refused (PAYLOAD_INVALID). An action of an item's own takes the payload of its kind. In TypeScript: \`{ reason } satisfies ActionPayloads["deny"]\`. Who does not agree (\`agree: false\`) has to say why in \`opinion\`.
每个动作的 \`payload\` 可以写和必须写的内容；其他键一律拒绝（PAYLOAD_INVALID）。事项自定义的动作按其 kind 书写。TypeScript 中可写作 \`{ reason } satisfies ActionPayloads["deny"]\`。不同意（\`agree: false\`）须在 \`opinion\` 中说明理由。

The tests write this page from the schemas: \`pnpm exec vitest run --project house test/payload-page.test.ts -u\`.
本页由测试根据模式生成：\`pnpm exec vitest run --project house test/payload-page.test.ts -u\`。

| action | 动作 | Action | 必填 Required | 可选 Optional |
|---|---|---|---|---|
`;

/** The page that lists the payload of every kind of action, one line for each shape it may have. */
export function payloadPage(): string {
  const kinds = Object.keys(actionKinds) as ActionKind[];
  return `${intro}${kinds.flatMap(linesOf).join("\n")}\n`;
}

function linesOf(kind: ActionKind): string[] {
  const { zh, en } = actionKinds[kind];
  return alternatives(jsonSchemaOf(payloads[kind])).map(({ properties = {}, required = [] }) => {
    const fields = (isRequired: boolean) =>
      Object.entries(properties)
        .filter(([name]) => required.includes(name) === isRequired)
        .map(([name, schema]) => `\`${name}: ${typeText(schema)}\``)
        .join("<br>");
    return `| \`${kind}\` | ${zh} | ${en} | ${fields(true)} | ${fields(false)} |`;
  });
}

/** The type as TypeScript writes it; the bar of a union would end the cell. */
function typeText(schema: JsonSchema): string {
  const shapes = alternatives(schema);
  if (shapes.length > 1) return shapes.map(typeText).join(" \\| ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(" \\| ");
  if (schema.type === "array") return `${typeText(schema.items ?? {})}[]`;
  if (schema.type === "object") return objectText(schema);
  const [example] = schema.examples ?? [];
  return example === undefined ? String(schema.type) : `string, ${JSON.stringify(example)}`;
}

function objectText({ properties, required = [], additionalProperties }: JsonSchema): string {
  if (properties === undefined) {
    const value = typeof additionalProperties === "object" ? additionalProperties : {};
    return `{ [name]: ${typeText(value)} }`;
  }
  const fields = Object.entries(properties).map(
    ([name, schema]) => `${name}${required.includes(name) ? "" : "?"}: ${typeText(schema)}`,
  );
  return `{ ${fields.join("; ")} }`;
}
