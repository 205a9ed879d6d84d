import type { ObjectWords } from "./described.js";

/** What the keys of a state that is spelt out mean. */
export const plainWords = {
  self: { zh: "普通状态，动作自行写明", en: "a plain state, with its actions spelt out" },
  keys: {
    use: { zh: "普通状态不写", en: "not written in a plain state" },
    title: { zh: "显示的名称", en: "its title" },
    on: { zh: "可办的动作，按名称", en: "what may happen here, by name" },
    final: {
      zh: "是否终态；内部状态写它，表示这一部分已办毕",
      en: "whether a case ends here; of a state inside another, whether that part is done",
    },
    initial: { zh: "进入时所在的内部状态", en: "the state inside it that is entered" },
    parallel: {
      zh: "内部各部分是否同时进行",
      en: "whether the parts inside it go on at the same time",
    },
    states: { zh: "内部状态，按名称", en: "the states inside it, by name" },
    next: {
      zh: "内部都办毕后进入的状态",
      en: "the state that follows once everything inside it is done",
    },
  },
} as const satisfies ObjectWords;

export const transitionWords = {
  self: { zh: "一个动作", en: "one action" },
  keys: {
    title: { zh: "按钮上显示的名称", en: "what the button says" },
    kind: { zh: "动作的种类（默认 advance 推进）", en: "its kind (by default advance)" },
    by: { zh: "谁可以办（默认 window-clerk）", en: "who may (by default window-clerk)" },
    when: {
      zh: "仅当这一条件成立时可以办；按办理之前的内容判断",
      en: "the condition under which it may be done, judged before it is",
    },
    to: {
      zh: "进入哪个状态，不写则停在原处；或几条去向，进入第一条条件成立的，按办理之后的内容判断",
      en: "the state it leads to (none: it stays); or several ways, of which the first whose condition holds is taken, judged after the action",
    },
    resume: {
      zh: "回到那个状态上次离开时所在的内部状态",
      en: "whether it goes back to where that state was left, inside it",
    },
  },
} as const satisfies ObjectWords;

export const wayWords = {
  self: { zh: "一条去向", en: "one way on" },
  keys: {
    when: {
      zh: "条件；最后一条不写，其余情形都走它",
      en: "the condition; the last way has none and is for everything else",
    },
    to: { zh: "进入的状态", en: "the state it leads to" },
  },
} as const satisfies ObjectWords;
