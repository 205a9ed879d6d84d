import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect, migrate, openHall, type Receipt, type Tables } from "banjian";
import { type OwnPostgres, startPostgres } from "../support/real-postgres.js";
import { folderWith, smallItem } from "../support/small-item.js";
import { buildChild } from "../support/start-child.js";
import { Cells } from "./cells.js";
import { type Asked, judge, type Wrong } from "./fault-judge.js";
import { type Act, FaultProxy, type Point } from "./fault-proxy.js";
import { FaultWorker } from "./fault-worker.js";
import { type Fault, whyNoCell } from "./faults.js";
import { commandPoints, deliveryPoints, sinkCalled, struckAt, sweepPoints } from "./points.js";
import { strike } from "./strike.js";

/** What a run has found: all that was done wrong must be zero, and no trap may have stayed unsprung. */
export type Tally = {
  readonly accepted: number;
  readonly unknown: number;
  readonly wrong: Wrong;
  readonly unsprung: readonly string[];
};

type Cell = {
  readonly name: string;
  readonly point: Point;
  readonly fault: Fault;
  /** Why nothing is to be met there on this way. */
  readonly nothing?: string | undefined;
};

/** What is disturbed, and what is then done over a line that is whole. */
type Work = { disturbed(): Promise<unknown>; after?(): Promise<unknown> };

const monday = Date.parse("2026-09-14T02:00:00Z");
const inTenDays = "2026-09-24T02:00:00.000Z";
// Later than every lease that a killed worker has left behind.
const afterwards = "2026-10-20T02:00:00.000Z";
const minute = 60_000;

