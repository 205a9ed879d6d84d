import type { Text } from "@banjian/base";
import type { ConditionScope, Known } from "../condition/scope.js";
import { audiences } from "../definition/audiences.js";
import type { ItemFile } from "../definition/item-schema.js";
import { milestoneTitles } from "../definition/milestone.js";
import { trustGrades } from "../definition/variant-schema.js";
import { branchesOf } from "./file-parts.js";

/** Where a branch stands, as conditions see it. */
const branchStates = [
  "waiting",
  "open",
  "agreed",
  "refused",
  "deemed-agreed",
  "not-needed",
  "stopped",
] as const;

const made = new WeakMap<ItemFile, ConditionScope>();

/** Every name that the conditions of an item may use, and what it stands for. */
export function conditionScope(file: ItemFile): ConditionScope {
  const known = made.get(file) ?? new Map(namesIn(file));
  made.set(file, known);
  return known;
}

function* namesIn(file: ItemFile): Generator<[string, Known]> {
  for (const [name, { type, title, choices }] of Object.entries(file.item.form)) {
    yield [
      `form.${name}`,
      { type, title: title ?? plain(name), ...(choices === undefined ? {} : { choices }) },
    ];
  }
  for (const { id, title } of file.item.materials) {
    yield [`materials.${id}`, { type: "boolean", title: around("已收到", "have", title) }];
  }
  for (const { id, title } of branchesOf(file).values()) {
    yield [`branches.${id}`, { type: "text", title, choices: branchStates }];
  }
  for (const [name, title] of Object.entries(milestoneTitles)) {
    yield [`reached.${name}`, { type: "boolean", title: around("已", "after", title) }];
  }
  for (const [name, { title }] of Object.entries(file.variants)) {
    const said = { zh: `适用情形“${title.zh}”`, en: `the variant "${title.en}" applies` };
    yield [`variants.${name}`, { type: "boolean", title: said }];
  }
  yield [
    "applicant.trust",
    {
      type: "text",
      title: { zh: "申请人信用等级", en: "the applicant's trust grade" },
      choices: Object.keys(trustGrades),
    },
  ];
  const kinds = Object.keys(audiences);
  yield [
    "applicant.kind",
    { type: "text", title: { zh: "申请人类型", en: "the applicant's kind" }, choices: kinds },
  ];
  const channels = ["window", "online"];
  yield [
    "channel",
    { type: "text", title: { zh: "申办渠道", en: "the channel" }, choices: channels },
  ];
}

function around(zh: string, en: string, title: Text): Text {
  return { zh: `${zh}“${title.zh}”`, en: `${en} "${title.en}"` };
}

function plain(name: string): Text {
  return { zh: name, en: name };
}
