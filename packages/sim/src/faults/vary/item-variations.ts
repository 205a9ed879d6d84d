import { approval, basis, type Part, type Plain, title, type Variation } from "./variation.js";

const staff = {
  staff: { type: "integer", title: title("人数", "staff"), min: 1, max: 500, required: true },
};
const opensOn = { "opens-on": { type: "day", title: title("开业日", "opens on"), required: true } };

function materials(plain: Plain, more: readonly Part[], changed: Part = {}): Part {
  const [first, ...rest] = plain.materials;
  return { materials: [{ ...first, ...changed }, ...rest, ...more] };
}

/** What can be said of the item itself: its documents, its form, what it costs, where and for whom it is. */
export const itemVariations: Readonly<Record<string, Variation>> = {
  "documents described": (random, plain) => ({
    item: materials(plain, [], {
      form: random.one(["paper", "either"]),
      review: ["齐全"],
      copies: random.between(1, 3),
      blank: "blanks/application.pdf",
      sample: "https://example.org/sample.pdf",
      basis,
    }),
  }),
  "documents not always needed": (random, plain) => ({
    item: {
      ...materials(plain, [
        { id: "optional", title: "可选", required: false },
        {
          id: "contract",
          title: "合同",
          required: { when: `form.staff > ${random.between(1, 3)}` },
        },
        { id: "lease", title: "租约", "only-when": `form.staff > ${random.between(1, 3)}` },
      ]),
      form: staff,
    },
  }),
  "documents from the library": (_random, plain) => ({
    item: materials(plain, [
      { id: "licence", title: "执照", source: "shared", certificate: "business-licence" },
    ]),
  }),
  "documents later": (random, plain) => ({
    item: materials(plain, [
      {
        id: "later",
        title: "容缺材料",
        tolerated: {
          within: `${random.between(1, 3)} business-days`,
          basis,
          ...(random.share() < 0.5 ? { trust: ["A", "B"] } : {}),
        },
      },
    ]),
  }),
  "documents made by others": (_random, plain) => ({
    item: {
      ...materials(plain, [{ id: "report", title: "检测报告" }]),
      intermediaries: [{ title: "检测", gives: "report", basis }],
    },
  }),
  form: (random) => ({
    item: {
      form: {
        ...staff,
        ...opensOn,
        kind: { type: "text", title: "类别", choices: ["甲", "乙"], required: true },
        large: { type: "boolean", required: { when: 'form.kind == "甲"' } },
        area: { type: "number", "only-when": `form.staff > ${random.between(1, 3)}`, max: 900 },
      },
    },
  }),
  fees: (random) => ({
    item: {
      fees: [
        {
          id: "fee",
          title: "工本费",
          standard: "每件",
          amount: random.one(["10", "10.50"]),
          before: random.one(["acceptance", "decision", "collection"]),
          refundable: random.share() < 0.5,
          basis,
        },
      ],
    },
  }),
  "a fee for some": (random) => ({
    item: {
      form: staff,
      fees: [
        {
          id: "extra",
          title: "检验费",
          standard: "按人数",
          amount: "20",
          before: "decision",
          "only-when": `form.staff > ${random.between(1, 3)}`,
          basis,
        },
      ],
    },
  }),
  "free of charge": () => ({ item: { free: true } }),
  "in the catalogue": (random) => ({
    item: {
      "catalog-code": "000114003000",
      parent: { code: "main-item", title: "主项" },
      themes: ["开办企业"],
      keywords: ["随机"],
      audience: random.one([["person"], ["person", "legal-person"]]),
      online: random.one(["partial", "none"]),
      visits: random.between(1, 2),
      level: random.one(["state", "province", "city", "town", "village"]),
      place: {
        address: title("政务大厅", "service hall"),
        hours: title("工作日", "business days"),
        phone: "12345",
      },
      authority: { code: "11330100002489", division: "330100" },
    },
  }),
  "handed out in several ways": (random) => ({
    item: { collect: random.one([["post"], ["window", "post"], ["window", "e-certificate"]]) },
  }),
  "of another type": (random, { branches }) =>
    branches.length > 0
      ? undefined
      : {
          item: {
            type: random.one([
              "confirmation",
              "registration",
              "payment",
              "other",
              "public-service",
            ]),
            basis: [basis],
          },
          ...approval({ procedures: { testing: { excludes: true, basis }, hearing: null } }),
          limits: {
            preset: null,
            promised: {
              title: "承诺时限",
              starts: "acceptance",
              ends: "decision",
              owner: "head",
              basis: [basis],
            },
          },
        },
  "decided on the spot": (_random, { branches }) =>
    branches.length > 0 ? undefined : { item: { kind: "instant" }, limits: { promised: null } },
};
