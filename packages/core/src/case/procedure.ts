import type { Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import { caseEnds } from "../chart/chart.js";
import type { Allowance } from "../definition/allowance.js";
import type { PersonRef } from "./person.js";

/** What is recorded of special procedures. Amounts are in fen. */
export type ProcedureContents = {
  "procedure-opened": {
    id: string;
    procedure: string;
    /** The branch that opened it. */
    branch: string;
    /** The other branches that need it. */
    shared?: readonly string[];
    excludes: boolean;
    length: Allowance;
    reason: string;
    /** Who approved it, where that is not whoever opened it. */
    approver?: PersonRef;
  };
  /** Past its announced length its time counts again, from the day after this takes effect (TL5). */
  "procedure-overran": { id: string };
  /** `fen`: what the applicant was charged for it. */
  "procedure-closed": {
    id: string;
    result: string;
    inspectors?: readonly PersonRef[];
    fen?: number;
  };
  "procedure-corrected": {
    id: string;
    openedOn: LocalDate;
    closedOn?: LocalDate;
    excludedThrough?: LocalDate;
  };
  /** The step that closed it was taken back. */
  "procedure-reopened": { id: string };
};

/** As what the end of a procedure is recorded that nobody closed: with its branch, or with the approval. */
export const endedWith = { branch: "branch done", approval: "ended" } as const;

const unsaid: ReadonlyMap<string, Text> = new Map<string, Text>([
  [endedWith.branch, { zh: "所在分支已办毕，随之结束", en: "ended with its branch" }],
  [endedWith.approval, { zh: "审批已结束，随之结束", en: "ended with the approval" }],
  ...Object.entries(caseEnds).map(([end, { zh, en }]): [string, Text] => [
    end,
    { zh: `办件终结（${zh}），随之结束`, en: `ended with the case: ${en}` },
  ]),
]);

/** What came of a procedure, for people: what was said of it, or with what it ended by itself. */
export function procedureResult(result: string): Text {
  return unsaid.get(result) ?? { zh: result, en: result };
}
