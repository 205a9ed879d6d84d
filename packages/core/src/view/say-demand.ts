import type { Text } from "@banjian/base";
import { amountText } from "@banjian/calendar";
import { sayAllowance } from "../definition/allowance.js";
import { sayBasis } from "../definition/basis-text.js";
import { type FormField, fieldTypes, type ItemFile } from "../definition/item-schema.js";
import type { Variant } from "../definition/variant-schema.js";
import type { Item } from "../item/item.js";
import { sayWhen } from "./say-need.js";
import { sayOwnLimit } from "./say-own-limit.js";

type Material = ItemFile["item"]["materials"][number];

/** What else an applicant has to know of a document: its blank form, a sample, whether it may come later, by which law. */
export function materialNotes({ blank, sample, tolerated, basis }: Material): Text[] {
  const notes: (Text | undefined)[] = [
    blank === undefined ? undefined : { zh: `空白表格 ${blank}`, en: `blank form: ${blank}` },
    sample === undefined ? undefined : { zh: `填写示例 ${sample}`, en: `sample: ${sample}` },
    tolerated && sayTolerated(tolerated),
    basis && sayBasis(basis),
  ];
  return notes.flatMap((note) => note ?? []);
}

/** For how long, and for whom, an application is accepted without a document. */
export function sayTolerated({ within, trust }: NonNullable<Material["tolerated"]>): Text {
  const who = trust === undefined ? undefined : trust.join("、");
  const [zh, en] = [amountText(within, "zh"), amountText(within, "en")];
  return {
    zh: `可容缺受理，${zh}内补交${who === undefined ? "" : `（信用等级 ${who}）`}`,
    en: `accepted without it, to be handed in within ${en}${who === undefined ? "" : ` (trust grade ${trust?.join(", ")})`}`,
  };
}

/** What is written into a field: one of its choices, else what its type takes, with its bounds (of a text, in characters). */
export function sayEntry({ type, choices, min, max }: FormField): Text {
  if (choices !== undefined) {
    return { zh: `选一：${choices.join("、")}`, en: `one of: ${choices.join(", ")}` };
  }
  const { zh, en } = fieldTypes[type];
  const bound = (of: Text, count: number): Text =>
    type === "text"
      ? { zh: `${of.zh} ${count} 字`, en: `${of.en} ${count} characters` }
      : { zh: `${of.zh} ${count}`, en: `${of.en} ${count}` };
  const bounds: readonly Text[] = [
    ...(min === undefined ? [] : [bound({ zh: "不小于", en: "at least" }, min)]),
    ...(max === undefined ? [] : [bound({ zh: "不大于", en: "at most" }, max)]),
  ];
  return {
    zh: [zh, ...bounds.map((one) => one.zh)].join("，"),
    en: [en, ...bounds.map((one) => one.en)].join(", "),
  };
}

/** Who decides that an application is of a variant: its condition, or the applicant. */
export function sayChoice(file: ItemFile, { when, commitment }: Variant): Text {
  if (when !== undefined) return sayWhen(file, when);
  const trust = commitment?.trust;
  return trust === undefined
    ? { zh: "由申请人选择", en: "the applicant chooses" }
    : {
        zh: `由信用等级 ${trust.join("、")} 的申请人选择`,
        en: `applicants of trust grade ${trust.join(", ")} choose`,
      };
}

/** What is different in a variant. */
export function variantNotes(item: Item, { commitment, waives, limits, basis }: Variant): Text[] {
  const titleOf = (id: string): Text =>
    item.file.item.materials.find((one) => one.id === id)?.title ?? { zh: id, en: id };
  const titles = waives.map(titleOf);
  const letter = commitment === undefined ? undefined : titleOf(commitment.letter);
  return [
    ...(letter ? [{ zh: `提交“${letter.zh}”`, en: `"${letter.en}" is handed in` }] : []),
    ...(titles.length === 0
      ? []
      : [
          {
            zh: `免交${titles.map(({ zh }) => `“${zh}”`).join("、")}`,
            en: `without ${titles.map(({ en }) => `"${en}"`).join(", ")}`,
          },
        ]),
    ...Object.entries(limits).map(([name, own]) => {
      const limit = item.limits.get(name);
      const title = limit?.title ?? { zh: name, en: name };
      const long = limit === undefined ? sayAllowance(own.within) : sayOwnLimit(item, limit, own);
      return { zh: `${title.zh}为${long.zh}`, en: `the ${title.en} is ${long.en}` };
    }),
    ...(basis === undefined ? [] : [sayBasis(basis)]),
  ];
}
