import {
  chinaCalendar,
  type Instant,
  parseInstant,
  parseLocalDate,
  parseOfficeHours,
  parseTimeZone,
} from "@banjian/calendar";
import {
  type Actor,
  decide,
  defineItem,
  evolve,
  type Fact,
  type Item,
  limitRowsOf,
  measureOf,
  messageEvents,
  movesMeasure,
  notificationEvents,
  open,
  replay,
  runOut,
  slaEventOf,
  type World,
} from "@banjian/core";
import type { CommitRequest, Decide, Effects, Loaded } from "../ports.js";

/** A small licence: filed, accepted, approved by one person. */
const smallItem: Item = defineItem({
  banjian: 1,
  item: {
    code: "small-licence",
    version: "1",
    title: { zh: "小许可", en: "small licence" },
    type: "licence",
    kind: "promised",
    level: "county",
    authority: { department: "bureau", name: { zh: "某局", en: "a bureau" } },
    basis: [{ law: "行政许可法" }],
    materials: [{ id: "plan", title: { zh: "平面图" }, required: false }],
  },
  flow: {
    initial: "submission",
    states: {
      submission: { use: "submission", next: "acceptance" },
      acceptance: {
        use: "acceptance",
        supplement: { "answer-within": "30 calendar-days" },
        next: "approval",
      },
      approval: {
        use: "approval",
        procedures: {
          testing: { excludes: true, basis: { law: "行政许可法", article: 45 } },
        },
        steps: ["approve"],
        next: "completion",
      },
      completion: { use: "completion", next: "collection" },
      collection: { use: "collection", next: "archived" },
      archived: { final: true },
    },
  },
  limits: { preset: "licensing-law" },
});

/** The same as the catalogue keeps it. */
export const smallVersion = {
  code: smallItem.code,
  version: smallItem.version,
  digest: smallItem.digest,
  source: "small-licence",
};

export const citizen: Actor = { id: "u1", name: "李雷", roles: ["applicant"] };
export const clerk: Actor = { id: "w1", name: "王芳", roles: ["window-clerk"] };
export const approver: Actor = { id: "a1", roles: ["approver"], department: "bureau" };
export const handler: Actor = { id: "h1", roles: ["handler"], department: "bureau" };

/** A request that the stores pass through: what to do is the test's own business. */
export type TestRequest = CommitRequest & {
  readonly action: string;
  readonly by: Actor;
  readonly payload?: unknown;
};

const frame = {
  known: () => undefined,
  calendar: chinaCalendar(),
  zone: parseTimeZone("Asia/Shanghai"),
  hours: parseOfficeHours({
    ordinary: [
      ["09:00", "12:00"],
      ["13:30", "17:30"],
    ],
  }),
};

/** The calendar of the fixture, for due marks. */
export const calendar = frame.calendar;

function worldAt(now: Instant): World {
  return { ...frame, item: smallItem, now };
}

/** What an engine would write for the request: the real decision over the real core. */
export const decideSmall: Decide<TestRequest> = (request, { state, now }) => {
  const { caseId, action, by, payload } = request;
  const world = worldAt(now);
  const asked = { action, by, ...(payload === undefined ? {} : { payload }) };
  if (state === undefined) {
    const applicant = { id: citizen.id, name: "李雷", kind: "person" } as const;
    const facts = open(world, { caseId, applicant, channel: "online" }, asked);
    return effects(world, facts, replay(caseId, facts));
  }
  const facts = decide(world, state, asked);
  return effects(world, facts, facts.reduce(evolve, state));
};

/** The same in a hall that tells people of it. */
export const tellSmall: Decide<TestRequest> = (request, loaded) => {
  const said = decideSmall(request, loaded);
  const { facts, state } = said;
  const change = { facts, before: loaded.state, caseId: state.id };
  const told = notificationEvents({ item: smallItem }, change);
  const events = [...said.events, ...told].toSorted((a, b) => a.event.seq - b.event.seq);
  return { ...said, events };
};

/** The same in a hall that makes the process messages; as another one would whose data versions begin so much later. */
export function makeSmall(skipped = 0): Decide<TestRequest> {
  return (request, loaded) => {
    const said = decideSmall(request, loaded);
    const { facts, state } = said;
    const { item } = worldAt(loaded.now);
    const change = { facts, before: loaded.state, caseId: state.id };
    const made = messageEvents({ item, zone: frame.zone }, change).map(({ name, event }) => {
      const { message } = event;
      const fields = { ...message.fields, SJBBH: String(Number(message.fields.SJBBH) + skipped) };
      return { name, event: { ...event, message: { ...message, fields } } };
    });
    const events = [...said.events, ...made].toSorted((a, b) => a.event.seq - b.event.seq);
    return { ...said, events };
  };
}

/** What a sweep would write. */
export function sweepSmall({ state, now }: Loaded): Effects {
  if (state === undefined) throw new Error("a sweep meets stored cases only");
  const world = worldAt(now);
  const facts = runOut(world, state);
  return effects(world, facts, facts.reduce(evolve, state));
}

/** What moving a case to another version would write. */
export function moveSmall({ state, now }: Loaded, digest: string): Effects {
  if (state === undefined) throw new Error("only stored cases move");
  const item = { ...state.item, version: "2", digest };
  const { value, item: from } = state;
  const why = { reason: "新版本", authority: "局务会" };
  const stamp = { at: now, effectiveOn: parseLocalDate("2026-09-14") };
  const facts: Fact[] = [{ type: "case-moved", item, from, value, ...why, ...stamp }];
  return effects(worldAt(now), facts, facts.reduce(evolve, state));
}

function effects(world: World, facts: Effects["facts"], state: Effects["state"]): Effects {
  const first = state.version - facts.length + 1;
  return {
    facts,
    events: facts.flatMap((fact, index) => slaEventOf(smallItem, state, fact, first + index) ?? []),
    state,
    calendar: world.calendar.id,
    limits: limitRowsOf(world, smallItem, state),
    ...(facts.some(movesMeasure) ? { measure: measureOf(world, smallItem, state) } : {}),
  };
}

/** A request to file an application. */
export function filing(caseId: string, key = `file-${caseId}`): TestRequest {
  return { caseId, key, body: () => `body of ${key}`, opens: true, action: "submit", by: citizen };
}

/** A request to act in a case. */
export function asking(caseId: string, action: string, by: Actor, payload?: unknown): TestRequest {
  const key = `${action}-${caseId}`;
  return {
    caseId,
    key,
    body: () => `body of ${key}`,
    action,
    by,
    ...(payload === undefined ? {} : { payload }),
  };
}

export const monday = parseInstant("2026-09-14T10:00:00+08:00");
