import type { Text } from "@banjian/base";
import type { MessageKind } from "../case/message-kind.js";
import { type MessagePast, noMessages, withMark } from "../case/message-past.js";
import {
  type Judgement,
  judgeOrder,
  markOf,
  type Obstacle,
  resultFieldOf,
} from "./lawful-order.js";
import { type Placed, timeFieldOf, timeFindings } from "./lawful-times.js";
import { messageShapes } from "./message-shapes.js";
import type { FieldProblem, ProcessMessage } from "./process-message.js";

/** Rows that nobody could read, each by the message before which it stood: one may have been what seems to be missing. */
export class Unread {
  readonly #left: number[];

  constructor(before: readonly number[]) {
    this.#left = [...before];
  }

  /** Whether what is missing at a message may have been such a row; each excuses one. */
  excuses(at: number): boolean {
    const found = this.#left.findIndex((before) => before <= at);
    if (found !== -1) this.#left.splice(found, 1);
    return found !== -1;
  }
}

/** Something wrong with how a message stands to the others of its case. */
type CaseFinding = {
  readonly at: number;
  readonly rule: "ME8" | "ME20";
  readonly field?: string;
  readonly problem: Text;
};

/** The messages of one case, one after the other. */
export class CaseCheck {
  #past: MessagePast = noMessages;
  readonly #timed: Placed[] = [];
  /** Kinds that were told to be missing: where they come after all, they are not told again. */
  readonly #missed = new Set<MessageKind>();
  /** The procedures of whose results it was told that they come too early. */
  readonly #early = new Set<string>();
  readonly #told = new Set<Obstacle>();
  /** Whether the acceptance fixed a limit of a day or more, in which somebody has to decide. */
  #takesTime = false;
  readonly #unread: Unread;

  constructor(unread: Unread) {
    this.#unread = unread;
  }

  /** One more message, whose wrong fields are known: how it stands to those before it. */
  take(
    placed: Placed,
    wrong: readonly FieldProblem[],
    isReopened: boolean,
  ): readonly CaseFinding[] {
    const { at, message } = placed;
    const isWrong = (field: string) => wrong.some((one) => one.field === field);
    if (!isWrong(timeFieldOf(message.kind))) this.#timed.push(placed);
    const said = this.#rightly(placed, isWrong);
    const before = this.#past;
    const order = judgeOrder(before, said, isReopened || this.#told.has("completed"));
    if (order.as !== "repeat") this.#note(said);
    const problem = this.#problemOf(order, said, at) ?? this.#undecided(before, said, at);
    return problem === undefined ? [] : [{ at, rule: "ME8", problem }];
  }

  times(): readonly CaseFinding[] {
    return timeFindings(this.#timed).map((one) => ({ rule: "ME20", ...one }));
  }

  #note(said: ProcessMessage): void {
    const { kind, fields } = said;
    this.#past = withMark(this.#past, markOf(said));
    if (kind === "acceptance") {
      this.#takesTime = fields.GDBLSXDW !== "H" && Number(fields.GDBLSX ?? 0) > 0;
    }
    const number = fields.XH ?? "";
    if (kind === "special-procedure" && this.#early.delete(number)) this.#close(number);
  }

  #problemOf(order: Judgement, { kind, fields }: ProcessMessage, at: number): Text | undefined {
    if (order.as === "next") return undefined;
    if (order.as === "impossible") {
      const { obstacle } = order;
      const isTold = this.#missed.delete(kind) || this.#told.has(obstacle);
      this.#told.add(obstacle);
      return isTold ? undefined : order.because;
    }
    if (order.as === "early" && order.missing !== undefined) {
      this.#supply(order.missing, fields);
    }
    return order.as === "early" && this.#unread.excuses(at) ? undefined : order.because;
  }

  /** As if what is missing had come, so that it is told once. */
  #supply(missing: MessageKind, { XH = "" }: ProcessMessage["fields"]): void {
    this.#missed.add(missing);
    this.#past = { ...this.#past, versions: { [missing]: 0, ...this.#past.versions } };
    if (missing === "special-procedure") this.#early.add(XH);
    if (missing === "special-procedure-result") this.#past = { ...this.#past, open: [] };
  }

  #close(number: string): void {
    const open = this.#past.open.filter((one) => one !== number);
    this.#past = { ...this.#past, open };
  }

  /** A certificate of a case that takes days, of which nobody said anything: silence says so in the remark. */
  #undecided(past: MessagePast, { kind, fields }: ProcessMessage, at: number): Text | undefined {
    const isFirst = kind === "completion" && (past.versions.completion ?? 0) === 0;
    if (!isFirst || fields.BJJGDM !== "0" || fields.BZ !== undefined) return undefined;
    const isDecided = Object.keys(past.versions).some((key) => key.startsWith("approval"));
    if (isDecided || !this.#takesTime || this.#unread.excuses(at)) return undefined;
    return {
      zh: "出证办结之前没有“审批”",
      en: "comes with a certificate, and no approval came before",
    };
  }

  /** The message without what it wrongly says of its version, its result and its number, so that each is told once. */
  #rightly({ message, at }: Placed, isWrong: (field: string) => boolean): ProcessMessage {
    const { kind } = message;
    const result = resultFieldOf(kind);
    const { [result]: code = "", ...others } = message.fields;
    const { number = "" } = messageShapes[kind];
    const numbered = {
      kind,
      fields: {
        ...others,
        ...(code === "" || isWrong(result) ? {} : { [result]: code }),
        ...(number === "" ? {} : { [number]: this.#numberOf(message, number, at) }),
      },
    };
    const version = (this.#past.versions[markOf(numbered).key] ?? 0) + 1;
    return isWrong("SJBBH")
      ? { kind, fields: { ...numbered.fields, SJBBH: String(version) } }
      : numbered;
  }

  /** The number of a message; where it has none, or the procedure it ends had none, one that fits. */
  #numberOf({ kind, fields }: ProcessMessage, field: string, at: number): string {
    const { open } = this.#past;
    const given = fields[field];
    const isEnd = kind === "special-procedure-result";
    if (given === undefined) return (isEnd ? open[0] : undefined) ?? `${nameless}${at}`;
    const unnamed = open.find((one) => one.startsWith(nameless));
    return isEnd && !open.includes(given) && unnamed !== undefined ? unnamed : given;
  }
}

// No number of the exchange holds a control character.
const nameless = "\u0000";
