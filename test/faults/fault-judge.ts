import { readFileSync } from "node:fs";
import { canonicalJson } from "@banjian/base";
import { type Fact, replay } from "@banjian/core";
import { connect, type Hall, type Receipt, type Tables } from "banjian";

/** A request, for which case, and what its caller was told in the end. */
export type Asked = {
  readonly key: string;
  readonly caseId?: string;
  answer?: Record<string, unknown>;
};

/** What became of what was told; each must be zero. */
export type Wrong = Record<
  "lost" | "doubled" | "phantoms" | "undelivered" | "disordered" | "misfolded" | "unfired",
  number
>;

type Log = { readonly url: string; readonly asked: readonly Asked[]; readonly sinkLog: string };

/** Holds what a hall that nobody disturbs has against what callers were told and what the sink got. */
export async function judge(hall: Hall, { url, asked, sinkLog }: Log): Promise<Wrong> {
  const told = asked.flatMap(({ key, caseId, answer }) => {
    const receipt = answer?.accepted as Receipt | undefined;
    return receipt === undefined ? [] : [{ effect: caseId === undefined ? receipt.caseId : key }];
  });
  const answers = await judgeCases(hall, { url, effects: told.map(({ effect }) => effect) });
  return { ...answers, ...(await judgeEvents(hall, linesOf(sinkLog))) };
}

function linesOf(file: string): string[] {
  return readFileSync(file, "utf8").split("\n").filter(Boolean);
}

async function judgeCases(
  hall: Hall,
  { url, effects }: { readonly url: string; readonly effects: readonly string[] },
) {
  const times = new Map<string, number>();
  let [misfolded, unfired, doubled] = [0, 0, 0];
  const told = new Set(effects);
  for (const id of await caseIds(url)) {
    const view = await hall.case(id);
    const facts = await view.facts();
    if (canonicalJson(replay(id, facts)) !== canonicalJson(view.state)) misfolded++;
    if (facts.filter(({ type }) => type === "deemed").length !== 1) unfired++;
    for (const effect of facts.flatMap((fact) => effectOf(id, fact))) {
      times.set(effect, (times.get(effect) ?? 0) + 1);
    }
    // A case that nobody was told of is one that was filed twice under one key.
    if (!told.has(id)) doubled++;
  }
  const lost = effects.filter((effect) => !times.has(effect)).length;
  doubled += effects.filter((effect) => (times.get(effect) ?? 0) > 1).length;
  return { lost, doubled, misfolded, unfired };
}

async function caseIds(url: string): Promise<readonly string[]> {
  const { db, close } = await connect<Tables>(url);
  try {
    const rows = await db.withSchema("banjian").selectFrom("cases").select("id").execute();
    return rows.map(({ id }) => id);
  } finally {
    await close();
  }
}

/** What a command has left in its case: its own key, or the number of the case it opened. */
function effectOf(caseId: string, fact: Fact): string[] {
  if (fact.type !== "action-taken") return [];
  return [fact.action === "submit" ? caseId : String(fact.payload.reason)];
}

async function judgeEvents(hall: Hall, delivered: readonly string[]) {
  const stored = new Set<string>();
  for (let position = 0; ; ) {
    const page = await hall.events.after(position, 1_000);
    if (page.events.length === 0) break;
    for (const { id } of page.events) stored.add(id);
    position = page.position;
  }
  const got = new Set(delivered);
  return {
    undelivered: [...stored].filter((id) => !got.has(id)).length,
    phantoms: [...got].filter((id) => !stored.has(id)).length,
    disordered: outOfOrder(delivered),
  };
}

/** How many events of a case came for the first time after a later one of it. */
function outOfOrder(delivered: readonly string[]): number {
  const latest = new Map<string, number>();
  const seen = new Set<string>();
  let wrong = 0;
  for (const id of delivered) {
    if (seen.has(id)) continue;
    seen.add(id);
    const [, , caseId = "", seq = ""] = id.split("/");
    if (Number(seq) < (latest.get(caseId) ?? 0)) wrong++;
    latest.set(caseId, Number(seq));
  }
  return wrong;
}
