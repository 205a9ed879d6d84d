import type { Complaint } from "../../definition/finding.js";

/** What the checks say of states inside states, of conditions on actions, and of several ways of one action. */
export const flowRules = {
  innerState: (name: string, outer: string): Complaint => ({
    rule: "DEF5",
    problem: {
      zh: `状态“${name}”在“${outer}”里面，期限只认流程的外层状态`,
      en: `the state "${name}" lies inside "${outer}", and limits know the outer states of the flow only`,
    },
    hint: {
      zh: `写 ${outer}，或把 ${name} 移到 flow.states 之下。`,
      en: `Write ${outer}, or move ${name} to flow.states.`,
    },
  }),
  firstOfStates: (states: readonly string[]): Complaint => ({
    rule: "DEF2",
    problem: {
      zh: "缺少“initial”：没有写从里面的哪个状态开始",
      en: '"initial" is missing: nothing says with which of the states inside it begins',
    },
    hint: {
      zh: `请写 initial: ${states.join(" 或 ")}；同时进行的写 parallel: true。`,
      en: `Write initial: ${states.join(" or ")}; where they all go on at once, parallel: true.`,
    },
  }),
  nothingInside: (key: string): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: `状态内部没有别的状态，“${key}”不起作用`,
      en: `there are no states inside this one for "${key}" to speak of`,
    },
    hint: { zh: `写上 states，或删除 ${key}。`, en: `Write states, or delete ${key}.` },
  }),
  noFirstOfParts: (): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: "内部各部分同时开始，“initial”不起作用",
      en: 'the parts inside all begin at once, and "initial" has no effect',
    },
    hint: { zh: "删除 initial，或删除 parallel。", en: "Delete initial, or delete parallel." },
  }),
  neverDone: (): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: "内部没有办毕的状态，永远不会转到 next",
      en: "nothing inside is ever done, so that next is never reached",
    },
    hint: {
      zh: "给内部的最后一个状态写 final: true；各部分同时进行的，每一部分都要有。",
      en: "Write final: true in the last state inside; of parts that go on at once, in each.",
    },
  }),
  nothingNext: (): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: "内部办毕后没有去处",
      en: "nothing follows when everything inside is done",
    },
    hint: { zh: "写 next: 状态名。", en: "Write next: with the state that follows." },
  }),
  noOtherwise: (action: string): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: `“${action}”的去向条件都不成立时无处可去`,
      en: `"${action}" leads nowhere when none of its conditions holds`,
    },
    hint: {
      zh: "最后一条去向不写 when。",
      en: "Let the last way have no when.",
    },
  }),
  wayNeverTaken: (): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: "前一条去向没有条件，这一条永远走不到",
      en: "the way before has no condition, so that this one is never taken",
    },
    hint: { zh: "把没有 when 的一条放在最后。", en: "Put the way without when last." },
  }),
  everyWayGuarded: (name: string): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: `离开“${name}”的动作都有条件，都不成立时办件就停在这里`,
      en: `every way out of "${name}" asks for a condition; when none holds a case stays for ever`,
    },
    hint: {
      zh: "让一个动作不写 when，或用几条去向，最后一条不写 when。",
      en: "Let one action have no when, or write several ways, the last without when.",
    },
  }),
  nothingToResume: (): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: "resume 要回到的状态没有内部状态",
      en: "the state to go back to has no states inside",
    },
    hint: {
      zh: "to 指向另一个有 states 的状态，或删除 resume。",
      en: "Let to: name another state that has states, or delete resume.",
    },
  }),
};
