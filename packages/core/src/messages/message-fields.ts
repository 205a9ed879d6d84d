import type { Text } from "@banjian/base";
import type { CodeName } from "./message-codes.js";

/** What a field holds. All values travel as text. */
export type FieldShape =
  | ("text" | "list" | "time" | "day" | "number" | "length")
  | ("phone" | "validity" | "version" | "division");

/** A field of the messages: its words, what it holds, and whether it names or reaches a person. */
export type FieldDefinition = {
  readonly title: Text;
  readonly holds: FieldShape | { readonly codes: CodeName };
  /** The most characters. */
  readonly most: number;
  /** It says who somebody is or how to reach them: masked wherever it is not sent on. */
  readonly personal?: true;
  /** The field that says what kind of identifier this one is. */
  readonly typedBy?: string;
  /** An identifier of an organisation, whose check digit is known. */
  readonly organisation?: true;
};

type More = Partial<Omit<FieldDefinition, "title">>;

function field(zh: string, en: string, more: More = {}): FieldDefinition {
  return { title: { zh, en }, holds: "text", most: 500, ...more };
}

const time = { holds: "time", most: 19 } as const;
const long = { most: 500_000 } as const;
const list = { holds: "list", most: 500_000 } as const;
const number = { holds: "number", most: 18 } as const;
const person = { personal: true, most: 200 } as const;
const phone = { ...person, holds: "phone" } as const;
const length = { holds: "length", most: 5 } as const;
const serial = { most: 50 } as const;
const organisation = { organisation: true, most: 18 } as const;
const codes = (name: CodeName) => ({ holds: { codes: name }, most: 3 }) as const;

