import type { Text } from "@banjian/base";

/** Where a field comes from; or, `never`, why no case can say it. */
export type FieldSource = { readonly from: Text } | { readonly never: Text };

function from(zh: string, en: string): FieldSource {
  return { from: { zh, en } };
}

function never(zh: string, en: string): FieldSource {
  return { never: { zh, en } };
}

const fact = from("事实的时刻", "when the fact took effect");
const officer = from("办理人", "who did it");
const department = from("事项的实施主体", "the authority of the item");
const departmentCode = from("`authority.code`", "`authority.code`");
const branchOffice = from("分支的部门", "the department of the branch");
const place = from("`place.address`，窗口办理的", "`place.address`, of what the window does");
const materials = from("已收材料的名称", "the names of the documents that have come");
const form = (name: string) => from(`表单字段 \`${name}\``, `the form's field \`${name}\``);
const byNumber = from("按号码的校验位", "by the check digit of the number");

const agreed = from(
  "`messages.spare` 所写的表单字段",
  "the form's field that `messages.spare` names",
);

/** Where each field of the ten messages comes from. */
export const fieldSources: Readonly<Record<string, FieldSource>> = {
  SBLSH: from(
    "`messages.numbersOf`，否则办件编号",
    "`messages.numbersOf`, else the number of the case",
  ),
  YWLSH: from(
    "`messages.numbersOf`，否则办件编号",
    "`messages.numbersOf`, else the number of the case",
  ),
  SXBM: from("`item.code`", "`item.code`"),
  XZQHDM: from(
    "`authority.division`，否则大厅的 `division`",
    "`authority.division`, else the hall's `division`",
  ),
  SJBBH: from("该消息第几次产生", "how often this message has been made"),
  PDH: form("queue-number"),
  BZ: from("沉默、网上补交、送达、更正的说明", "a remark on silence, service and corrections"),
  BYZDA: from("一件事：成员自己的编号", "of a bundle: the member's own number"),
  BYZDB: from("适用的情形 `variants`", "the `variants` that apply"),
  BYZDC: agreed,
  BYZDD: agreed,

  SBSJ: from("收件的时刻", "when it was received"),
  SXMC: from("`item.title`", "`item.title`"),
  FSXBM: from("`item.parent.code`", "`item.parent.code`"),
  FSXMC: from("`item.parent.title`", "`item.parent.title`"),
  SQRLX: from(
    "申请人的 `kind`；宿主只知是单位的，按信用代码前两位",
    "the applicant's `kind`; of what is only known as no person, the first two characters of the credit code",
  ),
  SQRMC: from("申请人", "the applicant"),
  SQRZJLX: byNumber,
  SQRZJHM: from(
    "申请人的 `id`，是身份证号码或代码的",
    "the applicant's `id`, where it is a citizen's number or a code",
  ),
  SQRDH: form("applicant-phone"),
  LXRXM: form("contact-name"),
  LXRZJLX: byNumber,
  LXRSFZJHM: form("contact-id"),
  LXRSJ: form("contact-phone"),
  LXRYX: form("contact-email"),
  SBXMMC: form("project"),
  SBCLQD: materials,
  TJFS: from("申办渠道", "the channel"),
  SBHZH: from("同申办流水号", "the application number"),
  SBJTWD: place,
  YSBLSH: form("earlier-application"),
  XMHGCBH: form("project-number"),
  LXWH: form("project-document"),

  YSLSJ: fact,
  YSLBMMC: department,
  YSLBMZZJGDM: departmentCode,
  BLRXM: officer,
  BLRGH: from("办理人的 `id`", "the `id` of who did it"),
  YSLZTDM: from("`pre-accept` 的 `result`", "the `result` of `pre-accept`"),
  BSLYY: from("不予受理的 `reason`", "the `reason` of the refusal"),
  BJBZSM: from("所要求的材料和 `reason`", "the documents asked for, and the `reason`"),
  YSLJTDD: place,

  SLSJ: fact,
  SLBMMC: department,
  SLBMZZJDDM: departmentCode,
  SLZTDM: from("受理或不予受理", "whether it was accepted or refused"),
  SLHZH: from("同业务流水号", "the business number"),
  GXDXZQHDM: from("同行政区划代码", "the code of the division"),
  CXMM: from(
    "办件的查询码，申请人不是个人的",
    "the query code of the case, where the applicant is no person",
  ),
  SPSXMC: from("`item.title`", "`item.title`"),
  GDBLSX: from("承诺期限，否则法定期限", "the promise, else the statute"),
  GDBLSXDW: from("同上", "the same"),
  GDSF: from("`item.free`、`item.fees`", "`item.free`, `item.fees`"),
  XMMC: form("project"),
  SQDWHSQRXM: from("申请人", "the applicant"),
  DLRXM: from("最后的代办人", "the last agent"),
  SLJTDD: place,
  SLZLQD: materials,

  SPSJ: fact,
  SPBZH: from(
    "分支和第几步，或 `decision`",
    "the branch and the number of the step, or `decision`",
  ),
  SPHJDM: from("步骤", "the step"),
  SPHJMC: from("步骤", "the step"),
  SPBMMC: branchOffice,
  SPBMZZJDMD: from("`authority.code`，主管机关的", "`authority.code`, of the authority itself"),
  SPRXM: officer,
  SPRZWDM: never(
    "职务没有统一的代码；角色的名称是本厅自定的，不是代码",
    "posts have no code that is known; the name of a role is the hall's own and no code",
  ),
  SPRZWMC: from(
    "该步骤唯一的角色的名称；可由几个角色办理的没有",
    "the title of the role that takes the step; none where several may",
  ),
  SPYJ: from("意见", "the opinion"),
  SPHJZTDM: from("已办", "done"),

  BZGZSJ: fact,
  BZGZFCRXM: officer,
  BZGZYY: from("各要求的理由", "the reasons of what is demanded"),
  BZCLQD: from("所要求的材料", "what is demanded"),

  BZSJ: fact,
  BZSLBLRXM: from("办理人；申请人网上补交的没有", "who took it; none where it came online"),
  BZSLJTDD: place,

  TBCXKSRQ: fact,
  XH: from("程序、延长或中止的编号", "the number of the procedure, extension or suspension"),
  TBCXZL: from("延长为 A，其他为 B", "A for an extension, B for any other"),
  TBCXZLMC: from("程序的名称", "the title of the procedure"),
  TBCXPZR: from(
    "`open-procedure` 的 `approver`；未写的，为依权限启动、延长或中止的人",
    "the `approver` of `open-procedure`; else whoever opened, extended or suspended by their own power",
  ),
  TBCXPZRDH: from("机关的电话 `place.phone`", "the authority's telephone, `place.phone`"),
  TBCXPZRSJ: never(
    "不记录工作人员个人手机号码：办理无需此号，报送亦无依据",
    "no officer's own number is recorded: handling needs none, and sending it has no basis",
  ),
  TBCXQDLY: from("`reason`", "`reason`"),
  SQNR: from(
    "延长的期限和天数，或程序、时限、是否计时",
    "which limit is extended by how much, or what is done how long, and whether it counts",
  ),
  TBCXSX: from("程序告知的时限，或延长的天数", "the announced length, or by how much"),
  TBCXSXDW: from("同上", "the same"),

  TBCXJSRQ: fact,
  TBCXJG: from(
    "`result`；随分支、审批或办件结束的，写明",
    "the `result`; what ended with its branch, the approval or the case says so",
  ),
  JGCSRQ: from("结束之日", "the day it ended"),
  TBCXSFJE: from("`close-procedure` 的 `charged`", "`charged` of `close-procedure`"),
  JEDWDM: from("有金额的，CNY", "CNY where there is an amount"),

  BJSJ: fact,
  BJBMMC: department,
  BJBMZZJDDM: departmentCode,
  BJJGDM: from("`complete` 的 `result`，或办件如何终结", "the `result` of `complete`, or the end"),
  BJJGMS: from("同上", "the same"),
  ZFHTHYY: from(
    "`complete` 的 `note`，否则不准予、撤回、终止、作废的 `reason`，或不同意的各意见",
    "the `note` of `complete`, else the `reason` of the denial, withdrawal, termination or annulment, or the opinions against it",
  ),
  ZJGZMC: from("办结阶段的 `certificate`", "`certificate` of the completion stage"),
  ZJBH: from("`complete` 的 `certificate.number`", "`certificate.number` of `complete`"),
  ZJYXQX: from("`complete` 的 `certificate.validUntil`", "`certificate.validUntil` of `complete`"),
  FZGZDW: department,
  SFJE: from("已缴未退的费用", "what was paid and kept"),

  LQSJ: fact,
  LQRXM: from("`collect` 的 `collector`", "the `collector`"),
  LQRZJLX: from("`collect` 的 `identifier`", "the `identifier` of `collect`"),
  LQRSFZJHM: from(
    "`collect` 的 `identifier`；申请人本人领取的，其 `id`",
    "the `identifier` of `collect`; of the applicant in person their `id`",
  ),
  LQFS: from("`way`", "`way`"),
};
