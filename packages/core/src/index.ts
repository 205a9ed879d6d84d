export {
  certificatesDue,
  type MemberDecision,
  type MemberState,
  membersOf,
} from "./approval/members.js";
export { type Absence, deputising } from "./case/absence.js";
export {
  type Card,
  type CardHandler,
  type CardStage,
  type CardStep,
  stageOf,
} from "./case/card.js";
export type { CardKind } from "./case/card-steps.js";
export type { CaseState, MaterialState } from "./case/case-state.js";
export {
  type Certificate,
  type LookedUp,
  readCertificate,
  type WantedCertificate,
} from "./case/certificate.js";
export { isCitizenNumber, isCreditCode, isOrganisationCode } from "./case/check-digits.js";
export type { Consultation, ConsultationEnd } from "./case/consultation.js";
export { evolve, replay } from "./case/evolve.js";
export type { Fact, FactOf, FactType, Told } from "./case/fact.js";
export type { FeeOrder } from "./case/fee.js";
export type { MessageKind } from "./case/message-kind.js";
export type { ActionPayloads } from "./case/payload.js";
export type { Actor, ActorRef, Applicant, PersonRef } from "./case/person.js";
export { isBad, type Rating, ratedActs, ratingLevels } from "./case/rating.js";
export { type Copy, holderOf, type Order, type Task, type TaskOwner } from "./case/task.js";
export {
  activePaths,
  type Chart,
  type ChartState,
  type ChartTransition,
  caseEnds,
  eventKey,
  type StateValue,
  stateAt,
  valueTitle,
} from "./chart/chart.js";
export { isDoneInside } from "./chart/inner-done.js";
export type { Action, Opening } from "./decide/action.js";
export { actionsFor, type Offer } from "./decide/actions-for.js";
export { type CaseMove, caseMove, type MoveWord, type StateNames } from "./decide/case-move.js";
export { certificatesWanted } from "./decide/certificates.js";
export { decide, decision, open, opened } from "./decide/decide.js";
export { unorderedFees } from "./decide/fees.js";
export { allActions, personalArrows } from "./decide/find-arrow.js";
export {
  isImpossibleStanding,
  isSystemOf,
  reportImpossible,
  withdrawImpossible,
} from "./decide/impossible-message.js";
export { reportLateMessage } from "./decide/late-message.js";
export { type LimitRow, limitRowsOf } from "./decide/limit-rows.js";
export { nextDueOf } from "./decide/next-due.js";
export { orderFee } from "./decide/order-fee.js";
export { checkActor } from "./decide/permission.js";
export { type Inbound, occurredIn, receiveMessage } from "./decide/receive-message.js";
export { recompute, type StandingOutcome, standingOutcomes } from "./decide/recompute.js";
export { ranOut, runOut } from "./decide/run-out.js";
export { settleIncident } from "./decide/settle-incident.js";
export type { PersonalArrow } from "./decide/standing-arrows.js";
export type { Decision } from "./decide/turn.js";
export type { World } from "./decide/world.js";
export { type ActionKind, actionCalled, actionKinds } from "./definition/action-kind.js";
export {
  type Allowance,
  parseAllowance,
  sayAllowance,
  writeAllowance,
} from "./definition/allowance.js";
export { audiences } from "./definition/audiences.js";
export { sayBasis } from "./definition/basis-text.js";
export { inBothLanguages } from "./definition/chinese-schema.js";
export { partOf, readInEnglish, shapeOf, writeLength } from "./definition/chinese-words.js";
export { didYouMean } from "./definition/did-you-mean.js";
export { FormValue, Name, Title } from "./definition/field-schemas.js";
export type { Complaint, Finding, Path } from "./definition/finding.js";
export { implementationJsonSchema, itemJsonSchema } from "./definition/item-json-schema.js";
export { type ItemFileInput, levels } from "./definition/item-schema.js";
export { alternatives, jsonSchemaOf } from "./definition/json-schema.js";
export { writeMoney } from "./definition/money.js";
export {
  channels,
  fieldsOfKind,
  type NotificationKind,
  notificationKinds,
} from "./definition/notification-kinds.js";
export { strangeFields } from "./definition/notification-text.js";
export type { JsonSchema } from "./definition/worded-schema.js";
export { documentHtml, type Seal } from "./document/document-html.js";
export { type DocumentKind, documentKinds } from "./document/document-kinds.js";
export { type CaseDocument, documentsOf } from "./document/documents.js";
export { escaped } from "./document/escaped.js";
export { coreError } from "./errors.js";
export { type Score, type ScoreLine, scoreOf } from "./hall/assess.js";
export { supervised } from "./hall/supervised.js";
export { readSupervision } from "./hall/supervision-file.js";
export type { Supervision } from "./hall/supervision-schema.js";
export { supervisionFileSchema } from "./hall/supervision-schema.js";
export { actMarks, lastDayOf } from "./indicator/act-mark.js";
export {
  type CatalogueMark,
  catalogueMark,
  type InForce,
  type VersionMark,
} from "./indicator/catalogue-mark.js";
export { Figure, figureNames } from "./indicator/figure.js";
export {
  type FormulaVersions,
  formulas,
  type IndicatorName,
  sections,
  versionsOf,
} from "./indicator/formulas.js";
export { type Grouping, groupings, groupsOf } from "./indicator/groups.js";
export { type Indicator, indicatorsOf } from "./indicator/indicators.js";
export type { Span, Subjects } from "./indicator/lists.js";
export { type Measure, markOf, measureOf, movesMeasure } from "./indicator/measure.js";
export { baseNamedIn, basesIn } from "./item/bases.js";
export { findingOf, type Trouble } from "./item/check/trouble.js";
export { decidingForms } from "./item/deciding-forms.js";
export { type Bases, noBases } from "./item/implementation.js";
export { departmentTitle, type Item, type ItemRef } from "./item/item.js";
export { itemFileSchema } from "./item/item-file-schema.js";
export type { CaseLimit } from "./item/limit-of.js";
export { limitTitle } from "./item/limit-of.js";
export { type DocumentRead, readDocument } from "./item/read-document.js";
export {
  type DefinedItem,
  defineItem,
  type ItemRead,
  readItem,
  rereadItem,
} from "./item/read-item.js";
export { isBound, rolesOf } from "./item/roles.js";
export { dueOfLedger } from "./limit/due.js";
export type { LimitExplanation } from "./limit/explain-limit.js";
export type { Frame } from "./limit/frame.js";
export { asItStands } from "./limit/ledger.js";
export type { Wait } from "./limit/wait.js";
export { checkMessages, type MessageFinding } from "./messages/check-messages.js";
export { type FieldSource, fieldSources } from "./messages/field-sources.js";
export { keyOfMessage } from "./messages/lawful-order.js";
export { maskedFields } from "./messages/masked.js";
export { messageCodes } from "./messages/message-codes.js";
export type { CaseNumbers, MessageFrame } from "./messages/message-context.js";
export { type FieldDefinition, messageFields } from "./messages/message-fields.js";
export {
  commonMessageFields,
  fieldsOfMessage,
  messageKinds,
  messageShapes,
} from "./messages/message-shapes.js";
export { type MadeMessage, messagesOf } from "./messages/messages-of.js";
export {
  type FieldProblem,
  messageProblems,
  messagesJsonSchema,
  type ProcessMessage,
} from "./messages/process-message.js";
export { type Drift, type DriftReport, driftOf } from "./national/drift.js";
export { codeOf, itemFromTask } from "./national/item-from-task.js";
export { readNationalTasks, type TableRow } from "./national/national-task.js";
export {
  type NumberParts,
  type NumberScheme,
  type NumberSettings,
  numberPartsOf,
  numberSchemes,
} from "./national/number-scheme.js";
export { type Rung, rungsOf } from "./supervision/rungs.js";
export type { CatalogueTypes, FiledMaterial, ItemTypes, PayloadFor } from "./typed/item-types.js";
export type { ItemTypesOf } from "./typed/types-of-file.js";
export { branchEnds, branchResults } from "./view/branch-results.js";
export { type CardShare, cardShares } from "./view/card-shares.js";
export {
  cardAbout,
  cardCauses,
  cardColours,
  cardStages,
  cardText,
  cardWithdrawals,
} from "./view/card-text.js";
export { type CertificateView, certificateViews, sayCertificate } from "./view/certificates.js";
export { compareItems } from "./view/compare-items.js";
export { describeLimit, type LimitDescription } from "./view/describe-limit.js";
export { type FeeView, feeViews, sayFee } from "./view/fees.js";
export { type Guide, type GuideSection, guideOf } from "./view/guide.js";
export type { ItemChange, Reader } from "./view/item-change.js";
export { type LimitMove, limitMoves } from "./view/limit-moves.js";
export { type LimitView, limitNamed, limitViews } from "./view/limit-view.js";
export { type MessageRules, messageEvents, notificationEvents } from "./view/message-events.js";
export type { MadeNotification, Notification, Recipient } from "./view/notification.js";
export { type NotificationTexts, notificationsOf } from "./view/notifications-of.js";
export { type Progress, progressOf, secondFactor } from "./view/progress.js";
export { sayConsultations } from "./view/say-consultations.js";
export { sayChoice, variantNotes } from "./view/say-demand.js";
export { sayJoin, saySigning } from "./view/say-join.js";
export { sayWhen } from "./view/say-need.js";
export { sayStart } from "./view/say-start.js";
export { type ItemMatch, type ItemQuery, searchItems } from "./view/search-items.js";
export type { NamedSlaEvent, SlaEvent, SlaEventName, SlaEvents } from "./view/sla-event.js";
export { slaEventTitles } from "./view/sla-event-titles.js";
export { slaEventOf } from "./view/sla-events.js";
export { taskTitle } from "./view/task-title.js";
export { type TimelineRow, timeline } from "./view/timeline.js";
