import type { Effects } from "@banjian/engine";
import type { CompiledQuery } from "kysely";
import { anyOf, compiledOnce } from "../compiled-once.js";
import { cardRows, caseRow, factRows, limitRows, taskRows } from "../rows.js";
import { insertLetters, type Posted } from "./insert-letters.js";
import { insertRows } from "./insert-rows.js";
import { columnLists, eachColumn } from "./row-lists.js";
import { writeMeasures } from "./write-measures.js";

const addFacts = insertRows("facts", {
  case_id: "text",
  seq: "integer",
  type: "text",
  at: "timestamptz",
  effective_on: "date",
  body: "jsonb",
});

const addCases = insertRows("cases", {
  id: "text",
  item_code: "text",
  item_version: "text",
  item_digest: "text",
  status: "text",
  version: "integer",
  opened_at: "timestamptz",
  changed_at: "timestamptz",
  fold: "jsonb",
});

const addLimits = insertRows("limits", {
  case_id: "text",
  limit_key: "text",
  calendar: "text",
  position: "integer",
  day: "date",
  at: "timestamptz",
  depends_from: "date",
  depends_to: "date",
});

const addTasks = insertRows("tasks", {
  case_id: "text",
  task_id: "text",
  role: "text",
  department: "text",
  person: "text",
  holder: "text",
  owner: "text",
  opened_on: "date",
});

const addCards = insertRows("cards", {
  case_id: "text",
  card_id: "text",
  colour: "text",
  cause: "text",
  department: "text",
  stage: "text",
  raised_on: "date",
});

const changed = {
  id: "text",
  item_version: "text",
  item_digest: "text",
  status: "text",
  version: "integer",
  changed_at: "timestamptz",
  fold: "jsonb",
} as const;

const changeCases = compiledOnce<Readonly<Record<string, unknown>>>((db, given) =>
  db
    .updateTable("cases")
    .from(db.selectNoFrom(eachColumn(given, changed)).as("now"))
    .set(({ ref }) => ({
      item_version: ref("now.item_version"),
      item_digest: ref("now.item_digest"),
      status: ref("now.status"),
      version: ref("now.version"),
      changed_at: ref("now.changed_at"),
      fold: ref("now.fold"),
    }))
    .where("cases.tenant", "=", given("tenant", "text"))
    .whereRef("cases.id", "=", "now.id"),
);

type Ids = { readonly tenant: string; readonly ids: readonly string[] };

const dropLimits = compiledOnce<Ids>((db, given) =>
  db
    .deleteFrom("limits")
    .where("tenant", "=", given("tenant", "text"))
    .where("case_id", "=", anyOf(given("ids", "text[]"))),
);

const dropTasks = compiledOnce<Ids>((db, given) =>
  db
    .deleteFrom("tasks")
    .where("tenant", "=", given("tenant", "text"))
    .where("case_id", "=", anyOf(given("ids", "text[]"))),
);

const dropCards = compiledOnce<Ids>((db, given) =>
  db
    .deleteFrom("cards")
    .where("tenant", "=", given("tenant", "text"))
    .where("case_id", "=", anyOf(given("ids", "text[]"))),
);

/**
 * What writes the decisions of one transaction: the facts they append, the cases they lead to, where their limits wait, open
 * work, and what they announce. Of several on one case the last one says how it stands.
 */
