import { describe, expect, test } from "vitest";
import { readItem } from "../read-item.js";

const law = "basis: { law: 某条例 }";

/** A limit of one state, from entering it to leaving it. */
const limit = (state: string, within: string, more = "") =>
  `  ${state}: { within: ${within}, starts: { enters: ${state} }, ends: { leaves: ${state} }, owner: head${more} }\n`;

/** The second end, where something leads to it. */
const givenUp = (file: string, text: string) => (file.includes("given-up") ? text : "");

const findingsIn = (states: string, limits: string, promised = "60 business-days", more = "") =>
  readItem(
    `banjian: 1
item:
  code: planted
  version: "1"
  title: 走法
  type: other
  kind: promised
  level: county
  authority: { department: a, name: 某局 }
  basis: [{ law: 某条例 }]
flow:
  initial: submission
  states:
    submission: { use: submission, next: look }
${states}    end: { final: true }
${givenUp(states + limits, "    given-up: { final: true }\n")}limits:
  promised: { within: ${promised}, starts: receipt, ends: [{ enters: end }${givenUp(states + limits, ", { enters: given-up }")}]${more} }
${limits}`,
    "planted.yaml",
  ).findings.map(({ rule, path, problem }) => `${rule} ${path}: ${problem.en}`);

const stuck = (path: string, name: string) =>
  `DEF7 ${path}: a case that enters "${name}" can never come to an end`;

/** A state with two inside it, of which one leads nowhere where it says so, and a pause beside it. */
const look = (second: string, out: string) => `    look:
      initial: first
      on: { ${out} }
      states:
        first: { on: { doubt: second, sure: done } }
        second: { ${second} }
        done: { final: true }
      next: end
`;
const inner = "flow.states.look.states.second";

describe("DEF7: a state inside another", () => {
  const pause = "    pause: { on: { go-on: { to: look, resume: true } } }\n";
  const times = limit("look", "5 business-days") + limit("pause", "5 business-days");

  test("has no way out where whoever leaves it only comes back to it", () => {
    const found = findingsIn(look("title: 复判", "stop: pause") + pause, times);
    expect(found).toEqual([stuck(inner, "second")]);
  });

  test("has one where the pause leads elsewhere too, or it leads on itself", () => {
    const elsewhere = pause.replace("{ go-on", "{ drop: given-up, go-on");
    expect(findingsIn(look("title: 复判", "stop: pause") + elsewhere, times)).toEqual([]);
    const on = "on: { decide: done }";
    expect(findingsIn(look(on, "stop: pause, drop: given-up") + pause, times)).toEqual([]);
  });

  test("has none where it goes round with another for ever", () => {
    const found = findingsIn(
      look(
        "on: { again: third } }\n        third: { on: { again: second }",
        "drop: { when: 'form.n > 3' }",
      ),
      times,
    );
    expect(found).toContain(stuck(inner, "second"));
  });

  test("is not led out of by a limit that runs elsewhere, nor told of where all around it is", () => {
    const notice = "    notice: { on: { found: look } }\n";
    const from = look("title: 复判", "lost: notice") + notice;
    const out = limit(
      "notice",
      "9 business-days",
      `, on-expiry: { outcome: passes, to: given-up }`,
    );
    expect(findingsIn(from, `${times.split("\n")[0]}\n${out}`)).toEqual([]);
    const pit =
      "    look: { on: { go: end, fall: pit } }\n    pit: { initial: x, states: { x: { title: 坑 } } }\n";
    expect(
      findingsIn(pit, limit("look", "1 business-days")).filter((one) => one.startsWith("DEF7")),
    ).toEqual([stuck("flow.states.pit", "pit")]);
  });
});

describe("DEF80: a limit that bounds a pause", () => {
  const states = "    look: { on: { go: end, stop: pause } }\n    pause: { on: { go-on: look } }\n";
  const own = `, excluded-while: [pause], ${law}`;
  const times = (more: string) =>
    limit("look", "5 business-days") + limit("pause", "5 business-days", more);

  test("starts again each time where a case comes back", () => {
    const [found, ...others] = findingsIn(states, times(""), "60 business-days", own);
    expect(found).toContain("DEF80 limits.promised.excluded-while: ");
    expect(others).toEqual([]);
    expect(findingsIn(states, times(`, again: restart, ${law}`), "60 business-days", own)).toEqual(
      [],
    );
  });

  test("need not where nobody comes back", () => {
    const once = states.replace("go-on: look", "go-on: end");
    expect(findingsIn(once, times(""), "60 business-days", own)).toEqual([]);
  });
});

describe("DEF15: states in turn", () => {
  const line = "    look: { on: { go: hand } }\n    hand: { on: { give: end } }\n";
  const tooLong = (way: string, took: number) =>
    `DEF15 limits.promised.within: the way through ${way} takes ${took} business days, more than the 10 business days of "promised"`;

  test("count a limit that ends on entering the next state", () => {
    const times = limit("look", "6 business-days").replace("leaves: look", "enters: hand");
    expect(findingsIn(line, times + limit("hand", "6 business-days"), "10 business-days")).toEqual([
      tooLong("look → hand", 12),
    ]);
  });

  test("count a limit that begins with the receipt by which a case comes there", () => {
    const times = limit("look", "12 business-days").replace("{ enters: look }", "receipt");
    expect(findingsIn(line, times + limit("hand", "1 business-days"), "10 business-days")).toEqual([
      tooLong("look → hand", 13),
    ]);
  });

  test("are counted whatever pause of another kind of days stands beside them", () => {
    const paused = `${line.replace("{ go: hand }", "{ go: hand, stop: pause }")}    pause: { on: { go-on: look, drop: given-up } }\n`;
    const times =
      limit("look", "11 business-days") +
      limit("pause", "9 calendar-days", `, again: restart, ${law}`);
    expect(
      findingsIn(paused, times + limit("hand", "1 business-days"), "10 business-days"),
    ).toEqual([tooLong("look → hand", 12)]);
  });
});
