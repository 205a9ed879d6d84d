import type { Text } from "@banjian/base";
import { audiences } from "../definition/audiences.js";
import { sayBasis } from "../definition/basis-text.js";
import {
  collectionWays,
  itemKinds,
  itemTypes,
  levels,
  materialForms,
  materialSources,
  onlineDepths,
} from "../definition/item-schema.js";
import { departmentTitle, type Item } from "../item/item.js";
import { describeLimit } from "./describe-limit.js";
import { membersSection, type TitleOf } from "./guide-members.js";
import { guideSteps, handsOver } from "./guide-steps.js";
import { feeMoment, sayAmount } from "./say-charge.js";
import { materialNotes, sayChoice, sayEntry, variantNotes } from "./say-demand.js";
import { sayNeed } from "./say-need.js";

/** A part of a guide: a table with a head, or a table of facts without one, or a numbered or plain list. */
export type GuideSection = {
  readonly title: Text;
  readonly head?: readonly Text[];
  readonly rows?: readonly (readonly Text[])[];
  readonly steps?: readonly Text[];
  readonly list?: readonly Text[];
};

/** The public guide of an item (办事指南), in both languages; sections with nothing to say are left out. */
export type Guide = { readonly title: Text; readonly sections: readonly GuideSection[] };

/**
 * What the public has to know of an item: who may apply, with what, how it goes, how long it takes, and by which law. The
 * members of a bundle stand by the titles that `titleOf` knows.
 */
export function guideOf(item: Item, titleOf: TitleOf = () => undefined): Guide {
  const sections: readonly GuideSection[] = [
    facts(item),
    materials(item),
    fetched(item),
    form(item),
    membersSection(item, titleOf),
    variants(item),
    fees(item),
    intermediaries(item),
    steps(item),
    limits(item),
    basis(item),
  ];
  return {
    title: item.title,
    sections: sections
      .filter(({ rows, steps: some, list }) => (rows ?? some ?? list ?? []).length > 0)
      .map(withoutEmptyColumns),
  };
}

function withoutEmptyColumns(section: GuideSection): GuideSection {
  const { head, rows = [] } = section;
  if (head === undefined) return section;
  const isSaid = head.map((_title, at) => rows.some((row) => row[at]?.zh !== ""));
  const said = (cells: readonly Text[]) => cells.filter((_cell, at) => isSaid[at]);
  return { ...section, head: said(head), rows: rows.map(said) };
}

function facts(whole: Item): GuideSection {
  const { item } = whole.file;
  const ways = item.collect.map((one) => collectionWays[one]);
  const rows: [Text, Text | undefined][] = [
    [{ zh: "事项编码", en: "Code" }, plain(item.code)],
    [{ zh: "基本编码", en: "Basic code" }, optional(item["catalog-code"])],
    [{ zh: "主项", en: "Part of" }, item.parent?.title],
    [{ zh: "实施的事项", en: "Implements" }, madeFrom(item.base)],
    [{ zh: "事项类型", en: "Type" }, itemTypes[item.type]],
    [{ zh: "办件类型", en: "Kind" }, itemKinds[item.kind]],
    [{ zh: "实施主体", en: "Authority" }, item.authority.name],
    [{ zh: "办理地点", en: "Address" }, item.place?.address],
    [{ zh: "办公时间", en: "Office hours" }, item.place?.hours],
    [{ zh: "咨询电话", en: "Telephone" }, optional(item.place?.phone)],
    [{ zh: "行使层级", en: "Level" }, levels[item.level]],
    [{ zh: "服务对象", en: "For" }, inRow(item.audience.map((one) => audiences[one]))],
    [{ zh: "办理形式", en: "Online" }, onlineDepths[item.online]],
    [{ zh: "到现场次数", en: "Visits" }, optional(item.visits)],
    [{ zh: "领取方式", en: "Result" }, handsOver(whole) ? inRow(ways) : undefined],
    [{ zh: "主题", en: "Themes" }, listed(item.themes)],
    [{ zh: "关键词", en: "Keywords" }, listed(item.keywords)],
  ];
  return {
    title: { zh: "基本信息", en: "Facts" },
    rows: rows.flatMap(([name, says]) => (says === undefined ? [] : [[name, says]])),
  };
}

function materials({ file }: Item): GuideSection {
  return {
    title: { zh: "申请材料", en: "Documents" },
    head: [
      { zh: "材料", en: "Document" },
      { zh: "形式", en: "Form" },
      { zh: "是否必备", en: "Needed" },
      { zh: "份数", en: "Copies" },
      { zh: "审查要点", en: "Points to check" },
      { zh: "说明", en: "Notes" },
    ],
    rows: file.item.materials
      .filter(({ source }) => source === "applicant")
      .map((material) => [
        material.title,
        materialForms[material.form],
        sayNeed(file, material),
        plain(String(material.copies ?? "")),
        inRow(material.review.map(plain)),
        joined(materialNotes(material), "；", "; "),
      ]),
  };
}

