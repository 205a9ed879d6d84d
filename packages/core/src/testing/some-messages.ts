import type { ProcessMessage } from "../messages/process-message.js";

const common = { SBLSH: "s1", YWLSH: "y1", SXBM: "item", XZQHDM: "440305", SJBBH: "1" };
export type Fields = Record<string, string | undefined>;

function message(kind: ProcessMessage["kind"], own: Fields): ProcessMessage {
  const given = Object.entries({ ...common, ...own }).filter(([, value]) => value !== undefined);
  return { kind, fields: Object.fromEntries(given) as Record<string, string> };
}

const at = "2026-09-14 10:00:00";
export const applied = (more: Fields = {}) =>
  message("application", {
    ...{ SBSJ: at, SXMC: "食品经营许可", SQRLX: "2", SQRMC: "某店", SBCLQD: "申请书", TJFS: "1" },
    SBHZH: "s1",
    ...more,
  });
export const answered = (more: Fields = {}) =>
  message("pre-acceptance", { YSLSJ: at, YSLBMMC: "某局", BLRXM: "王芳", YSLZTDM: "1", ...more });
export const accepted = (more: Fields = {}) =>
  message("acceptance", {
    ...{
      SLSJ: at,
      SLBMMC: "某局",
      BLRXM: "王芳",
      SLZTDM: "1",
      SPSXMC: "食品经营许可",
      SLHZH: "y1",
      ...{ GDBLSX: "10", GDBLSXDW: "G" },
    },
    ...more,
  });
export const approved = (more: Fields = {}) =>
  message("approval", {
    ...{ SPSJ: at, SPBZH: "1", SPHJDM: "1", SPHJMC: "承办", SPBMMC: "某局", SPRXM: "陈明" },
    ...{ SPYJ: "同意", SPHJZTDM: "2" },
    ...more,
  });
export const noticed = () =>
  message("supplement-notice", { BZGZSJ: at, BZGZFCRXM: "王芳", BZGZYY: "缺", BZCLQD: "平面图" });
export const supplied = () =>
  message("supplement-received", { BZSJ: at, BZSLBLRXM: "王芳", BZCLQD: "平面图" });
export const opened = (more: Fields = {}) =>
  message("special-procedure", {
    ...{ TBCXKSRQ: at, XH: "B1", TBCXZL: "B", TBCXZLMC: "检测", TBCXPZR: "陈明", TBCXQDLY: "抽检" },
    ...{ TBCXSX: "5", TBCXSXDW: "G" },
    ...more,
  });
export const closed = (more: Fields = {}) =>
  message("special-procedure-result", {
    ...{ TBCXJSRQ: at, XH: "B1", TBCXJG: "合格", JGCSRQ: "2026-09-14" },
    ...more,
  });
export const completed = (more: Fields = {}) =>
  message("completion", {
    BJSJ: at,
    BJBMMC: "某局",
    BJJGDM: "0",
    BJJGMS: "出证办结",
    ZJBH: "JY1",
    ...more,
  });
export const collected = (more: Fields = {}) =>
  message("collection", { LQSJ: at, LQRXM: "李雷", LQFS: "0", ...more });
