import type { Text } from "@banjian/base";
import { audiences } from "../definition/audiences.js";
import { sayBasis } from "../definition/basis-text.js";
import {
  collectionWays,
  itemKinds,
  itemTypes,
  levels,
  onlineDepths,
} from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import { compareDemands } from "./compare-demands.js";
import { changed, type ItemChange, inRow, plain } from "./item-change.js";

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
    ...changed(applicant, { zh: "主题", en: "themes" }, words(one.themes), words(other.themes)),
    ...changed(
      applicant,
      { zh: "关键词", en: "keywords" },
      words(one.keywords),
      words(other.keywords),
    ),
    ...changed(
      both,
      { zh: "中介服务", en: "services of intermediaries" },
      services(one),
      services(other),
    ),
    ...compareDemands(before, after),
  ];
}

function words(list: readonly string[]): Text | undefined {
  return list.length === 0 ? undefined : inRow(list.map(plain));
}

function services({ intermediaries }: Item["file"]["item"]): Text | undefined {
  if (intermediaries.length === 0) return undefined;
  return inRow(
    intermediaries.map(({ title, gives }) => ({
      zh: `${title.zh}（${gives}）`,
      en: `${title.en} (${gives})`,
    })),
  );
}
