import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { type OwnPostgres, startPostgres } from "../support/real-postgres.js";
import { buildChild } from "../support/start-child.js";
import { Cells } from "./cells.js";
import type { Act } from "./fault-proxy.js";
import type { Fault } from "./faults.js";
import { MigrationLane, resumed } from "./migration-lane.js";
import { type MigrationPoint, migrationPoints, whyNoMigrationCell } from "./migration-points.js";
import { strike } from "./strike.js";

/** How many migrating processes at once: most of what they do is wait. */
const abreast: Partial<Record<Fault, number>> = { "half-open": 12, stall: 12, "kill postgres": 1 };

/** A schema that is made by a process of its own, which is disturbed at each statement; another migration then goes on. */
export class MigrationRun {
  readonly cells = new Cells();
  /** What went otherwise than it must. */
  readonly wrong: string[] = [];
  /** How often a second migration ran while the first was killed. */
  pairs = 0;
  readonly points: readonly MigrationPoint[];
  readonly #server: OwnPostgres;
  readonly #steps: number;

  private constructor(server: OwnPostgres, points: readonly MigrationPoint[], steps: number) {
    this.#server = server;
    this.points = points;
    this.#steps = steps;
  }

  static async begin(): Promise<MigrationRun> {
    await buildChild("migrate-child");
    const server = await startPostgres({ durable: true });
    const { points, steps } = await undisturbed(server.url);
    return new MigrationRun(server, points, steps);
  }

  async end(): Promise<void> {
    await this.#server.stop();
  }

  /** These points, for these faults; with the worker killed, also while another one migrates. */
  async all(points: readonly MigrationPoint[], faults: readonly Fault[]): Promise<void> {
    for (const fault of faults) {
      await this.#each(points, abreast[fault] ?? 4, (point, lane) =>
        this.#cell(point, fault, lane),
      );
      if (fault === "kill worker") {
        await this.#each(points, 4, (point, lane) => this.#pair(point, lane));
      }
    }
  }

  async #each(
    points: readonly MigrationPoint[],
    lanes: number,
    work: (point: MigrationPoint, lane: MigrationLane) => Promise<void>,
  ): Promise<void> {
    const left = [...points];
    const oneLane = async () => {
      const lane = await MigrationLane.open(this.#server.url);
      for (let point = left.shift(); point !== undefined; point = left.shift()) {
        await work(point, lane).catch((error: unknown) =>
          this.wrong.push(`${point?.name}: ${error}`),
        );
      }
      await lane.close();
    };
    await Promise.all(Array.from({ length: lanes }, oneLane));
  }

  async #cell(point: MigrationPoint, fault: Fault, lane: MigrationLane): Promise<void> {
    const why = whyNoMigrationCell(point, fault);
    if (why !== undefined) return this.cells.leaveOut(point.name, fault, why, row);
    await lane.empty();
    let struck: Promise<Act> | undefined;
    lane.proxy.arm(point, () => {
      struck = strike(fault, { worker: lane, server: this.#server });
      return struck;
    });
    await lane.migrate();
    // A server that was killed is back when its strike is over.
    await struck;
    this.#judge(`${point.name} × ${fault}`, await resumed(lane.database), lane.proxy.sprung);
    lane.proxy.disarm();
    this.cells.add(row, fault);
  }

  /** Another migration begins where the process stands, which is then killed. */
  async #pair(point: MigrationPoint, lane: MigrationLane): Promise<void> {
    await lane.empty();
    let other: Promise<Resumed> | undefined;
    lane.proxy.arm(point, async () => {
      other = resumed(lane.database);
      await setTimeout(50);
      return strike("kill worker", { worker: lane, server: this.#server });
    });
    await lane.migrate();
    this.#judge(`${point.name} × two at once`, await other, lane.proxy.sprung);
    lane.proxy.disarm();
    this.pairs++;
  }

  #judge(cell: string, is: Resumed | undefined, sprung: boolean): void {
    if (!sprung) this.wrong.push(`${cell}: nothing was struck`);
    if (is?.schema !== reviewed) this.wrong.push(`${cell}: another schema`);
    if (is?.after.length !== this.#steps) this.wrong.push(`${cell}: steps missing`);
  }
}

const row = "M1 to Mn, each statement";
const reviewed = readFileSync("docs/store/schema.sql", "utf8");

type Resumed = Awaited<ReturnType<typeof resumed>>;

/** What a migration sends that nobody disturbs, and how many steps it takes. */
async function undisturbed(server: string) {
  const lane = await MigrationLane.open(server);
  lane.proxy.arm({ name: "nowhere", matches: /^(?!)/, moment: "before" }, async () => ({
    kind: "cut",
  }));
  const answer = await lane.migrate();
  const points = migrationPoints(lane.proxy.seen);
  await lane.close();
  const { taken = [] } = answer as { readonly taken?: readonly string[] };
  return { points, steps: taken.length };
}
