import { type Child, startChild } from "../support/start-child.js";

type Answer = Record<string, unknown>;

/** A process that runs a hall, started again when it is asked after its end; what it was asked when it died has no answer. */
export class FaultWorker {
  readonly #args: readonly string[];
  readonly #begins: () => string;
  readonly #telling = new Map<number, (answer: Answer | undefined) => void>();
  #child: Child | undefined;
  #inSink: (() => void) | undefined;
  #n = 0;

  /** With these arguments; `begins` says at which moment its clock stands when it starts. */
  constructor(args: readonly string[], begins: () => string) {
    this.#args = args;
    this.#begins = begins;
  }

  async kill(): Promise<void> {
    await this.#child?.kill();
    this.#child = undefined;
  }

  /** What the worker says; undefined when it died before. */
  async ask(told: object): Promise<Answer | undefined> {
    await this.ready();
    const n = ++this.#n;
    const answer = new Promise<Answer | undefined>((resolve) => this.#telling.set(n, resolve));
    this.#send({ n, ...told });
    return answer;
  }

  /** Resolves when its sink has been called, which then waits for `goOn`. */
  inSink(): Promise<void> {
    return new Promise((resolve) => {
      this.#inSink = resolve;
    });
  }

  goOn(): void {
    this.#send({ goOn: true });
  }

  setClock(at: string): void {
    this.#send({ clock: at });
  }

  async ready(): Promise<void> {
    const { exitCode, signalCode } = this.#child?.process ?? {};
    if (this.#child !== undefined && exitCode === null && signalCode === null) return;
    const child = await startChild("fault-child", ...this.#args);
    this.#child = child;
    child.process.once("exit", () => {
      for (const tell of this.#telling.values()) tell(undefined);
      this.#telling.clear();
    });
    void this.#listen(child);
    this.setClock(this.#begins());
  }

  #send(told: object): void {
    this.#child?.process.stdin?.write(`${JSON.stringify(told)}\n`);
  }

  async #listen(child: Child): Promise<void> {
    for (let line = await child.hears(); line !== undefined; line = await child.hears()) {
      if (line.at === "O2") this.#inSink?.();
      this.#telling.get(Number(line.n))?.(line);
      this.#telling.delete(Number(line.n));
    }
  }
}
