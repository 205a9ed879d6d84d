import type { Text } from "@banjian/base";
import type { MessageKind } from "../case/message-kind.js";

/** That one of some fields must be there: always, or where another field says one of some codes. */
export type Need = {
  readonly any: readonly string[];
  readonly when?: { readonly field: string; readonly is: readonly string[] };
};

/** What one of the ten messages is made of. */
export type MessageShape = {
  readonly title: Text;
  /** The table it goes to in the deployed exchange. */
  readonly table: string;
  /** The field that says when it happened. */
  readonly time: string;
  /** The field that numbers several of one kind in a case. */
  readonly number?: string;
  readonly needs: readonly Need[];
  readonly may: readonly string[];
};

function must(...names: readonly string[]): Need[] {
  return names.map((name) => ({ any: [name] }));
}

function where(field: string, is: readonly string[], ...any: readonly string[]): Need {
  return { any, when: { field, is } };
}

/** Where the first is, the second has to be: an amount without its unit says nothing, nor does the kind of a number that is missing. */
export const fieldPairs: readonly (readonly [string, string])[] = [
  ["GDBLSX", "GDBLSXDW"],
  ["GDBLSXDW", "GDBLSX"],
  ["TBCXSX", "TBCXSXDW"],
  ["TBCXSXDW", "TBCXSX"],
  ["SFJE", "JEDWDM"],
  ["TBCXSFJE", "JEDWDM"],
  ["SQRZJLX", "SQRZJHM"],
  ["LXRZJLX", "LXRSFZJHM"],
  ["LQRZJLX", "LQRSFZJHM"],
];

/** What every message needs. */
export const commonNeeds = must("SBLSH", "YWLSH", "SXBM", "XZQHDM", "SJBBH");
const commonMay = ["PDH", "BZ", "BYZDA", "BYZDB", "BYZDC", "BYZDD"];
/** The names of the fields that every message has or may have. */
export const commonMessageFields = [...commonNeeds.flatMap(({ any }) => any), ...commonMay];

// What silence decided, or the applicant did online, has no officer: the remark says so in their place.
const somebody = (field: string): Need => ({ any: [field, "BZ"] });

/** The ten process messages (申办 to 领取登记), in the order in which a case comes by them. */
export const messageShapes: { readonly [Kind in MessageKind]: MessageShape } = {
  application: {
    title: { zh: "申办", en: "application" },
    table: "sb",
    time: "SBSJ",
    needs: must("SBSJ", "SXMC", "SQRLX", "SQRMC", "SBCLQD", "TJFS", "SBHZH"),
    may: [
      ...["FSXBM", "FSXMC", "SQRZJLX", "SQRZJHM", "SQRDH", "LXRXM", "LXRZJLX", "LXRSFZJHM"],
      ...["LXRSJ", "LXRYX", "SBXMMC", "SBJTWD", "YSBLSH", "XMHGCBH", "LXWH"],
    ],
  },
  "pre-acceptance": {
    title: { zh: "网上预受理", en: "pre-acceptance" },
    table: "wsysl",
    time: "YSLSJ",
    needs: [
      ...must("YSLSJ", "YSLBMMC", "BLRXM", "YSLZTDM"),
      where("YSLZTDM", ["2"], "BSLYY"),
      where("YSLZTDM", ["3"], "BJBZSM"),
    ],
    may: ["YSLBMZZJGDM", "BLRGH", "YSLJTDD"],
  },
  acceptance: {
    title: { zh: "受理", en: "acceptance" },
    table: "sl",
    time: "SLSJ",
    needs: [
      ...must("SLSJ", "SLBMMC", "SLZTDM", "SPSXMC"),
      somebody("BLRXM"),
      where("SLZTDM", ["2"], "BSLYY"),
      where("SLZTDM", ["1"], "SLHZH"),
      // What the exchange has no unit for, or nobody promised, is said in the remark.
      where("SLZTDM", ["1"], "GDBLSX", "BZ"),
    ],
    may: [
      ...["SLBMZZJDDM", "BLRGH", "GXDXZQHDM", "CXMM", "GDBLSX", "GDBLSXDW", "GDSF", "XMMC"],
      ...["SQDWHSQRXM", "DLRXM", "SLJTDD", "SLZLQD", "TJFS", "XMHGCBH", "LXWH"],
    ],
  },
  approval: {
    title: { zh: "审批", en: "approval" },
    table: "spcl",
    time: "SPSJ",
    number: "SPBZH",
    needs: must(...["SPSJ", "SPBZH", "SPHJDM", "SPHJMC", "SPBMMC", "SPRXM", "SPYJ", "SPHJZTDM"]),
    may: ["SPBMZZJDMD", "SPRZWDM", "SPRZWMC"],
  },
  "supplement-notice": {
    title: { zh: "补交告知", en: "supplement notice" },
    table: "bzgz",
    time: "BZGZSJ",
    needs: must("BZGZSJ", "BZGZFCRXM", "BZGZYY", "BZCLQD"),
    may: [],
  },
  "supplement-received": {
    title: { zh: "补交受理", en: "supplement received" },
    table: "bzsl",
    time: "BZSJ",
    needs: [...must("BZSJ", "BZCLQD"), somebody("BZSLBLRXM")],
    may: ["BZSLJTDD"],
  },
  "special-procedure": {
    title: { zh: "特别程序申请", en: "special procedure opened" },
    table: "tbcxsq",
    time: "TBCXKSRQ",
    number: "XH",
    needs: [
      ...must("TBCXKSRQ", "XH", "TBCXZL", "TBCXZLMC", "TBCXPZR", "TBCXQDLY"),
      { any: ["TBCXSX", "BZ"] },
    ],
    may: ["TBCXPZRDH", "TBCXPZRSJ", "SQNR", "TBCXSX", "TBCXSXDW"],
  },
  "special-procedure-result": {
    title: { zh: "特别程序结果", en: "special procedure result" },
    table: "tbcxjg",
    time: "TBCXJSRQ",
    number: "XH",
    needs: must("TBCXJSRQ", "XH", "TBCXJG", "JGCSRQ"),
    may: ["TBCXSFJE", "JEDWDM"],
  },
  completion: {
    title: { zh: "办结", en: "completion" },
    table: "bj",
    time: "BJSJ",
    needs: [
      ...must("BJSJ", "BJBMMC", "BJJGDM", "BJJGMS"),
      where("BJJGDM", ["1", "2"], "ZFHTHYY"),
      // What gives no certificate says so in the remark.
      where("BJJGDM", ["0"], "ZJBH", "BZ"),
    ],
    may: ["BJBMZZJDDM", "ZJGZMC", "ZJYXQX", "FZGZDW", "SFJE", "JEDWDM"],
  },
  collection: {
    title: { zh: "领取登记", en: "collection" },
    table: "lqdj",
    time: "LQSJ",
    needs: must("LQSJ", "LQRXM", "LQFS"),
    may: ["LQRZJLX", "LQRSFZJHM"],
  },
};

/** The ten, in their order. */
export const messageKinds = Object.keys(messageShapes) as MessageKind[];

/** The names of all fields that a message of a kind may have: those of every message first. */
export function fieldsOfMessage(kind: MessageKind): readonly string[] {
  const { needs, may } = messageShapes[kind];
  const needed = [...commonNeeds, ...needs].flatMap(({ any }) => any);
  return [...new Set([...needed, ...may, ...commonMay])];
}
