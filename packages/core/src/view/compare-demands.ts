import type { Text } from "@banjian/base";
import { sayBasis } from "../definition/basis-text.js";
import { materialForms, materialSources } from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import { changed, compareNamed, type ItemChange, inRow, plain } from "./item-change.js";
import { feeMoment, sayAmount } from "./say-charge.js";
import { sayChoice, sayTolerated, variantNotes } from "./say-demand.js";
import { sayNeed } from "./say-need.js";

const applicant = ["applicant"] as const;
const both = ["applicant", "clerk"] as const;

type Material = Item["file"]["item"]["materials"][number];
type Shown = Material & { readonly need: Text };

/** How what two versions ask of an applicant differs: documents and fields of the form. */
export function compareDemands(before: Item, after: Item): ItemChange[] {
  return [
    ...compareMaterials(before, after),
    ...compareFields(before, after),
    ...compareVariants(before, after),
    ...compareFees(before, after),
    ...compareMembers(before, after),
  ];
}

const link = (file: string | undefined) => (file === undefined ? undefined : plain(file));
const copies = (one: Material) =>
  one.copies === undefined ? undefined : plain(String(one.copies));

function compareVariants(before: Item, after: Item): ItemChange[] {
  const byName = (item: Item) =>
    new Map(Object.entries(item.file.variants).map(([name, one]) => [name, { item, one }]));
  type Shown = { readonly item: Item; readonly one: Item["file"]["variants"][string] };
  const notes = ({ item, one }: Shown) => inRow(variantNotes(item, one));
  return compareNamed(byName(before), byName(after), {
    gone: ({ one: { title } }) => ({
      readers: both,
      what: { zh: `不再有情形“${title.zh}”`, en: `the variant "${title.en}" is gone` },
    }),
    come: (shown) => {
      const { title } = shown.one;
      const says = notes(shown);
      return {
        readers: both,
        what: {
          zh: `新增情形“${title.zh}”：${says.zh}`,
          en: `there is a new variant "${title.en}": ${says.en}`,
        },
      };
    },
    both: (one, other) => {
      const named = (part: Text): Text => ({
        zh: `情形“${other.one.title.zh}”的${part.zh}`,
        en: `${part.en} of the variant "${other.one.title.en}"`,
      });
      return [
        ...changed(both, named({ zh: "名称", en: "title" }), one.one.title, other.one.title),
        ...changed(
          both,
          named({ zh: "适用", en: "choice" }),
          sayChoice(one.item.file, one.one),
          sayChoice(other.item.file, other.one),
        ),
        ...changed(both, named({ zh: "内容", en: "terms" }), notes(one), notes(other)),
      ];
    },
  });
}

function compareMembers(before: Item, after: Item): ItemChange[] {
  const byName = ({ file, branches }: Item) =>
    new Map(
      Object.entries(file.members).map(([id, member]) => [
        id,
        { title: branches.get(id)?.title ?? plain(id), says: sayMember(file, member) },
      ]),
    );
  return compareNamed(byName(before), byName(after), {
    gone: ({ title }) => ({
      readers: both,
      what: { zh: `一件事不再包含“${title.zh}”`, en: `"${title.en}" is no longer joined` },
    }),
    come: ({ title, says }) => ({
      readers: both,
      what: {
        zh: `一件事新增“${title.zh}”：${says.zh}`,
        en: `"${title.en}" is joined now: ${says.en}`,
      },
    }),
    both: (one, other) =>
      changed(
        both,
        { zh: `组成事项“${other.title.zh}”`, en: `the joined item "${other.title.en}"` },
        one.says,
        other.says,
      ),
  });
}

function sayMember(
  { item: { materials, form } }: Item["file"],
  { item, certificate, ...needs }: Item["file"]["members"][string],
): Text {
  const documents = needs.materials.map(
    (id) => materials.find((one) => one.id === id)?.title ?? plain(id),
  );
  const fields = needs.form.map((name) => form[name]?.title ?? plain(name));
  return inRow([
    { zh: `事项 ${item}`, en: `item ${item}` },
    ...(certificate === undefined
      ? []
      : [{ zh: `证件 ${certificate}`, en: `certificate ${certificate}` }]),
    ...documents,
    ...fields,
  ]);
}

function compareFees(before: Item, after: Item): ItemChange[] {
  const byTitle = ({ file }: Item) =>
    new Map(
      file.item.fees.map((fee) => [
        fee.title.zh,
        { title: fee.title, says: inRow([sayAmount(fee), ...feeNotes(file, fee)]) },
      ]),
    );
  return compareNamed(byTitle(before), byTitle(after), {
    gone: ({ title }) => ({
      readers: applicant,
      what: { zh: `不再收取“${title.zh}”`, en: `the fee "${title.en}" is gone` },
    }),
    come: ({ title, says }) => ({
      readers: applicant,
      what: {
        zh: `新增收费“${title.zh}”：${says.zh}`,
        en: `there is a new fee, "${title.en}": ${says.en}`,
      },
    }),
    both: (one, other) =>
      changed(
        applicant,
        { zh: `收费“${other.title.zh}”`, en: `the fee "${other.title.en}"` },
        one.says,
        other.says,
      ),
  });
}

