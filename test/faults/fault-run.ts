import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { canonicalJson } from "@banjian/base";
import { type Fact, replay } from "@banjian/core";
import { connect, type Hall, migrate, openHall, type Receipt, type Tables } from "banjian";
import { type OwnPostgres, startPostgres } from "../support/real-postgres.js";
import { folderWith, smallItem } from "../support/small-item.js";
import { buildChild, type Child, startChild } from "../support/start-child.js";
import { type Act, FaultProxy, type Point } from "./fault-proxy.js";
import { commandPoints, deliveryPoints, sweepPoints } from "./points.js";

/** What is done at a point, beside what the proxy does to the line. */
export type Fault =
  | "kill worker"
  | "kill postgres"
  | "reset"
  | "half-open"
  | "stall"
  | "error 40001";

/** What a run has found; all but the first three must be zero. */
export type Tally = {
  cells: number;
  accepted: number;
  unknown: number;
  lost: number;
  doubled: number;
  phantoms: number;
  undelivered: number;
  misfolded: number;
  unfired: number;
  unsprung: string[];
};

type Asked = { readonly key: string; readonly caseId?: string; answer?: Record<string, unknown> };

const monday = Date.parse("2026-09-14T02:00:00Z");
const inTenDays = Date.parse("2026-09-24T02:00:00Z");
const minute = 60_000;

/** A PostgreSQL that flushes, a proxy before it, a worker behind that, and a log of what the worker was told and what its sink got. */
export class FaultRun {
  readonly tally: Tally = {
    cells: 0,
    accepted: 0,
    unknown: 0,
    lost: 0,
    doubled: 0,
    phantoms: 0,
    undelivered: 0,
    misfolded: 0,
    unfired: 0,
    unsprung: [],
  };
  readonly #server: OwnPostgres;
  readonly #proxy: FaultProxy;
  readonly #url: string;
  readonly #scratch = mkdtempSync(path.join(tmpdir(), "banjian-faults-"));
  readonly #items = folderWith({ "small.yaml": smallItem() });
  /** The witness: every request and what its caller was told. */
  readonly #asked: Asked[] = [];
  readonly #cases: string[] = [];
  #worker: Child | undefined;
  #n = 0;
  #telling = new Map<number, (answer: Record<string, unknown>) => void>();
  #at: (() => void) | undefined;
  /** What waits for an answer of the worker, should it die. */
  #dying: (() => void)[] = [];

