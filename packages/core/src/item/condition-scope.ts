import { madeOnce, type Text } from "@banjian/base";
import type { ConditionScope, Known } from "../condition/scope.js";
import { audiences } from "../definition/audiences.js";
import { milestoneTitle } from "../definition/decision-words.js";
import type { FormField, ItemFile } from "../definition/item-schema.js";
import { milestones } from "../definition/milestone.js";
import { trustGrades } from "../definition/variant-schema.js";
import { branchesOf } from "./file-parts.js";

/** Where a branch stands, as conditions see it. */
const branchStates = {
  waiting: { zh: "等待办理", en: "waiting" },
  open: { zh: "在办", en: "open" },
  agreed: { zh: "同意", en: "agreed" },
  refused: { zh: "不同意", en: "refused" },
  "deemed-agreed": { zh: "视为同意", en: "deemed to agree" },
  "not-needed": { zh: "无需办理", en: "not needed" },
  stopped: { zh: "停止办理", en: "stopped" },
} as const;

const filingWays = {
  window: { zh: "窗口", en: "the window" },
  online: { zh: "网上", en: "online" },
};

const certain = { certain: true } as const;
const yesOrNo = { type: "boolean", ...certain } as const;

/** Choices with their words. */
function spoken(words: Readonly<Record<string, Text>>): Pick<Known, "choices" | "words"> {
  return { choices: Object.keys(words), words };
}

/** Every name that the conditions of an item may use, and what it stands for. */
export const conditionScope = madeOnce((file: ItemFile): ConditionScope => new Map(namesIn(file)));

function* namesIn(file: ItemFile): Generator<[string, Known]> {
  for (const [name, field] of Object.entries(file.item.form))
    yield [`form.${name}`, inForm(name, field)];
  for (const { id, title } of file.item.materials) {
    yield [`materials.${id}`, { ...yesOrNo, title: around("已收到", "have", title) }];
  }
  for (const { id, title } of branchesOf(file).values()) {
    yield [`branches.${id}`, { type: "text", title, ...certain, ...spoken(branchStates) }];
  }
  for (const name of milestones) {
    const title = milestoneTitle(file.item.type, name);
    yield [`reached.${name}`, { ...yesOrNo, title: around("已", "after", title) }];
  }
  for (const [name, { title }] of Object.entries(file.variants)) {
    const said = { zh: `适用情形“${title.zh}”`, en: `the variant "${title.en}" applies` };
    yield [`variants.${name}`, { ...yesOrNo, title: said }];
  }
  yield [
    "applicant.trust",
    {
      type: "text",
      title: { zh: "申请人信用等级", en: "the applicant's trust grade" },
      choices: Object.keys(trustGrades),
    },
  ];
  yield [
    "applicant.kind",
    {
      type: "text",
      ...certain,
      title: { zh: "申请人类型", en: "the applicant's kind" },
      choices: applicantKinds(file),
      words: audiences,
    },
  ];
  yield [
    "channel",
    {
      type: "text",
      ...certain,
      title: { zh: "申办渠道", en: "the channel" },
      ...spoken(filingWays),
    },
  ];
}

/** The bounds of a text are of its length. */
function inForm(name: string, field: FormField): Known {
  const { type, title = plain(name), choices, min, max } = field;
  const isCertain = field.required === true && field["only-when"] === undefined;
  const isNumber = type === "integer" || type === "number";
  return {
    type,
    title,
    ...(choices === undefined ? {} : { choices }),
    ...(isNumber && min !== undefined ? { min } : {}),
    ...(isNumber && max !== undefined ? { max } : {}),
    ...(isCertain ? certain : {}),
  };
}

/** Who applies to the item, by its audience; "others" may be anybody. */
function applicantKinds({ item: { audience } }: ItemFile): readonly string[] {
  return audience.includes("other") ? Object.keys(audiences) : audience;
}

function around(zh: string, en: string, title: Text): Text {
  return { zh: `${zh}“${title.zh}”`, en: `${en} "${title.en}"` };
}

function plain(name: string): Text {
  return { zh: name, en: name };
}
