import { CodedError } from "@banjian/base";
import type { Instant } from "@banjian/calendar";
import type { CaseState, Fact } from "@banjian/core";
import { engineError } from "./errors.js";
import type {
  CaseStore,
  CommitAnswer,
  CommitRequest,
  Decide,
  DueMark,
  Effects,
  ItemStore,
  ItemVersion,
  Receipt,
  TaskQuery,
  WaitRow,
} from "./ports.js";

type Kept = { state: CaseState; facts: Fact[]; calendar: string; waits: readonly WaitRow[] };

/** Cases in this process's memory: for tests and simulation. Everything is gone when the process ends. */
export function memoryCaseStore(now: () => Instant): CaseStore {
  const cases = new Map<string, Kept>();
  const receipts = new Map<string, { body: string; receipt: Receipt }>();

  function write(effects: Effects): void {
    const before = cases.get(effects.state.id);
    const facts = [...(before?.facts ?? []), ...effects.facts];
    cases.set(effects.state.id, { ...effects, facts });
  }

  function answer<Request extends CommitRequest>(
    request: Request,
    decide: Decide<Request>,
  ): CommitAnswer {
    const { key, body, caseId } = request;
    const known = receipts.get(key);
    if (known !== undefined) {
      if (known.body === body) return { receipt: known.receipt };
      return {
        refused: engineError("IDEMPOTENCY_MISMATCH", { key, caseId: known.receipt.caseId }),
      };
    }
    try {
      const effects = decide(request, { state: cases.get(caseId)?.state, now: now() });
      const { version, at } = effects.state;
      const receipt = { caseId, version, at };
      write(effects);
      receipts.set(key, { body, receipt });
      return { receipt, effects };
    } catch (error) {
      return error instanceof CodedError ? { refused: error } : { failed: error };
    }
  }

  return {
    now: async () => now(),
    commit: async (requests, decide) => requests.map((request) => answer(request, decide)),
    async sweep(mark, { batch, except }, decide) {
      const due = [...cases.values()].filter(
        (one) => !except.includes(one.state.id) && isDue(one, mark),
      );
      return due.slice(0, batch).map(({ state }) => {
        try {
          const effects = decide({ state, now: now() });
          write(effects);
          return { caseId: state.id, effects };
        } catch (failed) {
          return { caseId: state.id, failed };
        }
      });
    },
    load: async (caseId) => cases.get(caseId)?.state,
    facts: async (caseId) => cases.get(caseId)?.facts ?? [],
    async tasks(query) {
      return [...cases.values()].flatMap(({ state }) =>
        Object.values(state.tasks)
          .filter((task) => isFor(task.roles, task.department, state, query))
          .map((task) => ({ task, state })),
      );
    },
    recent: async (count) =>
      [...cases.values()]
        .map(({ state }) => state)
        .toReversed()
        .slice(0, count),
  };
}

function isDue({ calendar, waits }: Kept, mark: DueMark): boolean {
  return waits.some(({ wait }) => {
    if ("day" in wait) return wait.day <= mark.day;
    if ("at" in wait) return wait.at <= mark.at;
    return calendar !== mark.calendar || wait.position <= mark.position;
  });
}

function isFor(
  roles: readonly string[],
  department: string | undefined,
  { applicant }: CaseState,
  query: TaskQuery,
): boolean {
  if (roles.includes("applicant") && applicant.id === query.person) return true;
  const held = roles.some((role) => role !== "applicant" && query.roles.includes(role));
  return held && (department === undefined || department === query.department);
}

/** Published items in memory. */
export function memoryItemStore(): ItemStore {
  const versions: ItemVersion[] = [];
  const current = new Map<string, ItemVersion>();
  return {
    async publish(items) {
      const fresh = items.filter((item) => isNew(item, versions));
      versions.push(...fresh);
      for (const item of fresh) current.set(item.code, item);
    },
    published: async () => [...current.values()],
    find: async (code) => current.get(code),
    byDigest: async (digest) => versions.find((one) => one.digest === digest),
  };
}

/** Whether a version has not been published; refuses other content under a version that has. */
function isNew({ code, version, digest }: ItemVersion, known: readonly ItemVersion[]): boolean {
  const taken = known.find((one) => one.code === code && one.version === version);
  if (taken === undefined) return true;
  if (taken.digest === digest) return false;
  throw engineError("ITEM_VERSION_TAKEN", { code, version });
}
