import { createServer, connect as dial, type Server, type Socket } from "node:net";

/** Where a statement is met on its way: before it reaches the server, before its answer comes back, or just after that. */
export type Moment = "before" | "unanswered" | "answered";

/** A point on the way of a piece of work: the first statement that matches, after another one has been seen where one is named. */
export type Point = {
  readonly name: string;
  readonly matches: RegExp;
  readonly after?: RegExp;
  /** How many statements have gone before; any number where it is not said. */
  readonly behind?: number;
  readonly moment: Moment;
};

/**
 * What happens there: the line is cut, falls silent or is held up; the statement fails with an SQLSTATE; or the next commit on
 * that line takes effect and its answer is lost.
 */
export type Act =
  | { readonly kind: "cut" | "silence" | "lose commit" }
  | { readonly kind: "delay"; readonly ms: number }
  | { readonly kind: "fail"; readonly sqlState: string };

type Trap = { readonly point: Point; readonly spring: () => Promise<Act> };

/**
 * Stands between a process and its PostgreSQL, reads what the process says, and does at one point what the test wants:
 * cuts the line, falls silent, or holds it up. Everything said before that point has reached the server.
 */
export class FaultProxy {
  readonly #server: Server;
  readonly #lines = new Set<Line>();
  #trap: Trap | undefined;
  #sprung = false;
  /** Statements met so far, for a point that lies behind another statement. */
  seen: string[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  /** A proxy to that server, and the URL under which a process finds it. */
  static async open(target: string): Promise<{ proxy: FaultProxy; url: string }> {
    const server = createServer();
    const proxy = new FaultProxy(server);
    const { hostname, port } = new URL(target);
    server.on("connection", (client) => {
      const line = new Line(proxy, client, dial(Number(port), hostname));
      proxy.#lines.add(line);
      client.on("close", () => proxy.#lines.delete(line));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the proxy has no port");
    const url = new URL(target);
    url.port = String(address.port);
    return { proxy, url: url.href };
  }

  /** Sets a trap at a point; it springs once. */
  arm(point: Point, spring: Trap["spring"]): void {
    this.seen = [];
    this.#sprung = false;
    this.#trap = { point, spring };
  }

  /** Whether what the trap does has been done: a commit that is to be lost has not been until its time comes. */
  get sprung(): boolean {
    return this.#sprung;
  }

  set sprung(isDone: boolean) {
    this.#sprung = isDone;
  }

  /** Takes the trap away, and cuts what has fallen silent. */
  disarm(): void {
    this.#trap = undefined;
    for (const line of this.#lines) line.endSilence();
  }

  /** Does it to every line there is, wherever each of them stands. */
  strikeAll(act: Act): void {
    for (const line of this.#lines) line.strike(act);
  }

  /** The trap, if this statement springs it now. */
  meets(statement: string): Trap | undefined {
    const trap = this.#trap;
    const { after, behind, matches } = trap?.point ?? {};
    const isThere =
      matches?.test(statement) &&
      (behind === undefined || this.seen.length === behind) &&
      (after === undefined || this.seen.some((one) => after.test(one)));
    this.seen.push(statement);
    if (!isThere || trap === undefined) return undefined;
    this.#trap = undefined;
    this.#sprung = true;
    return trap;
  }

  close(): void {
    for (const line of this.#lines) line.cut();
    this.#server.close();
  }
}

/** One connection and the one behind it. */
class Line {
  readonly #proxy: FaultProxy;
  readonly #client: Socket;
  readonly #server: Socket;
  #said = Buffer.alloc(0);
  #begun = false;
  #stopped = false;
  #silent = false;
  #keepsAnswers = false;
  #losesCommit = false;
  /** The statements that this session keeps, by name. */
  readonly #named = new Map<string, string>();
  /** What belongs to a statement that has failed, up to its end, does not reach the server. */
  #swallows = false;
  readonly #kept: Buffer[] = [];
  #heard: (data: Buffer) => void = () => {};
  #work: Promise<void> = Promise.resolve();

  constructor(proxy: FaultProxy, client: Socket, server: Socket) {
    this.#proxy = proxy;
    this.#client = client;
    this.#server = server;
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on("error", () => this.cut());
      socket.on("close", () => {
        if (!this.#silent) this.cut();
      });
    }
    client.on("data", (data) => {
      this.#work = this.#work.then(() => this.#hear(data));
    });
    server.on("data", (data) => this.#answer(data));
  }

  cut(): void {
    this.#stopped = true;
    this.#client.destroy();
    this.#server.destroy();
  }

  endSilence(): void {
    if (this.#silent) this.cut();
  }

  strike(act: Act): void {
    this.#work = this.#work.then(() => this.#do(act));
  }

  #answer(data: Buffer): void {
    if (this.#keepsAnswers) this.#kept.push(data);
    else if (!this.#stopped) this.#client.write(data);
    this.#heard(data);
  }

  async #hear(data: Buffer): Promise<void> {
    this.#said = Buffer.concat([this.#said, data]);
    for (;;) {
      // The first message has no type: it begins with its length.
      const head = this.#begun ? 1 : 0;
      if (this.#stopped || this.#said.length < head + 4) return;
      const length = head + this.#said.readUInt32BE(head);
      if (this.#said.length < length) return;
      const message = this.#said.subarray(0, length);
      this.#said = this.#said.subarray(length);
      this.#begun = true;
      await this.#pass(message, head === 1 ? this.#statementOf(message) : undefined);
    }
  }

  /** The text of a statement that is run by this message; one that a session keeps was told it when it was parsed. */
  #statementOf(message: Buffer): string | undefined {
    const type = String.fromCharCode(message[0] ?? 0);
    const [first = "", second = ""] = message.toString("utf8", 5).split("\0", 2);
    if (type === "Q") return first;
    if (type === "P") {
      if (first === "") return second;
      this.#named.set(first, second);
    }
    return type === "B" ? this.#named.get(second) : undefined;
  }

  async #pass(message: Buffer, statement: string | undefined): Promise<void> {
    if (this.#swallows) {
      this.#swallows = !isSync(message);
      return;
    }
    const trap = statement === undefined ? undefined : this.#proxy.meets(statement);
    if (trap === undefined) return this.#send(message, statement);
    const { moment } = trap.point;
    if (moment !== "before") await this.#sendAndHear(message, moment, wordOf(statement));
    const act = await trap.spring();
    await this.#do(act);
    if (act.kind === "fail") this.#swallows = !isQuery(message);
    else if (moment === "before") await this.#send(message, statement);
  }

  async #send(message: Buffer, statement: string | undefined): Promise<void> {
    if (this.#stopped) return;
    if (this.#losesCommit && statement === "commit") {
      await this.#sendAndHear(message, "unanswered", wordOf(statement));
      this.#proxy.sprung = true;
      return this.cut();
    }
    this.#server.write(message);
  }

  /** Sends it with all that was said in the same breath, and waits until the server has answered it. */
  #sendAndHear(message: Buffer, moment: Moment, word: string): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      this.#heard = (data) => {
        if (data.includes(word)) resolve();
      };
    });
    this.#keepsAnswers = moment === "unanswered";
    this.#server.write(Buffer.concat([message, this.#said]));
    this.#said = Buffer.alloc(0);
    return answered;
  }

  async #do(act: Act): Promise<void> {
    switch (act.kind) {
      case "cut":
        return this.cut();
      case "silence":
        this.#silent = true;
        this.#stopped = true;
        return;
      case "delay":
        await new Promise((resolve) => setTimeout(resolve, act.ms));
        this.#keepsAnswers = false;
        for (const data of this.#kept.splice(0)) this.#client.write(data);
        return;
      case "lose commit":
        this.#losesCommit = true;
        this.#proxy.sprung = false;
        return;
      case "fail":
        this.#server.write(queryMessage(raising(act.sqlState)));
        return;
    }
  }
}

/** The word by which the server says that a statement has been done. */
function wordOf(statement: string | undefined): string {
  return String(statement).split(" ")[0]?.toUpperCase() ?? "";
}

const isQuery = (message: Buffer) => message[0] === "Q".charCodeAt(0);
const isSync = (message: Buffer) => message[0] === "S".charCodeAt(0);

function raising(sqlState: string): string {
  return `do $$ begin raise exception 'injected' using errcode = '${sqlState}'; end $$`;
}

function queryMessage(statement: string): Buffer {
  const text = Buffer.from(`${statement}\0`, "utf8");
  const head = Buffer.alloc(5);
  head.write("Q", 0);
  head.writeUInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}