/** Every field of the ten messages, under the name it has in the deployed exchange. */
export const messageFields: Readonly<Record<string, FieldDefinition>> = {
  SBLSH: field("申办流水号", "application number", serial),
  YWLSH: field("业务流水号", "business number", serial),
  SXBM: field("事项编码", "code of the item", { most: 53 }),
  XZQHDM: field("行政区划代码", "code of the division", { holds: "division", most: 12 }),
  SJBBH: field("数据版本号", "data version", { holds: "version", most: 6 }),
  PDH: field("排队号", "queue number", serial),
  BZ: field("备注", "remark", long),
  BYZDA: field("备用字段A", "spare A"),
  BYZDB: field("备用字段B", "spare B"),
  // What a hall puts there nobody knows beforehand.
  BYZDC: field("备用字段C", "spare C", { personal: true }),
  BYZDD: field("备用字段D", "spare D", { personal: true }),

  SBSJ: field("申办时间", "applied at", time),
  SXMC: field("事项名称", "title of the item"),
  FSXBM: field("父事项编码", "code of the parent item", { most: 53 }),
  FSXMC: field("父事项名称", "title of the parent item"),
  SQRLX: field("申请人类型", "kind of applicant", codes("applicant")),
  SQRMC: field("申请人名称", "applicant", person),
  SQRZJLX: field("申请人证件类型", "kind of the applicant's identifier", { most: 50 }),
  SQRZJHM: field("申请人证件号码", "the applicant's identifier", { ...person, typedBy: "SQRZJLX" }),
  SQRDH: field("申请人电话", "the applicant's telephone", phone),
  LXRXM: field("联系人姓名", "contact", person),
  LXRZJLX: field("联系人证件类型", "kind of the contact's identifier", { most: 50 }),
  LXRSFZJHM: field("联系人证件号码", "the contact's identifier", { ...person, typedBy: "LXRZJLX" }),
  LXRSJ: field("联系人手机", "the contact's telephone", phone),
  LXRYX: field("联系人邮箱", "the contact's address", person),
  SBXMMC: field("申办项目名称", "project applied for"),
  SBCLQD: field("申办材料清单", "materials filed", list),
  TJFS: field("提交方式", "channel", codes("channel")),
  SBHZH: field("申办回执号", "number of the receipt", serial),
  SBJTWD: field("申办具体网点", "window"),
  YSBLSH: field("原申办流水号", "earlier application number", serial),
  XMHGCBH: field("项目或工程编号", "number of the project or works", { most: 100 }),
  LXWH: field("立项文号", "document that approved the project", { most: 100 }),

  YSLSJ: field("预受理时间", "pre-accepted at", time),
  YSLBMMC: field("预受理部门名称", "department"),
  YSLBMZZJGDM: field("预受理部门组织机构代码", "code of the department", organisation),
  BLRXM: field("办理人姓名", "officer", { most: 200 }),
  BLRGH: field("办理人工号", "number of the officer", { most: 200 }),
  YSLZTDM: field("预受理状态代码", "result", codes("pre-acceptance")),
  BSLYY: field("不受理原因", "why not", long),
  BJBZSM: field("补交补正说明", "what is to be supplied", long),
  YSLJTDD: field("预受理具体地点", "place"),

  SLSJ: field("受理时间", "accepted at", time),
  SLBMMC: field("受理部门名称", "department"),
  SLBMZZJDDM: field("受理部门组织机构代码", "code of the department", organisation),
  SLZTDM: field("受理状态代码", "result", codes("acceptance")),
  SLHZH: field("受理回执号", "number of the acceptance notice", serial),
  GXDXZQHDM: field("管辖地行政区划代码", "division that is competent", {
    holds: "division",
    most: 12,
  }),
  CXMM: field("查询密码", "password for asking", { ...person, most: 50 }),
  SPSXMC: field("审批事项名称", "title of the item"),
  GDBLSX: field("固定办理时限", "limit fixed at acceptance", length),
  GDBLSXDW: field("固定办理时限单位", "unit of the limit", codes("unit")),
  GDSF: field("固定收费", "fee rule", long),
  XMMC: field("项目名称", "project"),
  SQDWHSQRXM: field("申请单位或申请人姓名", "applicant", person),
  DLRXM: field("代理人姓名", "agent", person),
  SLJTDD: field("受理具体地点", "place"),
  SLZLQD: field("受理资料清单", "materials accepted", list),

  SPSJ: field("审批时间", "approved at", time),
  SPBZH: field("审批步骤号", "number of the step", { most: 80 }),
  SPHJDM: field("审批环节代码", "stage", codes("stage")),
  SPHJMC: field("审批环节名称", "title of the stage"),
  SPBMMC: field("审批部门名称", "department"),
  SPBMZZJDMD: field("审批部门组织机构代码", "code of the department", organisation),
  SPRXM: field("审批人姓名", "officer", { most: 200 }),
  SPRZWDM: field("审批人职务代码", "code of the post", { most: 50 }),
  SPRZWMC: field("审批人职务名称", "post"),
  SPYJ: field("审批意见", "opinion", long),
  SPHJZTDM: field("审批环节状态代码", "state of the stage", codes("stage-state")),

  BZGZSJ: field("补正告知时间", "notified at", time),
  BZGZFCRXM: field("补正告知发出人姓名", "sender", { most: 200 }),
  BZGZYY: field("补正告知原因", "why", long),
  BZCLQD: field("补正材料清单", "materials to be supplied", list),

  BZSJ: field("补正时间", "supplied at", time),
  BZSLBLRXM: field("补正受理办理人姓名", "officer", { most: 200 }),
  BZSLJTDD: field("补正受理具体地点", "place"),

  TBCXKSRQ: field("特别程序开始日期", "begun on", time),
  XH: field("序号", "number of the special procedure", { most: 160 }),
  TBCXZL: field("特别程序种类", "kind", codes("procedure")),
  TBCXZLMC: field("特别程序种类名称", "title"),
  TBCXPZR: field("特别程序批准人", "who approved it", { most: 200 }),
  TBCXPZRDH: field("特别程序批准人电话", "telephone of who approved it", phone),
  TBCXPZRSJ: field("特别程序批准人手机", "mobile of who approved it", phone),
  TBCXQDLY: field("特别程序启动理由", "why", long),
  SQNR: field("申请内容", "what is asked", long),
  TBCXSX: field("特别程序时限", "its limit", length),
  TBCXSXDW: field("特别程序时限单位", "unit of the limit", codes("unit")),

  TBCXJSRQ: field("特别程序结束日期", "ended on", time),
  TBCXJG: field("特别程序结果", "result", long),
  JGCSRQ: field("结果产生日期", "day of the result", { holds: "day", most: 10 }),
  TBCXSFJE: field("特别程序收费金额", "fee", number),
  JEDWDM: field("金额单位代码", "currency", codes("currency")),

  BJSJ: field("办结时间", "completed at", time),
  BJBMMC: field("办结部门名称", "department"),
  BJBMZZJDDM: field("办结部门组织机构代码", "code of the department", organisation),
  BJJGDM: field("办结结果代码", "outcome", codes("outcome")),
  BJJGMS: field("办结结果描述", "outcome in words", long),
  ZFHTHYY: field("作废或退回原因", "why void or returned", long),
  ZJGZMC: field("证件盖章名称", "certificate"),
  ZJBH: field("证件编号", "number of the certificate", list),
  ZJYXQX: field("证件有效期限", "valid until", { holds: "validity" }),
  FZGZDW: field("发证盖章单位", "issuer"),
  SFJE: field("收费金额", "fee charged", number),

  LQSJ: field("领取时间", "collected at", time),
  LQRXM: field("领取人姓名", "collector", person),
  LQRZJLX: field("领取人证件类型", "kind of the collector's identifier", { most: 50 }),
  LQRSFZJHM: field("领取人证件号码", "the collector's identifier", {
    ...person,
    typedBy: "LQRZJLX",
  }),
  LQFS: field("领取方式", "way", codes("collection")),
};