export function writeEffects(tenant: string, decisions: readonly Posted[]): CompiledQuery[] {
  const last = [...new Map(decisions.map((one) => [one.effects.state.id, one.effects])).values()];
  const isNew = new Set(
    decisions.flatMap(({ effects }) => (versionBefore(effects) === 0 ? [effects.state.id] : [])),
  );
  const opened = last.filter(({ state }) => isNew.has(state.id));
  const moved = last.filter(({ state }) => !isNew.has(state.id) && hasMoved(state.id, decisions));
  const facts = decisions.flatMap(({ effects }) => factRows(tenant, effects));
  return [
    ...(facts.length > 0 ? [addFacts(tenant, facts)] : []),
    ...(opened.length > 0 ? [addCases(tenant, openedRows(tenant, opened, decisions))] : []),
    ...(moved.length > 0 ? [changeRows(tenant, moved)] : []),
    ...replaceLimits(tenant, { last, decisions, isNew }),
    ...replaceTasks(tenant, last, decisions),
    ...replaceCards(tenant, last, decisions),
    ...writeMeasures(tenant, decisions),
    ...insertLetters(tenant, decisions),
  ];
}

type Written = {
  readonly last: readonly Effects[];
  readonly decisions: readonly Posted[];
  readonly isNew: ReadonlySet<string>;
};

function versionBefore({ state, facts }: Effects): number {
  return state.version - facts.length;
}

function hasMoved(caseId: string, decisions: readonly Posted[]): boolean {
  return decisions.some(({ effects }) => effects.state.id === caseId && effects.facts.length > 0);
}

/** The rows of new cases; opened when the first of their decisions says. */
function openedRows(tenant: string, opened: readonly Effects[], decisions: readonly Posted[]) {
  return opened.map((effects) => {
    const first = decisions.find((one) => one.effects.state.id === effects.state.id)?.effects;
    const row = caseRow(tenant, effects);
    return { ...row, opened_at: first?.facts[0]?.at ?? row.opened_at };
  });
}

function changeRows(tenant: string, moved: readonly Effects[]): CompiledQuery {
  const rows = moved.map((effects) => caseRow(tenant, effects));
  return changeCases({ tenant, ...columnLists(changed, rows) });
}

function replaceLimits(tenant: string, { last, decisions, isNew }: Written): CompiledQuery[] {
  const moved = new Set(
    decisions.flatMap(({ effects }) => (effects.limitsStand ? [] : [effects.state.id])),
  );
  const ids = [...moved].filter((id) => !isNew.has(id));
  const rows = last.flatMap((effects) =>
    moved.has(effects.state.id) ? limitRows(tenant, effects) : [],
  );
  return [
    ...(ids.length > 0 ? [dropLimits({ tenant, ids })] : []),
    ...(rows.length > 0 ? [addLimits(tenant, rows)] : []),
  ];
}

const movesTasks: ReadonlySet<string> = new Set(["task-opened", "task-closed", "task-assigned"]);

function replaceTasks(
  tenant: string,
  last: readonly Effects[],
  decisions: readonly Posted[],
): CompiledQuery[] {
  const { ids, states } = touchedBy(movesTasks, last, decisions);
  const rows = states.flatMap((state) => taskRows(tenant, state));
  return [
    ...(ids.length > 0 ? [dropTasks({ tenant, ids })] : []),
    ...(rows.length > 0 ? [addTasks(tenant, rows)] : []),
  ];
}

const movesCards: ReadonlySet<string> = new Set(["card-raised", "card-withdrawn", "card-acted"]);

function replaceCards(
  tenant: string,
  last: readonly Effects[],
  decisions: readonly Posted[],
): CompiledQuery[] {
  const { ids, states } = touchedBy(movesCards, last, decisions);
  if (ids.length === 0) return [];
  return [
    dropCards({ tenant, ids }),
    addCards(
      tenant,
      states.flatMap((state) => cardRows(tenant, state)),
    ),
  ];
}

/** The cases of which some fact is of these types, as the last decision leaves them. */
function touchedBy(
  types: ReadonlySet<string>,
  last: readonly Effects[],
  decisions: readonly Posted[],
) {
  const touched = new Set(
    decisions.flatMap(({ effects }) =>
      effects.facts.some(({ type }) => types.has(type)) ? [effects.state.id] : [],
    ),
  );
  const states = last.map(({ state }) => state).filter(({ id }) => touched.has(id));
  return { ids: [...touched], states };
}
