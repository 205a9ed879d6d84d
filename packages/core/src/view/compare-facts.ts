import type { Text } from "@banjian/base";
import { sayBasis } from "../definition/basis-text.js";
import {
  audiences,
  collectionWays,
  itemKinds,
  itemTypes,
  levels,
  materialForms,
  materialSources,
  onlineDepths,
} from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import { changed, compareNamed, type ItemChange, inRow, plain } from "./item-change.js";

const applicant = ["applicant"] as const;
const both = ["applicant", "clerk"] as const;

/** How the facts of two versions differ: what the item is, what it asks for, how the result is had. */
export function compareFacts(before: Item, after: Item): ItemChange[] {
  const [one, other] = [before.file.item, after.file.item];
  const count = (value: number | undefined) =>
    value === undefined ? undefined : plain(String(value));
  return [
    ...changed(both, { zh: "名称", en: "title" }, one.title, other.title),
    ...changed(
      ["clerk", "supervisor"],
      { zh: "事项类型", en: "type" },
      itemTypes[one.type],
      itemTypes[other.type],
    ),
    ...changed(both, { zh: "办件类型", en: "kind" }, itemKinds[one.kind], itemKinds[other.kind]),
    ...changed(
      ["supervisor"],
      { zh: "行使层级", en: "level" },
      levels[one.level],
      levels[other.level],
    ),
    ...changed(both, { zh: "实施主体", en: "authority" }, one.authority.name, other.authority.name),
    ...changed(
      applicant,
      { zh: "服务对象", en: "audience" },
      inRow(one.audience.map((it) => audiences[it])),
      inRow(other.audience.map((it) => audiences[it])),
    ),
    ...changed(
      applicant,
      { zh: "办理形式", en: "online" },
      onlineDepths[one.online],
      onlineDepths[other.online],
    ),
    ...changed(
      applicant,
      { zh: "到现场次数", en: "visits" },
      count(one.visits),
      count(other.visits),
    ),
    ...changed(
      both,
      { zh: "领取方式", en: "result" },
      inRow(one.collect.map((it) => collectionWays[it])),
      inRow(other.collect.map((it) => collectionWays[it])),
    ),
    ...changed(
      ["supervisor"],
      { zh: "设定依据", en: "legal basis" },
      inRow(one.basis.map(sayBasis)),
      inRow(other.basis.map(sayBasis)),
    ),
    ...compareMaterials(before, after),
    ...compareFields(before, after),
  ];
}

type Material = Item["file"]["item"]["materials"][number];

function compareMaterials(before: Item, after: Item): ItemChange[] {
  const byId = ({ file }: Item) => new Map(file.item.materials.map((one) => [one.id, one]));
  return compareNamed(byId(before), byId(after), {
    gone: ({ title }) => ({
      readers: both,
      what: {
        zh: `不再要求材料“${title.zh}”`,
        en: `the document "${title.en}" is no longer asked for`,
      },
    }),
    come: ({ title, required, source }) => ({
      readers: both,
      what:
        source === "shared"
          ? {
              zh: `新增从证照库取得的“${title.zh}”`,
              en: `"${title.en}" is now fetched from the certificate library`,
            }
          : {
              zh: `新增${required ? "必备" : "可选"}材料“${title.zh}”`,
              en: `a new ${required ? "" : "optional "}document is asked for: "${title.en}"`,
            },
    }),
    both: compareMaterial,
  });
}

function compareMaterial(before: Material, after: Material): ItemChange[] {
  const named = (part: Text): Text => ({
    zh: `材料“${after.title.zh}”的${part.zh}`,
    en: `${part.en} of "${after.title.en}"`,
  });
  const needed = ({ required }: Material) =>
    required ? { zh: "必备", en: "needed" } : { zh: "可选", en: "optional" };
  const law = ({ basis }: Material) => (basis === undefined ? undefined : sayBasis(basis));
  const points = ({ review }: Material) =>
    review.length === 0 ? undefined : inRow(review.map(plain));
  return [
    ...changed(both, named({ zh: "名称", en: "title" }), before.title, after.title),
    ...changed(both, named({ zh: "要求", en: "need" }), needed(before), needed(after)),
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
        { ...field, named: field.title ?? plain(name) },
      ]),
    );
  const needed = (required: boolean) =>
    required ? { zh: "必填", en: "has to be filled in" } : { zh: "选填", en: "may be left empty" };
  return compareNamed(fields(before), fields(after), {
    gone: ({ named }) => ({
      readers: applicant,
      what: { zh: `申请表不再填写“${named.zh}”`, en: `the form no longer asks for "${named.en}"` },
    }),
    come: ({ named, required }) => ({
      readers: applicant,
      what: {
        zh: `申请表新增${needed(required).zh}的“${named.zh}”`,
        en: `the form asks for "${named.en}", which ${needed(required).en}`,
      },
    }),
    both: (one, other) => [
      ...changed(
        applicant,
        { zh: `申请表“${other.named.zh}”`, en: `the field "${other.named.en}"` },
        needed(one.required),
        needed(other.required),
      ),
    ],
  });
}
