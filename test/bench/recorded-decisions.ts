import { chinaNotices, parseOfficeHours, parseTimeZone } from "@banjian/calendar";
import {
  Announcer,
  Calendars,
  type CaseStore,
  type CommitRequest,
  catalogueOver,
  type Effects,
  Engine,
  memoryCaseStore,
  memoryItemStore,
  memoryNoticeStore,
  type Receipt,
  randomCaseIds,
} from "@banjian/engine";
import { application, people, steps } from "../support/small-item.js";

/** What one decision writes. */
export type Decision = {
  readonly request: CommitRequest;
  readonly receipt: Receipt;
  readonly effects: Effects;
};

/** What so many cases of the small item write from their filing to their end, case by case, as the engine decides it in memory; their keys begin with a name. */
export async function decisionsOf(
  item: string,
  cases: number,
  name: string,
): Promise<Decision[][]> {
  const now = () => "2026-09-14T02:00:00.000Z" as never;
  const notices = memoryNoticeStore(chinaNotices);
  const store = memoryCaseStore(now, notices);
  const byCase = new Map<string, Decision[]>();
  const commit: CaseStore["commit"] = async (requests, decide) => {
    const answers = await store.commit(requests, decide);
    const [[request], [answer]] = [requests, answers];
    if (request !== undefined && answer !== undefined && "effects" in answer && answer.effects) {
      const { caseId } = request;
      byCase.set(caseId, [
        ...(byCase.get(caseId) ?? []),
        { request, ...answer, effects: answer.effects },
      ]);
    }
    return answers;
  };
  const zone = parseTimeZone("Asia/Shanghai");
  const calendars = new Calendars(notices, ["cn"], zone);
  await calendars.read();
  const catalogue = catalogueOver(memoryItemStore());
  await catalogue.publish(item, "small.yaml");
  const engine = new Engine({
    store: { ...store, commit },
    catalogue,
    calendars,
    zone,
    hours: parseOfficeHours({ ordinary: [["09:00", "17:30"]] }),
    ids: randomCaseIds,
    announcer: new Announcer(),
  });
  for (let index = 0; index < cases; index++) {
    const filed = await engine.submit("small-licence", application, {
      by: people.applicant,
      key: `${name}-${index}-0`,
    });
    for (const [step, { action, ...more }] of steps.entries()) {
      await engine.act(filed.caseId, action, { ...more, key: `${name}-${index}-${step + 1}` });
    }
  }
  return [...byCase.values()];
}