  private constructor(server: OwnPostgres, proxy: FaultProxy, url: string) {
    this.#server = server;
    this.#proxy = proxy;
    this.#url = url;
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
    await this.#worker?.kill();
    this.#proxy.close();
    await this.#server.stop();
    for (const folder of [this.#scratch, this.#items]) rmSync(folder, { recursive: true });
  }

  /** A command of a case that is disturbed at a point; what is not answered is asked again with its key. */
  async command(point: Point, fault: Fault): Promise<void> {
    const caseId = await this.#file();
    await this.#correct(caseId);
    this.#arm(point, fault);
    await this.#correct(caseId);
    await this.#mend(point.name);
    await this.#correct(caseId);
  }

  /** An application on whose way the same happens. */
  async filing(point: Point, fault: Fault): Promise<void> {
    await this.#ready();
    this.#arm(point, fault);
    await this.#file();
    await this.#mend(point.name);
  }

  /** A sweep that is disturbed at a point, and swept again. */
  async sweep(point: Point, fault: Fault): Promise<void> {
    await this.#file();
    await this.#ready();
    this.#setClock(inTenDays);
    this.#arm(point, fault);
    await this.#ask({ sweep: true });
    await this.#mend(point.name);
  }

  /** A delivery that is disturbed at a point, or where the sink has been called and has not answered. */
  async delivery(point: Point | "O2 sink called", fault: Fault): Promise<void> {
    await this.#file();
    await this.#ready();
    if (point === "O2 sink called") {
      const reached = new Promise<void>((resolve) => {
        this.#at = resolve;
      });
      const asked = this.#ask({ deliver: true, stopIn: true });
      await reached;
      await this.#strike(fault);
      await Promise.race([asked, wait(1_000)]);
      if (fault !== "kill worker") await this.#worker?.kill();
      this.#worker = undefined;
      this.tally.cells++;
      return;
    }
    this.#arm(point, fault);
    await this.#ask({ deliver: true });
    await this.#mend(point.name);
  }

  /** All points whose names match, for these faults. */
  async all(points: RegExp, faults: readonly Fault[]): Promise<void> {
    const chosen = (all: readonly Point[]) => all.filter(({ name }) => points.test(name));
    for (const fault of faults) {
      await this.#commands(chosen(commandPoints), fault);
      if (fault === "error 40001") continue;
      for (const point of chosen(sweepPoints)) await this.sweep(point, fault);
      for (const point of chosen(deliveryPoints)) await this.delivery(point, fault);
      if (points.test("O2")) await this.delivery("O2 sink called", fault);
    }
  }

  async #commands(points: readonly Point[], fault: Fault): Promise<void> {
    for (const point of points) {
      if (fault === "error 40001" && !point.name.startsWith("K8")) continue;
      // A correction announces nothing.
      if (!point.name.startsWith("K7")) await this.command(point, fault);
      // A new case has no waits to put away.
      if (!/^K[56]/.test(point.name)) await this.filing(point, fault);
    }
  }

  /** Asks a hall that nobody disturbs what there is, and holds it against what was told. */
  async judge(): Promise<Tally> {
    await this.#worker?.kill();
    this.#worker = undefined;
    const sinkLog = this.#log;
    const deliver = async ({ id }: { id: string }) => {
      writeFileSync(sinkLog, `${id}\n`, { flag: "a" });
    };
    // Later than every lease that a killed worker has left behind.
    const clock = () => "2026-10-20T02:00:00.000Z" as never;
    const sinks = [{ name: "log", deliver }];
    const hall = await openHall({ db: this.#server.url, items: this.#items, sinks, clock });
    try {
      await hall.sweep();
      for (let round = 0; round < 3; round++) await hall.deliver();
      await this.#judgeAnswers(hall);
      await this.#judgeEvents(hall);
      return this.tally;
    } finally {
      await hall.close();
    }
  }

  async #judgeAnswers(hall: Hall): Promise<void> {
    const effects = new Map<string, number>();
    const cases = await hall.recent(100_000);
    for (const view of cases) {
      const facts = await view.facts();
      if (canonicalJson(replay(view.id, facts)) !== canonicalJson(view.state)) {
        this.tally.misfolded++;
      }
      if (facts.filter(({ type }) => type === "deemed").length !== 1) this.tally.unfired++;
      count(
        effects,
        facts.flatMap((fact) => effectOf(view.id, fact)),
      );
    }
    for (const { key, caseId, receipt } of this.#answered()) {
      this.tally.accepted++;
      const times = effects.get(caseId === undefined ? receipt.caseId : key) ?? 0;
      if (times === 0) this.tally.lost++;
      if (times > 1) this.tally.doubled++;
    }
    // A case that nobody was told of is one that was filed twice under one key.
    const filed = new Set(this.#answered().map(({ receipt }) => receipt.caseId));
    this.tally.doubled += cases.filter(({ id }) => !filed.has(id)).length;
  }

  #answered() {
    return this.#asked.flatMap(({ key, caseId, answer }) => {
      const receipt = answer?.accepted as Receipt | undefined;
      return receipt === undefined ? [] : [{ key, caseId, receipt }];
    });
  }

  async #judgeEvents(hall: Hall): Promise<void> {
    const delivered = readFileSync(this.#log, "utf8").split("\n").filter(Boolean);
    const stored = new Set<string>();
    for (let position = 0; ; ) {
      const page = await hall.events.after(position, 1_000);
      if (page.events.length === 0) break;
      for (const { id } of page.events) stored.add(id);
      position = page.position;
    }
    const got = new Set(delivered);
    this.tally.undelivered += [...stored].filter((id) => !got.has(id)).length;
    this.tally.phantoms += [...got].filter((id) => !stored.has(id)).length;
    this.tally.misfolded += outOfOrder(delivered);
  }

