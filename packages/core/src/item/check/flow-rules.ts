import type { Text } from "@banjian/base";
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
  endsNothing: (action: string, to: string): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: `“${action}”是撤回申请，却转到“${to}”，办件还要办下去`,
      en: `"${action}" takes the application back, and the case goes on in "${to}"`,
    },
    hint: {
      zh: "转到终态（例如 withdrawn），或改用别的 kind。",
      en: "Let it lead to an end (withdrawn, for instance), or give it another kind.",
    },
  }),
  tooEarly: (state: string, second: Text, first: Text): Complaint => ({
    rule: "DEF84",
    problem: {
      zh: `在“${state}”中，${second.zh}可能先于${first.zh}`,
      en: `in "${state}" ${second.en} may come before ${first.en}`,
    },
    hint: {
      zh: "按申办、受理、决定、办结、领取的先后排列状态。",
      en: "Let application, acceptance, decision, completion and collection follow each other in this order.",
    },
  }),
  filedAgain: (state: string): Complaint => ({
    rule: "DEF84",
    problem: {
      zh: `办件到“${state}”时早已申办，不会再申办一次`,
      en: `a case has been filed long before it comes to "${state}", and no application is filed twice`,
    },
    hint: {
      zh: "改用别的 kind（例如 advance），或把它移到开头的状态。",
      en: "Give it another kind (advance, for instance), or move it to the state in which a case begins.",
    },
  }),
  byApplicant: (): Complaint => ({
    rule: "DEF70",
    problem: {
      zh: "这是行政机关的行为，不能由申请人在自己的办件中作出",
      en: "this is an act of the authority, and no applicant's in a case of their own",
    },
    hint: {
      zh: "写办理它的角色，例如 window-clerk、head。",
      en: "Write the role whose act it is: window-clerk, head.",
    },
  }),
  onePart: (): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: "内部只有一个部分，“parallel”不起作用",
      en: 'there is one part inside, and "parallel" has no effect',
    },
    hint: {
      zh: "再写一个同时进行的部分，或删除 parallel 和这一层。",
      en: "Write another part that goes on beside it, or delete parallel and this level.",
    },
  }),
  wayCovered: (): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: "这一条的条件成立时，前面总有一条已经成立，这一条永远走不到",
      en: "whenever this condition holds one before it holds as well, so that this way is never taken",
    },
    hint: {
      zh: "把条件较窄的一条放在前面，或改写条件，或删除这一条。",
      en: "Put the way with the narrower condition first, write another condition, or delete this way.",
    },
  }),
  neverReached: (name: string): Complaint => ({
    rule: "DEF55",
    problem: {
      zh: `流程中永远走不到“${name}”，条件看它总是一样`,
      en: `the flow never comes to "${name}", so that asking for it always comes out the same`,
    },
    hint: {
      zh: "条件看流程中有的一步，或加上这一步，或删除条件。",
      en: "Ask for a step that the flow has, give it this step, or delete the condition.",
    },
  }),
  wayBarred: (): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: "动作自己的 when 成立时，这一条的条件总不成立，这一条永远走不到",
      en: "whenever the action's own condition holds this one does not, so that this way is never taken",
    },
    hint: {
      zh: "改写其中一个条件，或删除这一条。",
      en: "Change one of the two conditions, or delete this way.",
    },
  }),
  sameWayOtherwise: (): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: "条件成立与否都转到同一状态，条件不起作用",
      en: "it leads to the same state whether the condition holds or not, so that the condition has no effect",
    },
    hint: {
      zh: "改写其中一条的 to，或删除这一条。",
      en: "Let one of the two lead elsewhere, or delete this way.",
    },
  }),
  sameCondition: (): Complaint => ({
    rule: "DEF59",
    problem: {
      zh: "前面已有一条去向用了同样的条件，这一条永远走不到",
      en: "a way before has the same condition, so that this one is never taken",
    },
    hint: { zh: "改写条件，或删除这一条。", en: "Write another condition, or delete this way." },
  }),
};