/** A PostgreSQL that flushes, a proxy before it, a worker behind that, and a log of what the worker was told and what its sink got. */
export class FaultRun {
  readonly cells = new Cells();
  readonly #server: OwnPostgres;
  readonly #proxy: FaultProxy;
  readonly #worker: FaultWorker;
  readonly #scratch = mkdtempSync(path.join(tmpdir(), "banjian-faults-"));
  readonly #items = folderWith({
    "small.yaml": `${smallItem()}suspension: { within: 90 business-days }\n`,
  });
  /** The witness: every request and what its caller was told. */
  readonly #asked: Asked[] = [];
  readonly #unsprung: string[] = [];
  #unknown = 0;

  private constructor(server: OwnPostgres, proxy: FaultProxy, url: string) {
    this.#server = server;
    this.#proxy = proxy;
    this.#worker = new FaultWorker([url, this.#items, this.#log], () => this.#nextMinute());
    writeFileSync(this.#log, "");
  }

  static async begin(): Promise<FaultRun> {
    await buildChild("fault-child");
    const server = await startPostgres({ durable: true });
    const { db, close } = await connect<Tables>(server.url);
    await migrate(db);
    await close();
    const { proxy, url } = await FaultProxy.open(server.url);
    return new FaultRun(server, proxy, url);
  }

  async end(): Promise<void> {
    await this.#worker.kill();
    this.#proxy.close();
    await this.#server.stop();
    for (const folder of [this.#scratch, this.#items]) rmSync(folder, { recursive: true });
  }

  /** All points whose names match, for these faults; a cell that cannot be is left out with its reason. */
  async all(points: RegExp, faults: readonly Fault[]): Promise<void> {
    const chosen = (all: readonly Point[]) => all.filter(({ name }) => points.test(name));
    for (const fault of faults) {
      for (const point of chosen(commandPoints)) await this.#command(point, fault);
      for (const point of chosen(commandPoints)) await this.#filing(point, fault);
      for (const point of chosen(sweepPoints)) await this.#sweep(point, fault);
      for (const point of chosen(deliveryPoints)) await this.#delivery(point, fault);
      if (points.test(sinkCalled)) await this.#whileSinkIsCalled(fault);
    }
  }

  /** A command of a case that is disturbed at a point; what is not answered is asked again with its key. */
  async #command(point: Point, fault: Fault): Promise<void> {
    await this.#cell({ name: `${point.name}, of an action`, point, fault }, async () => {
      const caseId = await this.#file();
      await this.#act(caseId, "correct-on-spot");
      return {
        disturbed: () => this.#act(caseId, "suspend"),
        after: () => this.#act(caseId, "resume"),
      };
    });
  }

  /** An application on whose way the same happens. */
  async #filing(point: Point, fault: Fault): Promise<void> {
    const nothing = point.name.startsWith("K5") ? "a new case has no waits to put away" : undefined;
    const cell = { name: `${point.name}, of an application`, point, fault, nothing };
    await this.#cell(cell, async () => {
      await this.#worker.ready();
      return { disturbed: () => this.#file() };
    });
  }

  /** A sweep that is disturbed at a point, and swept again. */
  async #sweep(point: Point, fault: Fault): Promise<void> {
    await this.#cell({ name: point.name, point, fault }, async () => {
      await this.#file();
      await this.#worker.ready();
      this.#worker.setClock(inTenDays);
      return { disturbed: () => this.#worker.ask({ sweep: true }) };
    });
  }

  /** A delivery that is disturbed at a point. */
  async #delivery(point: Point, fault: Fault): Promise<void> {
    await this.#cell({ name: point.name, point, fault }, async () => {
      await this.#file();
      await this.#worker.ready();
      return { disturbed: () => this.#worker.ask({ deliver: true }) };
    });
  }

  async #cell(cell: Cell, prepared: () => Promise<Work>): Promise<void> {
    const { name, point, fault } = cell;
    const why = cell.nothing ?? whyNoCell(point.name, fault);
    if (why !== undefined) return this.cells.leaveOut(name, fault, why);
    const { disturbed, after } = await prepared();
    const there = struckAt(point, fault);
    this.#proxy.arm(there, () => this.#strike(fault, there));
    await disturbed();
    this.#mend(`${name} × ${fault}`);
    await after?.();
    this.cells.add(name, fault);
  }

  /** The sink has been called and has not answered; then it does, if its caller still lives. */
  async #whileSinkIsCalled(fault: Fault): Promise<void> {
    const why = whyNoCell(sinkCalled, fault);
    if (why !== undefined) return this.cells.leaveOut(sinkCalled, fault, why);
    await this.#file();
    await this.#worker.ready();
    const reached = this.#worker.inSink();
    const asked = this.#worker.ask({ deliver: true, stopIn: true });
    await reached;
    this.#proxy.strikeAll(await this.#strike(fault));
    this.#worker.goOn();
    await asked;
    this.#mend();
    this.cells.add(sinkCalled, fault);
  }

  /** Asks a hall that nobody disturbs what there is, and holds it against what was told. */
  async judge(): Promise<Tally> {
    await this.#worker.kill();
    const { url } = this.#server;
    const sinkLog = this.#log;
    const deliver = async ({ id }: { id: string }) => appendFileSync(sinkLog, `${id}\n`);
    const clock = () => afterwards as never;
    const sinks = [{ name: "log", deliver }];
    const hall = await openHall({ db: url, items: this.#items, sinks, clock });
    try {
      await hall.sweep();
      for (let round = 0; round < 3; round++) await hall.deliver();
      const wrong = await judge(hall, { url, asked: this.#asked, sinkLog });
      const accepted = this.#asked.filter(({ answer }) => answer !== undefined).length;
      return { accepted, unknown: this.#unknown, wrong, unsprung: this.#unsprung };
    } finally {
      await hall.close();
    }
  }

  get #log(): string {
    return path.join(this.#scratch, "sink.log");
  }

  async #file(): Promise<string> {
    const key = `file-${this.#asked.length}`;
    const receipt = await this.#until({ key }, { file: key });
    return receipt.caseId;
  }

  async #act(caseId: string, act: string): Promise<void> {
    const key = `${act}-${this.#asked.length}`;
    await this.#until({ key, caseId }, { act, caseId, key });
  }

  /** Asks with the same key until the answer is definite, as a host does. */
  async #until(asked: Asked, told: object): Promise<Receipt> {
    this.#asked.push(asked);
    for (let tries = 0; tries < 20; tries++) {
      const answer = await this.#worker.ask(told);
      if (answer?.unknown) this.#unknown++;
      if (answer?.accepted !== undefined) {
        asked.answer = answer;
        return answer.accepted as Receipt;
      }
      if (answer?.refused !== undefined && !again.has(String(answer.refused))) {
        throw new Error(`${asked.key} was refused: ${answer.refused}`);
      }
    }
    throw new Error(`${asked.key} got no definite answer`);
  }

  // What a killed worker held for thirty seconds is free again in the next cell.
  #nextMinute(): string {
    return new Date(monday + this.cells.count * minute).toISOString();
  }

  async #strike(fault: Fault, point?: Point): Promise<Act> {
    // There the commit has taken effect, and only its answer is left to lose.
    if (fault === "commit unknown" && point?.moment === "unanswered") return { kind: "cut" };
    return strike(fault, { worker: this.#worker, server: this.#server });
  }

  /** Takes the trap away; with a name, it must have sprung. */
  #mend(name?: string): void {
    if (name !== undefined && !this.#proxy.sprung) this.#unsprung.push(name);
    this.#proxy.disarm();
    this.#worker.setClock(this.#nextMinute());
  }
}

const again = new Set(["STORE_UNAVAILABLE", "OVERLOADED"]);
