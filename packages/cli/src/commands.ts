import type { Text } from "@banjian/base";
import type { Command } from "./command.js";
import { absenceList } from "./commands/absence-list.js";
import { absenceRecord } from "./commands/absence-record.js";
import { absenceUntil } from "./commands/absence-until.js";
import { assess } from "./commands/assess.js";
import { calendarBetween } from "./commands/calendar-between.js";
import { calendarDue } from "./commands/calendar-due.js";
import { calendarExplain } from "./commands/calendar-explain.js";
import { calendarLoad } from "./commands/calendar-load.js";
import { calendarVerify } from "./commands/calendar-verify.js";
import { cardAnswer } from "./commands/card-answer.js";
import { cardAppeal } from "./commands/card-appeal.js";
import { cardConfirm } from "./commands/card-confirm.js";
import { cardCorrect } from "./commands/card-correct.js";
import { cardList } from "./commands/card-list.js";
import { cardNotify } from "./commands/card-notify.js";
import { cardShow } from "./commands/card-show.js";
import { cardSupervise } from "./commands/card-supervise.js";
import { cardWithdraw } from "./commands/card-withdraw.js";
import { caseExplain } from "./commands/case-explain.js";
import { caseExport } from "./commands/case-export.js";
import { caseList } from "./commands/case-list.js";
import { caseShow } from "./commands/case-show.js";
import { catalogueImport } from "./commands/catalogue-import.js";
import { check } from "./commands/check.js";
import { dbDoctor } from "./commands/db-doctor.js";
import { dbMigrate } from "./commands/db-migrate.js";
import { dbPartition } from "./commands/db-partition.js";
import { dbPlan } from "./commands/db-plan.js";
import { dbRestored } from "./commands/db-restored.js";
import { dbStatus } from "./commands/db-status.js";
import { demo } from "./commands/demo.js";
import { diff } from "./commands/diff.js";
import { documentList } from "./commands/document-list.js";
import { documentShow } from "./commands/document-show.js";
import { draw } from "./commands/draw.js";
import { eventList } from "./commands/event-list.js";
import { expand } from "./commands/expand.js";
import { explain } from "./commands/explain.js";
import { explore } from "./commands/explore.js";
import { fmt } from "./commands/fmt.js";
import { guide } from "./commands/guide.js";
import { holdList } from "./commands/hold-list.js";
import { holdRelease } from "./commands/hold-release.js";
import { incidentList } from "./commands/incident-list.js";
import { incidentRetry } from "./commands/incident-retry.js";
import { incidentSkip } from "./commands/incident-skip.js";
import { init } from "./commands/init.js";
import { itemDraft } from "./commands/item-draft.js";
import { itemList } from "./commands/item-list.js";
import { itemMove } from "./commands/item-move.js";
import { itemPublish } from "./commands/item-publish.js";
import { itemRemove } from "./commands/item-remove.js";
import { itemRetire } from "./commands/item-retire.js";
import { itemReview } from "./commands/item-review.js";
import { itemSearch } from "./commands/item-search.js";
import { itemShow } from "./commands/item-show.js";
import { itemTypes } from "./commands/item-types.js";
import { messageCheck } from "./commands/message-check.js";
import { messageDeliveries } from "./commands/message-deliveries.js";
import { messageExport } from "./commands/message-export.js";
import { messageGaps } from "./commands/message-gaps.js";
import { messageList } from "./commands/message-list.js";
import { messageParked } from "./commands/message-parked.js";
import { messageReceive } from "./commands/message-receive.js";
import { messageRetry } from "./commands/message-retry.js";
import { messageShow } from "./commands/message-show.js";
import { notificationList } from "./commands/notification-list.js";
import { progress } from "./commands/progress.js";
import { ratingList } from "./commands/rating-list.js";
import { replay } from "./commands/replay.js";
import { report } from "./commands/report.js";
import { resultList } from "./commands/result-list.js";
import { schema } from "./commands/schema.js";
import { simulate } from "./commands/simulate.js";
import { test } from "./commands/test.js";
import { verify } from "./commands/verify.js";
import { work } from "./commands/work.js";

/** Every command of the program, in the order of its help. */
export const commands: readonly Command[] = [
  init,
  check,
  explain,
  expand,
  draw,
  guide,
  diff,
  fmt,
  schema,
  itemTypes,
  test,
  explore,
  simulate,
  replay,
  calendarDue,
  calendarBetween,
  calendarExplain,
  calendarVerify,
  calendarLoad,
  itemSearch,
  itemList,
  itemShow,
  itemDraft,
  itemReview,
  itemPublish,
  itemMove,
  itemRetire,
  itemRemove,
  catalogueImport,
  caseShow,
  caseExplain,
  caseList,
  caseExport,
  documentList,
  documentShow,
  progress,
  resultList,
  cardList,
  cardShow,
  cardNotify,
  cardAnswer,
  cardAppeal,
  cardCorrect,
  cardSupervise,
  cardWithdraw,
  cardConfirm,
  report,
  assess,
  absenceList,
  absenceRecord,
  absenceUntil,
  work,
  eventList,
  messageList,
  messageShow,
  messageExport,
  messageCheck,
  messageDeliveries,
  messageGaps,
  notificationList,
  ratingList,
  messageReceive,
  messageParked,
  messageRetry,
  holdList,
  holdRelease,
  incidentList,
  incidentRetry,
  incidentSkip,
  dbPlan,
  dbMigrate,
  dbStatus,
  dbDoctor,
  dbPartition,
  dbRestored,
  verify,
  demo,
];

/** What the commands with the same first word are about. */
export const groupTitles: Readonly<Record<string, Text>> = {
  calendar: { zh: "工作日和到期日", en: "business days and due dates" },
  item: {
    zh: "事项目录：查找、起草、审核、发布、移转在办件、停用",
    en: "the catalogue: find, draft, review, publish, move open cases, retire",
  },
  catalogue: {
    zh: "与国家平台的事项表对照",
    en: "the items and the tables of the national platform",
  },
  absence: { zh: "外出和代理", en: "who is away, and who acts meanwhile" },
  hold: { zh: "因时钟跳变而暂停的到期处理", en: "limits held after a jump of the clock" },
  incident: { zh: "待人处理的故障", en: "what has failed and waits for a person" },
  case: { zh: "查看办件，说明期限", en: "show cases and explain their limits" },
  event: { zh: "已告知的事件", en: "what was announced" },
  message: { zh: "十类过程数据消息", en: "the ten process messages" },
  notification: { zh: "给申请人和工作人员的通知", en: "what people are told" },
  rating: { zh: "申请人的评价", en: "what applicants say of how they were served" },
  document: { zh: "办件的文书", en: "the documents of a case" },
  result: { zh: "公示结果", en: "results for publication" },
  card: { zh: "黄牌、红牌及其经过", en: "yellow and red cards, and what is done about them" },
  db: { zh: "数据库结构", en: "the schema of a database" },
};
