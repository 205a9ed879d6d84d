// What an action costs in a case of twenty branches beside one of two, in one run and turn by turn, through a hall on
// PostgreSQL and on PGlite. It has to be at most twice as much. Arguments: rounds (5), cases of twenty branches in a round (5).
import { connect, type Hall, migrate, openHall, type Tables } from "banjian";
import { startPostgres } from "../support/real-postgres.js";
import { folderWith } from "../support/small-item.js";

const [rounds = 5, size = 5] = process.argv.slice(2).map(Number);
const sizes = [2, 20] as const;
const steps = ["handle", "review", "approve"] as const;
const roles = { handle: "handler", review: "reviewer", approve: "approver" } as const;
const noon = "2026-09-14T04:00:00.000Z" as never;

/** A joint application of so many departments, each with a limit of its own. */
function jointItem(count: number): string {
  const departments = Array.from({ length: count }, (_, index) => `d${index + 1}`);
  return `banjian: 1
item:
  code: joint-${count}
  version: "1"
  title: { zh: 并联审批, en: Joint approval }
  type: bundle
  kind: promised
  level: county
  authority: { department: bureau, name: { zh: 某局, en: A bureau } }
  basis: [{ law: 中华人民共和国行政许可法 }]
departments:
${departments.map((id) => `  ${id}: { title: ${id} }`).join("\n")}
flow:
  initial: submission
  states:
    submission: { use: submission, next: acceptance }
    acceptance: { use: acceptance, supplement: { answer-within: 30 calendar-days }, next: approval }
    approval:
      use: approval
      branches:
${departments.map((id) => `        ${id}: { department: ${id}, steps: [${steps.join(", ")}], within: 8 business-days }`).join("\n")}
      next: completion
    completion: { use: completion, next: collection }
    collection: { use: collection, next: archived }
    archived: { final: true }
limits: { preset: licensing-law-joint }
supervision: { preset: early }
`;
}

const files = Object.fromEntries(sizes.map((count) => [`joint-${count}.yaml`, jointItem(count)]));
const items = folderWith(files);
const server = await startPostgres();
const { db, close } = await connect<Tables>(server.url);
await migrate(db);
await close();
const options = { items, clock: () => noon };
const halls = {
  postgres: await openHall({ ...options, db: server.url }),
  pglite: await openHall({ ...options, db: "pglite://memory" }),
};

/** Milliseconds for an action of a department, in cases of so many of them. */
async function perAction(hall: Hall, count: number, run: string): Promise<number> {
  let took = 0;
  for (let index = 0; index < size * 20; index += count) {
    const key = (text: string) => `${run}-${count}-${index}-${text}`;
    const { caseId } = await hall.submit(
      `joint-${count}`,
      { applicant: { id: "u1", name: "李雷", kind: "person" } },
      { by: { id: "u1", roles: ["applicant"] }, key: key("file") },
    );
    await hall.act(caseId, "accept", {
      by: { id: "w1", roles: ["window-clerk"] },
      key: key("take"),
    });
    const started = performance.now();
    for (const step of steps) {
      for (let branch = 1; branch <= count; branch++) {
        const by = { id: `${step}-${branch}`, roles: [roles[step]], department: `d${branch}` };
        await hall.act(caseId, step, {
          by,
          key: key(`${step}-${branch}`),
          payload: { opinion: "同意" },
        });
      }
    }
    took += performance.now() - started;
  }
  return took / (Math.ceil((size * 20) / count) * count * steps.length);
}

const median = (all: readonly number[]) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

for (const [name, hall] of Object.entries(halls)) {
  const took: Record<number, number[]> = { 2: [], 20: [] };
  await perAction(hall, 2, "warm");
  await perAction(hall, 20, "warm");
  for (let round = 1; round <= rounds; round++) {
    for (const count of sizes) took[count]?.push(await perAction(hall, count, `${round}`));
  }
  const [two, twenty] = sizes.map((count) => median(took[count] ?? [])) as [number, number];
  console.log(
    `${name}: ${two.toFixed(2)} ms an action with 2 branches, ${twenty.toFixed(2)} with 20: ${(twenty / two).toFixed(2)} times as much`,
  );
  await hall.close();
}
await server.stop();