/** What the hall looks up itself stands apart: nobody is to bring it. */
function fetched({ file }: Item): GuideSection {
  const { zh, en } = materialSources.shared;
  return {
    title: { zh: "不必提交的材料", en: "Documents you need not bring" },
    head: [
      { zh: "材料", en: "Document" },
      { zh: "是否必备", en: "Needed" },
      { zh: "来源", en: "Source" },
      { zh: "审查要点", en: "Points to check" },
      { zh: "说明", en: "Notes" },
    ],
    rows: file.item.materials
      .filter(({ source }) => source === "shared")
      .map((material) => [
        material.title,
        sayNeed(file, material),
        { zh, en },
        inRow(material.review.map(plain)),
        joined(materialNotes(material), "；", "; "),
      ]),
  };
}

function form({ file }: Item): GuideSection {
  return {
    title: { zh: "申请表内容", en: "The form" },
    head: [
      { zh: "内容", en: "Field" },
      { zh: "填什么", en: "What to write" },
      { zh: "是否必填", en: "Needed" },
    ],
    rows: Object.entries(file.item.form).map(([name, field]) => [
      field.title ?? plain(name),
      sayEntry(field),
      sayNeed(file, field),
    ]),
  };
}

function steps(item: Item): GuideSection {
  return { title: { zh: "办理流程", en: "How it goes" }, steps: guideSteps(item) };
}

function limits(item: Item): GuideSection {
  return {
    title: { zh: "办理时限", en: "How long it takes" },
    head: [
      { zh: "期限", en: "Limit" },
      { zh: "时长", en: "Length" },
      { zh: "起止", en: "From and to" },
      { zh: "说明", en: "Notes" },
      { zh: "依据", en: "Basis" },
    ],
    rows: [...item.limits.values()].map((limit) => {
      const {
        title,
        within,
        period,
        changes,
        variants: inVariants,
        extension,
        excluded,
        outcome,
        basis: law,
      } = describeLimit(item, limit);
      const notes = [changes, inVariants, extension, excluded, outcome].flatMap(
        (note) => note ?? [],
      );
      const who = limit.branch === undefined ? title : departmentTitle(item, limit.department);
      const named =
        limit.branch === undefined
          ? title
          : { zh: `${title.zh}（${who.zh}）`, en: `${title.en} (${who.en})` };
      return [named, within, period, joined(notes, "；", "; "), law ?? plain("")];
    }),
  };
}

function variants(item: Item): GuideSection {
  const { file } = item;
  return {
    title: { zh: "情形", en: "Variants" },
    head: [
      { zh: "情形", en: "Variant" },
      { zh: "适用", en: "For whom" },
      { zh: "说明", en: "Notes" },
    ],
    rows: Object.values(file.variants).map((variant) => [
      variant.title,
      sayChoice(file, variant),
      joined(variantNotes(item, variant), "；", "; "),
    ]),
  };
}

function fees({ file }: Item): GuideSection {
  const title = { zh: "收费", en: "Fees" };
  if (file.item.free) return { title, list: [{ zh: "不收费", en: "Nothing is charged" }] };
  return {
    title,
    head: [
      { zh: "项目", en: "Fee" },
      { zh: "标准", en: "How much" },
      { zh: "何时收取", en: "When" },
      { zh: "依据", en: "Basis" },
    ],
    rows: file.item.fees.map((fee) => [
      fee.title,
      sayAmount(fee),
      joined(feeMoment(file, fee), "；", "; "),
      fee.basis === undefined ? plain("") : sayBasis(fee.basis),
    ]),
  };
}

function intermediaries({ file }: Item): GuideSection {
  return {
    title: { zh: "中介服务", en: "Services of intermediaries" },
    head: [
      { zh: "服务", en: "Service" },
      { zh: "出具的材料", en: "Document" },
      { zh: "依据", en: "Basis" },
    ],
    rows: file.item.intermediaries.map(({ title, gives, basis: law }) => [
      title,
      file.item.materials.find(({ id }) => id === gives)?.title ?? plain(gives),
      law === undefined ? plain("") : sayBasis(law),
    ]),
  };
}

function basis({ file }: Item): GuideSection {
  return {
    title: { zh: "设定依据", en: "Legal basis" },
    list: file.item.basis.map(sayBasis),
  };
}

function inRow(texts: readonly Text[]): Text {
  return joined(texts, "、", ", ");
}

function joined(texts: readonly Text[], zh: string, en: string): Text {
  return { zh: texts.map((one) => one.zh).join(zh), en: texts.map((one) => one.en).join(en) };
}

function listed(words: readonly string[]): Text | undefined {
  return words.length === 0 ? undefined : inRow(words.map(plain));
}

function optional(value: string | number | undefined): Text | undefined {
  return value === undefined ? undefined : plain(String(value));
}

function plain(text: string): Text {
  return { zh: text, en: text };
}

function madeFrom(base: Item["file"]["item"]["base"]): Text | undefined {
  return base && plain(`${base.code} ${base.version}`);
}
