import type { ItemFileInput } from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import { defineItem } from "../item/read-item.js";

type Flow = ItemFileInput["flow"]["states"];
type Approval = Extract<Flow[string], { use: "approval" }>;
type Acceptance = Extract<Flow[string], { use: "acceptance" }>;

/** What a story changes in a sample item; everything else stays as it is. */
export type Changes = {
  readonly approval?: Partial<Approval>;
  readonly acceptance?: Partial<Acceptance>;
  readonly limits?: ItemFileInput["limits"];
  readonly supervision?: ItemFileInput["supervision"];
  readonly reminders?: ItemFileInput["reminders"];
  readonly suspension?: ItemFileInput["suspension"];
  readonly termination?: ItemFileInput["termination"];
  readonly amendments?: ItemFileInput["amendments"];
  readonly members?: ItemFileInput["members"];
  readonly agents?: ItemFileInput["agents"];
  readonly form?: ItemFileInput["item"]["form"];
  readonly materials?: ItemFileInput["item"]["materials"];
  readonly variants?: ItemFileInput["variants"];
  readonly fees?: ItemFileInput["item"]["fees"];
  readonly states?: Flow;
  /** What else is said of the item itself. */
  readonly own?: Partial<ItemFileInput["item"]>;
};

const item: ItemFileInput["item"] = {
  code: "food-business-licence",
  version: "2026.1",
  title: { zh: "食品经营许可证核发", en: "Food business licence" },
  type: "licence",
  kind: "promised",
  level: "county",
  authority: {
    department: "market",
    name: { zh: "市场监督管理局", en: "Market Supervision Bureau" },
  },
  basis: [{ law: "中华人民共和国食品安全法", article: 35 }],
  collect: ["window", "post"],
  materials: [
    { id: "application", title: { zh: "申请书", en: "application form" } },
    { id: "floor-plan", title: { zh: "平面图", en: "floor plan" } },
    {
      id: "business-licence",
      title: { zh: "营业执照", en: "business licence" },
      source: "shared",
    },
    { id: "health-proof", title: { zh: "健康证明", en: "health certificate" }, required: false },
  ],
};

/** The papers an applicant brings when nothing is missing. */
export const papers = [
  { id: "application", name: "申请书.pdf" },
  { id: "floor-plan", name: "平面图.pdf" },
];

function stages(approval: Approval, { acceptance, states }: Changes): Flow {
  return {
    submission: { use: "submission", next: "acceptance" },
    acceptance: {
      use: "acceptance",
      supplement: { "answer-within": "30 calendar-days" },
      next: "approval",
      ...acceptance,
    },
    approval,
    completion: { use: "completion", certificate: "food-business-licence", next: "collection" },
    collection: { use: "collection", next: "archived" },
    archived: { final: true },
    ...states,
  };
}

/** A licence of one department: accepted at the window, handled and approved, decided by the head. */
export function licence(changes: Changes = {}): Item {
  const { approval, limits, supervision, reminders, form, materials, variants } = changes;
  const { suspension, termination, amendments } = changes;
  const states = stages(
    {
      use: "approval",
      steps: ["handle", "approve"],
      procedures: {
        "expert-review": { excludes: true },
        "site-inspection": { title: { zh: "现场核查" }, within: "3 business-days" },
      },
      next: "completion",
      ...approval,
    },
    changes,
  );
  return defineItem({
    banjian: 1,
    item: {
      ...item,
      ...(form === undefined ? {} : { form }),
      ...(materials === undefined ? {} : { materials }),
      ...(changes.fees === undefined ? {} : { fees: changes.fees }),
      ...changes.own,
    },
    ...(variants === undefined ? {} : { variants }),
    flow: { initial: "submission", states },
    limits: limits ?? { preset: "licensing-law" },
    ...(supervision === undefined ? {} : { supervision }),
    ...(reminders === undefined ? {} : { reminders }),
    ...(suspension === undefined ? {} : { suspension }),
    ...(termination === undefined ? {} : { termination }),
    ...(amendments === undefined ? {} : { amendments }),
    ...(changes.agents === undefined ? {} : { agents: changes.agents }),
  });
}

/** The licence with a check on the internet before the window accepts it. */
export function onlineLicence(changes: Changes = {}): Item {
  return licence({
    ...changes,
    states: {
      submission: { use: "submission", next: "pre-acceptance" },
      "pre-acceptance": { use: "pre-acceptance", next: "acceptance" },
      ...changes.states,
    },
  });
}

const departments = {
  fire: { title: { zh: "消防救援机构", en: "Fire Department" } },
  health: { title: { zh: "卫生健康局", en: "Health Bureau" } },
  environment: { title: { zh: "生态环境局", en: "Environment Bureau" } },
  water: { title: { zh: "水务局", en: "Water Bureau" } },
};

const threeBranches: NonNullable<Approval["branches"]> = {
  market: { department: "market", within: "10 business-days" },
  fire: { department: "fire", within: "8 business-days" },
  health: { department: "health", within: "8 business-days" },
};

/** A joint item of three departments at once: market supervision, fire and health. */
export function jointLicence(changes: Changes = {}): Item {
  const { approval, limits, supervision, suspension, amendments, form } = changes;
  const branches = approval?.branches ?? threeBranches;
  const used = [
    ...Object.values(branches).map(({ department }) => department),
    ...Object.keys(approval?.consultations ?? {}),
  ];
  const states = stages(
    {
      use: "approval",
      branches,
      procedures: { testing: { excludes: true }, "expert-review": { excludes: true } },
      next: "completion",
      ...approval,
    },
    changes,
  );
  return defineItem({
    banjian: 1,
    item: {
      ...item,
      code: "catering-in-one-go",
      title: "开餐饮店一件事",
      type: "bundle",
      ...(form === undefined ? {} : { form }),
    },
    departments: Object.fromEntries(
      Object.entries(departments).filter(([name]) => used.includes(name)),
    ),
    flow: { initial: "submission", states },
    limits: limits ?? { preset: "licensing-law-joint" },
    ...(supervision === undefined ? {} : { supervision }),
    ...(suspension === undefined ? {} : { suspension }),
    ...(changes.members === undefined ? {} : { members: changes.members }),
    ...(amendments === undefined ? {} : { amendments }),
  });
}