function feeNotes(file: Item["file"], fee: Item["file"]["item"]["fees"][number]): Text[] {
  return [...feeMoment(file, fee), ...(fee.basis === undefined ? [] : [sayBasis(fee.basis)])];
}

const needed: Text = { zh: "必备", en: "needed" };
const optional: Text = { zh: "可选", en: "optional" };
const filledIn: Text = { zh: "必填", en: "has to be filled in" };
const leftEmpty: Text = { zh: "选填", en: "may be left empty" };

function compareMaterials(before: Item, after: Item): ItemChange[] {
  const byId = ({ file }: Item) =>
    new Map(
      file.item.materials.map((one) => [
        one.id,
        { ...one, need: sayNeed(file, one, { yes: needed, no: optional }) },
      ]),
    );
  return compareNamed(byId(before), byId(after), {
    gone: ({ title }) => ({
      readers: both,
      what: {
        zh: `不再要求材料“${title.zh}”`,
        en: `the document "${title.en}" is no longer asked for`,
      },
    }),
    come: ({ title, need, source }) => ({
      readers: both,
      what:
        source === "shared"
          ? {
              zh: `新增从证照库取得的“${title.zh}”`,
              en: `"${title.en}" is now fetched from the certificate library`,
            }
          : {
              zh: `新增材料“${title.zh}”（${need.zh}）`,
              en: `a new document is asked for: "${title.en}" (${need.en})`,
            },
    }),
    both: compareMaterial,
  });
}

function compareMaterial(before: Shown, after: Shown): ItemChange[] {
  const named = (part: Text): Text => ({
    zh: `材料“${after.title.zh}”的${part.zh}`,
    en: `${part.en} of "${after.title.en}"`,
  });
  const law = ({ basis }: Material) => (basis === undefined ? undefined : sayBasis(basis));
  const points = ({ review }: Material) =>
    review.length === 0 ? undefined : inRow(review.map(plain));
  return [
    ...changed(both, named({ zh: "名称", en: "title" }), before.title, after.title),
    ...changed(both, named({ zh: "要求", en: "need" }), before.need, after.need),
    ...changed(
      applicant,
      named({ zh: "形式", en: "form" }),
      materialForms[before.form],
      materialForms[after.form],
    ),
    ...changed(
      both,
      named({ zh: "来源", en: "source" }),
      materialSources[before.source],
      materialSources[after.source],
    ),
    ...changed(
      ["clerk"],
      named({ zh: "审查要点", en: "points to check" }),
      points(before),
      points(after),
    ),
    ...changed(["supervisor"], named({ zh: "依据", en: "basis" }), law(before), law(after)),
    ...changed(both, named({ zh: "份数", en: "copies" }), copies(before), copies(after)),
    ...changed(
      applicant,
      named({ zh: "空白表格", en: "blank form" }),
      link(before.blank),
      link(after.blank),
    ),
    ...changed(
      applicant,
      named({ zh: "填写示例", en: "sample" }),
      link(before.sample),
      link(after.sample),
    ),
    ...changed(
      both,
      named({ zh: "容缺", en: "toleration" }),
      before.tolerated && sayTolerated(before.tolerated),
      after.tolerated && sayTolerated(after.tolerated),
    ),
  ];
}

function compareFields(before: Item, after: Item): ItemChange[] {
  const fields = ({ file }: Item) =>
    new Map(
      Object.entries(file.item.form).map(([name, field]) => [
        name,
        {
          ...field,
          named: field.title ?? plain(name),
          need: sayNeed(file, field, { yes: filledIn, no: leftEmpty }),
        },
      ]),
    );
  return compareNamed(fields(before), fields(after), {
    gone: ({ named }) => ({
      readers: applicant,
      what: { zh: `申请表不再填写“${named.zh}”`, en: `the form no longer asks for "${named.en}"` },
    }),
    come: ({ named, need }) => ({
      readers: applicant,
      what: {
        zh: `申请表新增“${named.zh}”（${need.zh}）`,
        en: `the form asks for "${named.en}" (${need.en})`,
      },
    }),
    both: (one, other) => [
      ...changed(
        applicant,
        { zh: `申请表“${other.named.zh}”`, en: `the field "${other.named.en}"` },
        one.need,
        other.need,
      ),
    ],
  });
}
