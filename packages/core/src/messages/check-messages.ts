import type { Text } from "@banjian/base";
import { type MessagePast, noMessages, withMark } from "../case/message-past.js";
import { caseNumbersIn, strangersIn } from "./case-numbers.js";
import { judgeOrder, markOf, resultFieldOf } from "./lawful-order.js";
import { type Placed, timeFieldOf, timeFindings } from "./lawful-times.js";
import { type FieldProblem, messageProblems, type ProcessMessage } from "./process-message.js";

/** Something wrong with one of several messages: which, by its place among them, and the field where it is one. */
export type MessageFinding = {
  /** From 0 on. */
  readonly at: number;
  readonly rule: "ME7" | "ME8" | "ME20" | "ME21";
  readonly field?: string;
  readonly problem: Text;
};

/**
 * Everything that is wrong with messages: each by itself (ME7), those of a case in their order (ME8) and times (ME20), and what
 * they say of the case itself (ME21). What is wrong once is told once.
 */
export function checkMessages(messages: readonly ProcessMessage[]): readonly MessageFinding[] {
  const reopened = lastCompletions(messages);
  const numbers = caseNumbersIn(messages);
  const cases = new Map<string, CaseCheck>();
  const found = messages.flatMap((message, at) => {
    const wrong = messageProblems(message);
    const own = wrong.map((one): MessageFinding => ({ at, rule: "ME7", ...one }));
    const number = numbers[at];
    // Without its number nobody can say where a message belongs.
    if (number === undefined) return own;
    const its = cases.get(number) ?? new CaseCheck();
    cases.set(number, its);
    const isReopened = (reopened.get(number) ?? -1) > at;
    return [...own, ...its.take({ at, message }, wrong, isReopened)];
  });
  const times = [...cases.values()].flatMap((its) => its.times());
  const isTold = (at: number, field: string) =>
    found.some((one) => one.at === at && one.field === field);
  const strange = strangersIn(messages, numbers)
    .filter(({ at, field }) => !isTold(at, field))
    .map((one) => ({ rule: "ME21" as const, ...one }));
  return [...found, ...times, ...strange].toSorted((a, b) => a.at - b.at);
}

/** The messages of one case, one after the other. */
class CaseCheck {
  #past: MessagePast = noMessages;
  readonly #timed: Placed[] = [];

  /** One more message, whose wrong fields are known: how it stands to those before it. */
  take(
    placed: Placed,
    wrong: readonly FieldProblem[],
    isReopened: boolean,
  ): readonly MessageFinding[] {
    const { at, message } = placed;
    const isWrong = (field: string) => wrong.some((one) => one.field === field);
    if (!isWrong(timeFieldOf(message.kind))) this.#timed.push(placed);
    const problem = this.#order(message, isWrong, isReopened);
    return problem === undefined ? [] : [{ at, rule: "ME8", problem }];
  }

  times(): readonly MessageFinding[] {
    return timeFindings(this.#timed).map((one) => ({ rule: "ME20", ...one }));
  }

  #order(message: ProcessMessage, isWrong: (field: string) => boolean, isReopened: boolean) {
    const said = this.#rightly(message, isWrong);
    const order = judgeOrder(this.#past, said, isReopened);
    this.#past = withMark(this.#past, markOf(said));
    if (order.as === "next") return undefined;
    if ("missing" in order) {
      // As if it had come, so that what is missing is told once.
      this.#past = { ...this.#past, versions: { [order.missing]: 0, ...this.#past.versions } };
    }
    return order.because;
  }

  /** The message without what it wrongly says of its version and its result, so that each is told once. */
  #rightly(message: ProcessMessage, isWrong: (field: string) => boolean): ProcessMessage {
    const result = resultFieldOf(message.kind);
    const { [result]: code = "", ...others } = message.fields;
    const version = (this.#past.versions[markOf(message).key] ?? 0) + 1;
    return {
      kind: message.kind,
      fields: {
        ...others,
        ...(code === "" || isWrong(result) ? {} : { [result]: code }),
        ...(isWrong("SJBBH") ? { SJBBH: String(version) } : {}),
      },
    };
  }
}

/** Where the last completion of each case stands: what comes before it comes while the case is at work, perhaps again. */
function lastCompletions(messages: readonly ProcessMessage[]): ReadonlyMap<string, number> {
  const completions = messages.flatMap(({ kind, fields }, at): [string, number][] =>
    kind === "completion" ? [[fields.YWLSH ?? "", at]] : [],
  );
  return new Map(completions);
}
