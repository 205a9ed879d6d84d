import type { Text } from "@banjian/base";
import { sayBasis } from "../definition/basis-text.js";
import { materialForms, materialSources } from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import { changed, compareNamed, type ItemChange, inRow, plain } from "./item-change.js";
import { sayNeed } from "./say-need.js";

const applicant = ["applicant"] as const;
const both = ["applicant", "clerk"] as const;

type Material = Item["file"]["item"]["materials"][number];
type Shown = Material & { readonly need: Text };

/** How what two versions ask of an applicant differs: documents and fields of the form. */
export function compareDemands(before: Item, after: Item): ItemChange[] {
  return [...compareMaterials(before, after), ...compareFields(before, after)];
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