  get #log(): string {
    return path.join(this.#scratch, "sink.log");
  }

  async #file(): Promise<string> {
    const key = `file-${this.#asked.length}`;
    const receipt = await this.#until({ key }, { file: key });
    this.#cases.push(receipt.caseId);
    return receipt.caseId;
  }

  async #correct(caseId: string): Promise<void> {
    const key = `correct-${this.#asked.length}`;
    await this.#until({ key, caseId }, { correct: caseId, key });
  }

  /** Asks with the same key until the answer is definite, as a host does. */
  async #until(asked: Asked, told: object): Promise<Receipt> {
    this.#asked.push(asked);
    for (let tries = 0; tries < 20; tries++) {
      const answer = await this.#ask(told);
      if (answer?.unknown) this.tally.unknown++;
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

  /** What the worker says; undefined when it died before. */
  async #ask(told: object): Promise<Record<string, unknown> | undefined> {
    await this.#ready();
    const n = ++this.#n;
    const answer = new Promise<Record<string, unknown> | undefined>((resolve) => {
      this.#telling.set(n, resolve);
      this.#dying.push(() => resolve(undefined));
    });
    this.#send({ n, ...told });
    return answer;
  }

  #setClock(ms: number): void {
    this.#send({ clock: new Date(ms).toISOString() });
  }

  #send(told: object): void {
    this.#worker?.process.stdin?.write(`${JSON.stringify(told)}\n`);
  }

  async #ready(): Promise<void> {
    if (this.#worker !== undefined && this.#worker.process.exitCode === null) {
      if (this.#worker.process.signalCode === null) return;
    }
    await this.#start();
  }

  async #start(): Promise<void> {
    const worker = await startChild("fault-child", this.#url, this.#items, this.#log);
    this.#worker = worker;
    worker.process.once("exit", () => {
      for (const tell of this.#dying.splice(0)) tell();
    });
    void this.#listen(worker);
    this.#nextMinute();
  }

  // What a killed worker held for thirty seconds is free again in the next cell.
  #nextMinute(): void {
    this.#setClock(monday + this.tally.cells * minute);
  }

  async #listen(worker: Child): Promise<void> {
    for (let line = await worker.hears(); line !== undefined; line = await worker.hears()) {
      if (line.at === "O2") this.#at?.();
      this.#telling.get(Number(line.n))?.(line);
    }
  }

  #arm(point: Point, fault: Fault): void {
    this.#proxy.arm(point, () => this.#strike(fault));
  }

  async #strike(fault: Fault): Promise<Act> {
    switch (fault) {
      case "kill worker":
        await this.#worker?.kill();
        return { kind: "cut" };
      case "kill postgres":
        await this.#server.kill();
        return { kind: "cut" };
      case "reset":
        return { kind: "cut" };
      case "half-open":
        return { kind: "silence" };
      case "stall":
        return { kind: "delay", ms: 2_000 };
      case "error 40001":
        return {
          kind: "swap",
          statement: "do $$ begin raise exception 'injected' using errcode = '40001'; end $$",
        };
    }
  }

  async #mend(name: string): Promise<void> {
    this.tally.cells++;
    if (!this.#proxy.sprung) this.tally.unsprung.push(name);
    this.#proxy.disarm();
    this.#nextMinute();
  }
}

const again = new Set(["STORE_UNAVAILABLE", "OVERLOADED"]);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function count(times: Map<string, number>, names: readonly string[]): void {
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
}

/** What a command has left in its case: its own key, or the number of the case it opened. */
function effectOf(caseId: string, fact: Fact): string[] {
  if (fact.type !== "action-taken") return [];
  return [fact.action === "submit" ? caseId : String(fact.payload.reason)];
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
