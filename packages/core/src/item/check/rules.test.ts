import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../definition/finding.js";
import { soundItem } from "../../testing/sound-item.js";
import { readItem } from "../read-item.js";

/** What is written instead; `‸` marks where the finding must stand. */
type Fault = {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly path: string;
  /** A word of the problem and one of the repair. */
  readonly says: readonly [string, string];
};

const branches = soundItem.slice(
  soundItem.indexOf("        fire: {"),
  soundItem.indexOf("      procedures:"),
);

const afterHealth = soundItem.slice(
  soundItem.indexOf("        health: {"),
  soundItem.indexOf("limits:"),
);

const law = "basis: { law: 中华人民共和国行政许可法, article: 31 }";

const faults: readonly Fault[] = [
  {
    rule: "DEF1",
    from: "promised: { within:",
    to: "promised: { ‸withn:",
    path: "limits.promised.withn",
    says: ['"withn"', 'Did you mean "within"?'],
  },
  {
    rule: "DEF1",
    from: "  type: licence",
    to: "  ‸steps: [handle]\n  type: licence",
    path: "item.steps",
    says: ['"steps"', "belongs to: flow.states.*, flow.states.*.branches.*."],
  },
  {
    rule: "DEF1",
    from: "use: submission, next",
    to: "use: submission, ‸colour: red, next",
    path: "flow.states.submission.colour",
    says: ['"colour"', "Known here: use, title, by, receipt, back-date, next."],
  },
  {
    rule: "DEF1",
    from: "{ use: submission, next",
    to: "{ ‸use：submission, next",
    path: "flow.states.submission.use：submission",
    says: ["no key", 'half-width colon and a space: write "use: submission"'],
  },
  {
    rule: "DEF2",
    from: "  code: catering\n  version",
    to: "  ‸version",
    path: "item.code",
    says: ['"code" is missing', 'Write "code".'],
  },
  {
    rule: "DEF2",
    from: "{ use: submission, next: acceptance }",
    to: "‸{ use: submission }",
    path: "flow.states.submission.next",
    says: ['"next" is missing', 'Write "next".'],
  },
  {
    rule: "DEF3",
    from: "type: licence",
    to: "type: ‸licens",
    path: "item.type",
    says: ["licence", 'Did you mean "licence"?'],
  },
  {
    rule: "DEF3",
    from: "kind: promised",
    to: "kind: ‸slow",
    path: "item.kind",
    says: ["must be one of: instant, promised", "Write one of: instant, promised."],
  },
  {
    rule: "DEF3",
    from: "level: county",
    to: "level: county\n  collect: [‸window，post]",
    path: "item.collect.0",
    says: ["must be one of: window", "full-width sign: type , instead"],
  },
  {
    rule: "DEF3",
    from: "level: county",
    to: "level: county\n  themes: ‸【准入准营】",
    path: "item.themes",
    says: ["must be a list", "full-width sign: type [ instead"],
  },
  {
    rule: "DEF3",
    from: "level: county",
    to: "level: ‸市及",
    path: "item.level",
    says: ["city", 'Did you mean "市级"?'],
  },
  {
    rule: "DEF3",
    from: "within: 10 business-days",
    to: "within: ‸10 bananas",
    path: "limits.promised.within",
    says: ['"10 bananas" is no length of time', "Write 20 business-days"],
  },
  {
    rule: "DEF3",
    from: "use: approval\n",
    to: "use: ‸approvall\n",
    path: "flow.states.approval.use",
    says: ["must be one of: submission,", 'Did you mean "approval"?'],
  },
  {
    rule: "DEF3",
    from: "[handle, {",
    to: "[‸handel, {",
    path: "flow.states.approval.branches.health.steps.0",
    says: ["handle", 'Did you mean "handle"?'],
  },
  {
    rule: "DEF3",
    from: "min: 0",
    to: "min: ‸none",
    path: "item.form.staff.min",
    says: ["must be a number", "Write a number, with no unit and no quotes."],
  },
  {
    rule: "DEF3",
    from: "min: 0",
    to: "min: ‸0 人",
    path: "item.form.staff.min",
    says: ["must be a number", "Write the number alone: 0."],
  },
  {
    rule: "DEF3",
    from: 'version: "1"',
    to: "version: ‸2026.10",
    path: "item.version",
    says: ["must be text", "Put it in quotes"],
  },
  {
    rule: "DEF3",
    from: "level: county",
    to: "level: county\n  audience: ‸[]",
    path: "item.audience",
    says: ["at least 1 item", "delete it with its key"],
  },
  {
    rule: "DEF3",
    from: "{ department: market, name: 市场监督管理局 }",
    to: '{ department: market, name: 市场监督管理局, division: "‸4403" }',
    path: "item.authority.division",
    says: ["6 to 12 digits", "Write it in that way."],
  },
  {
    rule: "DEF3",
    from: "title: 公示\n",
    to: "title: 公示\n      initial: a\n      next: archived\n      states: { a: { use: ‸approval, final: true } }\n",
    path: "flow.states.publicity.states.a.use",
    says: ["plain and uses no stage", "directly under flow.states"],
  },
  {
    rule: "DEF52",
    from: "id: proof, title: 健康证明, required: false }",
    to: "id: proof, title: 健康证明, required: { when: ‸form.stuff > 0 } }",
    path: "item.materials.1.required.when",
    says: ['names "form.stuff"', "Did you mean form.staff?"],
  },
  {
    rule: "DEF51",
    from: "id: proof, title: 健康证明, required: false }",
    to: "id: proof, title: 健康证明, required: { when: form.staff ‸= 0 } }",
    path: "item.materials.1.required.when",
    says: ["cannot be read at", "Write ==."],
  },
  {
    rule: "DEF53",
    from: "id: proof, title: 健康证明, required: false }",
    to: "id: proof, title: 健康证明, required: { when: ‸form.staff > '0' } }",
    path: "item.materials.1.required.when",
    says: ["whole number > text", "Compare values of one kind"],
  },
  {
    rule: "DEF54",
    from: "id: proof, title: 健康证明, required: false }",
    to: 'id: proof, title: 健康证明, required: { when: form.staff > 0 || channel‸.matches("a") } }',
    path: "item.materials.1.required.when",
    says: ['cannot use "matches"', "may never come to an end"],
  },
  {
    rule: "DEF55",
    from: "id: proof, title: 健康证明, required: false }",
    to: "id: proof, title: 健康证明, required: { when: channel == ‸'post' } }",
    path: "item.materials.1.required.when",
    says: ['can never be "post"', "It can be: window, online."],
  },
  {
    rule: "DEF1",
    from: "  kind: promised",
    to: "  kind: promised\n  ‸关键司: [招牌]",
    path: "item.关键司",
    says: ['there is no key "关键司"', 'Did you mean "关键词"?'],
  },
  {
    rule: "DEF56",
    from: `{ ${law}, id: plan, title: 平面图 }`,
    to: "‸{ id: plan, title: 平面图 }",
    path: "item.materials.0",
    says: ['the document "plan" is demanded', "Write basis"],
  },
  {
    rule: "DEF57",
    from: "id: proof, title: 健康证明, required: false }",
    to: "id: proof, title: 健康证明, certificate: ‸health }",
    path: "item.materials.1.certificate",
    says: ["the applicant hands it in", "Delete certificate."],
  },
  {
    rule: "DEF57",
    from: "id: proof, title: 健康证明, required: false }",
    to: "id: proof, title: 健康证明, source: shared, certificate: health, blank: ‸form.pdf }",
    path: "item.materials.1.blank",
    says: ["what comes from the library", "Delete blank."],
  },
  {
    rule: "DEF67",
    from: "id: proof, title: 健康证明, required: false }",
    to: "id: proof, title: 健康证明, source: ‸shared }",
    path: "item.materials.1.source",
    says: ["not told which kind to look for", "Write certificate"],
  },
  {
    rule: "DEF57",
    from: "flow:\n  initial",
    to: "variants:\n  big: { title: 大型, when: form.staff > 9, waives: [‸plann] }\nflow:\n  initial",
    path: "variants.big.waives.0",
    says: ['no document "plann"', 'Did you mean "plan"?'],
  },
  {
    rule: "DEF58",
    from: "flow:\n  initial",
    to: "variants:\n  word: { title: 告知承诺, commitment: ‸{ letter: proof } }\nflow:\n  initial",
    path: "variants.word.commitment",
    says: ["without a basis", "Write basis"],
  },
  {
    rule: "DEF58",
    from: "flow:\n  initial",
    to: "variants:\n  word: { title: 告知承诺, when: ‸form.staff > 1, commitment: { letter: proof }, basis: { law: 优化营商环境条例 } }\nflow:\n  initial",
    path: "variants.word.when",
    says: ["a promise is the applicant's", "Delete when."],
  },
  {
    rule: "DEF58",
    from: "flow:\n  initial",
    to: "variants:\n  ‸big: { title: 大型, when: form.staff > 9 }\nflow:\n  initial",
    path: "variants.big",
    says: ["nothing is different", "Write waives or limits"],
  },
  {
    rule: "DEF58",
    from: "flow:\n  initial",
    to: "variants:\n  big: { title: 大型, when: form.staff > 9, limits: { promised: ‸12 business-days } }\nflow:\n  initial",
    path: "variants.big.limits.promised",
    says: ['has a longer limit "promised"', "Shorten it"],
  },
  {
    rule: "DEF58",
    from: "flow:\n  initial",
    to: "variants:\n  big: { title: 大型, when: form.staff > 9, limits: { promised: ‸2 calendar-days } }\nflow:\n  initial",
    path: "variants.big.limits.promised",
    says: ["in another unit", ", as the item does."],
  },
  {
    rule: "DEF26",
    from: "flow:\n  initial",
    to: "variants:\n  big: { title: 大型, when: form.staff > 9, limits: { promise: ‸2 business-days } }\nflow:\n  initial",
    path: "variants.big.limits.promise",
    says: ['no limit "promise"', 'Did you mean "promised"?'],
  },
  {
    rule: "DEF59",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { title: 期满, when: ‸form.staff > 1, to: completion }",
    path: "flow.states.publicity.on.end.when",
    says: ['every way out of "publicity"', "Let one action have no when"],
  },
  {
    rule: "DEF59",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { to: [{ when: form.staff > 1, to: completion }, ‸{ when: form.staff < 2, to: completion }] }",
    path: "flow.states.publicity.on.end.to.1",
    says: ["leads nowhere when none", "Let the last way have no when."],
  },
  {
    rule: "DEF59",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { to: [{ to: completion }, ‸{ to: collection }] }",
    path: "flow.states.publicity.on.end.to.1",
    says: ["never taken", "Put the way without when last."],
  },
  {
    rule: "DEF59",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { title: 期满, to: completion }\n      next: ‸completion",
    path: "flow.states.publicity.next",
    says: ["no states inside", "Write states, or delete next."],
  },
  {
    rule: "DEF59",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { title: 期满, to: completion }\n      initial: a\n      states: { a: { on: { go: completion } } }\n      next: ‸completion",
    path: "flow.states.publicity.next",
    says: ["nothing inside is ever done", "final: true"],
  },
  {
    rule: "DEF59",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { title: 期满, to: completion }\n      initial: a\n      ‸states: { a: { on: { go: b } }, b: { final: true } }",
    path: "flow.states.publicity.states",
    says: ["nothing follows", "Write next"],
  },
  {
    rule: "DEF59",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { title: 期满, to: completion, resume: ‸true }",
    path: "flow.states.publicity.on.end.resume",
    says: ["no states inside", "delete resume"],
  },
  {
    rule: "DEF5",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { title: 期满, to: completion }\n      initial: ‸x\n      states: { a: { on: { go: completion } } }",
    path: "flow.states.publicity.initial",
    says: ['no state "x"', "Known: a."],
  },
  {
    rule: "DEF6",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { title: 期满, to: completion }\n      initial: a\n      states: { a: { on: { go: completion } }, ‸b: { on: { go: completion } } }",
    path: "flow.states.publicity.states.b",
    says: ["no way from the start", "delete it"],
  },
  {
    rule: "DEF5",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { title: 期满, to: completion }\n      initial: a\n      states: { a: { on: { go: ‸completin } } }",
    path: "flow.states.publicity.states.a.on.go.to",
    says: ['no state "completin"', 'Did you mean "completion"?'],
  },
  {
    rule: "DEF4",
    from: "flow:\n  initial",
    to: "members:\n  fire: { item: fire-check }\n  health: { item: ‸fire-check }\nflow:\n  initial",
    path: "members.health.item",
    says: ["the member of another branch already", "keep one of the two"],
  },
  {
    rule: "DEF60",
    from: "flow:\n  initial",
    to: "‸members:\n  fire: { item: fire-check }\nflow:\n  initial",
    path: "members",
    says: ["is no bundle", "Write type: bundle"],
  },
  {
    rule: "DEF60",
    from: "flow:\n  initial",
    to: "members:\n  fire: { item: fire-check, form: [‸staf] }\nflow:\n  initial",
    path: "members.fire.form.0",
    says: ['no field "staf"', 'Did you mean "staff"?'],
  },
  {
    rule: "DEF60",
    from: afterHealth,
    to: `${afterHealth.replace("within: 10 个工作日, ", "")}members:\n  fire: { item: fire-check }\n  health: ‸{ item: health-check }\n`,
    path: "members.health",
    says: ["has no limit of its own", "Write within"],
  },
  {
    rule: "DEF10",
    from: "flow:\n  initial",
    to: "members:\n  fires: ‸{ item: fire-check }\nflow:\n  initial",
    path: "members.fires",
    says: ['no branch "fires"', 'Did you mean "fire"?'],
  },
  {
    rule: "DEF52",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { to: [{ when: ‸form.stuff > 1, to: completion }, { to: completion }] }",
    path: "flow.states.publicity.on.end.to.0.when",
    says: ['names "form.stuff"', "Did you mean form.staff?"],
  },
  {
    rule: "DEF3",
    from: "ends: [{ leaves: publicity }]",
    to: "ends: ‸leaving",
    path: "limits.publicity.ends",
    says: ["must be one of: receipt, pre-acceptance,", "Write one of: receipt,"],
  },
  {
    rule: "DEF3",
    from: "    owner: window-clerk",
    to: "    becomes: ‸deemed-granted\n    owner: window-clerk",
    path: "limits.publicity.becomes",
    says: ["must be a list", "Write [{ on: …, within: … }]."],
  },
  {
    rule: "DEF3",
    from: "  basis: [{ law: 食品安全法, article: 35 }]",
    to: "  basis: ‸[]",
    path: "item.basis",
    says: ["must have at least 1 item(s)", "Write [{ law: … }]."],
  },
  {
    rule: "DEF4",
    from: "    publicity:\n      title",
    to: "    ‸1st:\n      title",
    path: "flow.states.1st",
    says: ['"1st" cannot be a name', "begins with a letter"],
  },
  {
    rule: "DEF4",
    from: "code: catering",
    to: "code: ‸7-eleven",
    path: "item.code",
    says: ['"7-eleven" cannot be a name', "begins with a letter"],
  },
  {
    rule: "DEF4",
    from: "to: completion",
    to: "to: ‸toString",
    path: "flow.states.publicity.on.end.to",
    says: ['"toString" cannot be a name', "not reserved"],
  },
  {
    rule: "DEF4",
    from: "    archived: { final: true }",
    to: "    archived: { final: true }\n    ‸withdrawn: { on: { go: archived } }",
    path: "flow.states.withdrawn",
    says: ['"withdrawn" is an end every case has', "another name"],
  },
  {
    rule: "DEF4",
    from: "id: proof,",
    to: "id: ‸plan,",
    path: "item.materials.1.id",
    says: ['"plan" is the name of another one', "another name"],
  },
  {
    rule: "DEF4",
    from: "  publicity:\n    within",
    to: "  ‸supplement:\n    within",
    path: "limits.supplement",
    says: ['"supplement" is the name of another one', "another name"],
  },
  {
    rule: "DEF4",
    from: "  publicity:\n    within",
    to: '  ‸"branch:fire":\n    within',
    path: "limits.branch:fire",
    says: ['"branch:fire" cannot be a name', "begins with a letter"],
  },
  {
    rule: "DEF5",
    from: "next: collection",
    to: "next: ‸colection",
    path: "flow.states.completion.next",
    says: ['no state "colection"', 'Did you mean "collection"?'],
  },
  {
    rule: "DEF5",
    from: "initial: submission",
    to: "initial: ‸nowhere",
    path: "flow.initial",
    says: ['no state "nowhere"', "Known: submission, acceptance"],
  },
  {
    rule: "DEF5",
    from: "to: completion }",
    to: "to: ‸competion }",
    path: "flow.states.publicity.on.end.to",
    says: ['no state "competion"', 'Did you mean "completion"?'],
  },
  {
    rule: "DEF5",
    from: "starts: { enters: publicity }",
    to: "starts: ‸{ enters: publicty }",
    path: "limits.publicity.starts",
    says: ['no state "publicty"', 'Did you mean "publicity"?'],
  },
  {
    rule: "DEF6",
    from: "    archived: { final: true }",
    to: "    ‸forgotten: { on: { go: lost } }\n    lost: { on: { back: forgotten, on: archived } }\n    archived: { final: true }",
    path: "flow.states.forgotten",
    says: ['leads to the state "forgotten"', "delete it"],
  },
  {
    rule: "DEF7",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { title: 期满, to: completion }\n        stop: pit\n    ‸pit: { title: 搁置 }",
    path: "flow.states.pit",
    says: ['enters "pit" can never come to an end', "final: true"],
  },
  {
    rule: "DEF8",
    from: "by: inspector",
    to: "by: ‸inspektor",
    path: "flow.states.approval.branches.health.steps.1.by",
    says: ['no role "inspektor"', 'Did you mean "inspector"?'],
  },
  {
    rule: "DEF8",
    from: "owner: window-clerk",
    to: "owner: ‸windowclerk",
    path: "limits.publicity.owner",
    says: ['no role "windowclerk"', 'Did you mean "window-clerk"?'],
  },
  {
    rule: "DEF9",
    from: "department: health,",
    to: "department: ‸helth,",
    path: "flow.states.approval.branches.health.department",
    says: ['no department "helth"', 'Did you mean "health"?'],
  },
  {
    rule: "DEF10",
    from: "after: fire",
    to: "after: ‸fyre",
    path: "flow.states.approval.branches.market.starts.after",
    says: ['no branch "fyre"', 'Did you mean "fire"?'],
  },
  {
    rule: "DEF11",
    from: "fire: { department: fire, within: 5 business-days }",
    to: "‸fire: { department: fire, starts: { after: market } }",
    path: "flow.states.approval.branches",
    says: ["fire → market → fire", "start together"],
  },
  {
    rule: "DEF11",
    from: "        fire: {",
    to: "        ‸alone: { department: fire, starts: { after: alone } }\n        fire: {",
    path: "flow.states.approval.branches",
    says: ["alone → alone", "start together"],
  },
  {
    rule: "DEF12",
    from: "starts: { enters: publicity }",
    to: "starts: ‸pre-acceptance",
    path: "limits.publicity.starts",
    says: ['starts on "pre-acceptance"', "add the stage"],
  },
  {
    rule: "DEF12",
    from: "ends: [{ leaves: publicity }]",
    to: "ends: ‸[pre-acceptance]",
    path: "limits.publicity.ends",
    says: ['ends on "pre-acceptance"', "add the stage"],
  },
  {
    rule: "DEF13",
    from: "    within: 7 calendar-days\n    starts",
    to: "    ‸starts",
    path: "limits.publicity",
    says: ['does not say "within"', 'Write "within".'],
  },
  {
    rule: "DEF14",
    from: "within: 10 business-days",
    to: "within: ‸21 business-days",
    path: "limits.promised.within",
    says: ["longer than the statutory limit of 20 business days", "Write 20 business days or less"],
  },
  {
    rule: "DEF15",
    from: "market: { department: market, within: 5 business-days",
    to: "market: { department: market, within: ‸6 business-days",
    path: "flow.states.approval.branches.market.within",
    says: ["fire → market take 11 business days", "Shorten"],
  },
  {
    rule: "DEF16",
    from: "testing: { excludes: true }",
    to: "site-visit: ‸{ excludes: true }",
    path: "flow.states.approval.procedures.site-visit",
    says: ['"site-visit" is none of the causes', "basis"],
  },
  {
    rule: "DEF16",
    from: "testing: { excludes: true }",
    to: "expert: ‸{ excludes: true, title: 专家评审 }",
    path: "flow.states.approval.procedures.expert",
    says: ['"expert" is none of the causes', 'Did you mean "expert-review"? The name counts'],
  },
  {
    rule: "DEF16",
    from: "flow:\n  initial",
    to: "suspension: { excludes: ‸true }\nflow:\n  initial",
    path: "suspension.excludes",
    says: ['"suspension" is none of the causes', "basis"],
  },
  {
    rule: "DEF17",
    from: "answer-within: 30 calendar-days",
    to: "answer-within: 30 calendar-days, silence: ‸deemed-withdrawn",
    path: "flow.states.acceptance.supplement.silence",
    says: ["decided by silence", "basis"],
  },
  {
    rule: "DEF17",
    from: "  promised: {",
    to: "  completeness: { on-expiry: ‸{ outcome: deemed-accepted } }\n  promised: {",
    path: "limits.completeness.on-expiry",
    says: ["decided by silence", "basis"],
  },
  {
    rule: "DEF18",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    again: ‸restart",
    path: "limits.publicity.again",
    says: ["starts again from the beginning", "basis"],
  },
  {
    rule: "DEF19",
    from: "type: licence",
    to: "type: registration",
    path: "limits.preset",
    says: ["the item is a registration", "make its type licence"],
  },
  {
    rule: "DEF16",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    excluded-while: ‸[publicity]",
    path: "limits.publicity.excluded-while",
    says: ['time in "publicity" out of the limit', "or delete excluded-while."],
  },
  {
    rule: "DEF58",
    from: "flow:\n  initial",
    to: "variants:\n  word: { title: 告知承诺, commitment: { letter: proof }, waives: [plan, ‸proof], basis: { law: 优化营商环境条例 } }\nflow:\n  initial",
    path: "variants.word.waives.1",
    says: ['waives "proof", the letter', "Delete proof from waives"],
  },
  {
    rule: "DEF59",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { title: 期满, to: completion }\n      parallel: true\n      initial: ‸a\n      states: { a: { on: { go: completion } }, b: { on: { go: completion } } }",
    path: "flow.states.publicity.initial",
    says: ["all begin at once", "delete parallel"],
  },
  {
    rule: "DEF20",
    from: "    archived: { final: true }",
    to: "    again: { use: ‸completion, next: archived }\n    archived: { final: true }",
    path: "flow.states.again.use",
    says: ['"completion" is used twice', "once"],
  },
  {
    rule: "DEF21",
    from: "to: completion }",
    to: "to: completion, kind: ‸approve }",
    path: "flow.states.publicity.on.end.kind",
    says: ['inside the stage "approval"', "use: approval"],
  },
  {
    rule: "DEF22",
    from: "      use: approval\n",
    to: "      ‸use: approval\n      steps: [handle]\n",
    path: "flow.states.approval",
    says: ["either steps or branches", "branches for several"],
  },
  {
    rule: "DEF22",
    from: `      use: approval\n      branches:\n${branches}`,
    to: "      ‸use: approval\n      branches: {}\n",
    path: "flow.states.approval",
    says: ["either steps or branches", "branches for several"],
  },
  {
    rule: "DEF23",
    from: "  inspector: 核查员",
    to: "  inspector: 核查员\n  ‸expert: 专家",
    path: "roles.expert",
    says: ['nothing uses "expert"', "delete it"],
  },
  {
    rule: "DEF23",
    from: "  fire: { title",
    to: "  ‸water: { title: 水务局 }\n  fire: { title",
    path: "departments.water",
    says: ['nothing uses "water"', "delete it"],
  },
  {
    rule: "DEF24",
    from: "      supplement: { answer-within: 30 calendar-days }\n",
    to: "      supplement: ‸{ rounds: 1 }\n",
    path: "flow.states.acceptance.supplement",
    says: ["wait for ever", "answer-within: 30 calendar-days"],
  },
  {
    rule: "DEF25",
    from: "    submission: {",
    to: `    ‸s1: { on: { go: archived } }\n${states(2, 501)}    submission: {`,
    path: "flow.states",
    says: ["508 states, at most 500", "Split the item."],
  },
  {
    rule: "DEF23",
    from: "    archived: { final: true }",
    to: "    archived: { final: true, ‸on: { reopen: approval } }",
    path: "flow.states.archived.on",
    says: ['"archived" has actions', "final: true"],
  },
  {
    rule: "DEF23",
    from: "  promised: {",
    to: "  statutory: ‸{ within: 30 calendar-days }\n  promised: {",
    path: "limits.statutory",
    says: ["30 calendar days cannot be extended by 10 business days", "unit"],
  },
  {
    rule: "DEF23",
    from: "  promised: {",
    to: "  delivery: { extend: ‸{ by: 5 business-days } }\n  promised: {",
    path: "limits.delivery.extend",
    says: ["does not run during the approval", "delete extend"],
  },
  {
    rule: "DEF23",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    on-expiry: ‸{ outcome: deemed-accepted, basis: { law: 某法 } }",
    path: "limits.publicity.on-expiry",
    says: ['cannot end "deemed-accepted"', "starts on receipt"],
  },
  {
    rule: "DEF23",
    from: "promised: { within: 10 business-days }",
    to: "promised: { within: 10 business-days, roll: ‸stay }",
    path: "limits.promised.roll",
    says: ["10 business days never rolls", "Delete roll."],
  },
  {
    rule: "DEF23",
    from: "promised: { within: 10 business-days }",
    to: "promised: ‸{ within: 48 hours }",
    path: "limits.promised",
    says: ["leaves no days of procedures out", "excluded-in: nothing"],
  },
  {
    rule: "DEF23",
    from: "fire: { department: fire, within: 5 business-days }",
    to: "fire: { department: fire, within: ‸40 hours }",
    path: "flow.states.approval.branches.fire.within",
    says: ["leaves no days of procedures out", "in days"],
  },
  {
    rule: "DEF23",
    from: "        testing: { excludes: true }",
    to: "        testing: { excludes: true }\n        visit: { overrun: ‸counts }",
    path: "flow.states.approval.procedures.visit.overrun",
    says: ['"visit" leaves no time out', "Delete overrun"],
  },
  {
    rule: "DEF47",
    from: "        testing: { excludes: true }",
    to: "        testing: { excludes: true }\n        hearing: { excludes: true, hearing: { invite-before: ‸30 business-days } }",
    path: "flow.states.approval.procedures.hearing.hearing.invite-before",
    says: ["30 business days before a hearing", "Shorten invite-before"],
  },
  {
    rule: "DEF46",
    from: "        end: { title: 期满, to: completion }",
    to: "        end: { title: 期满, to: completion }\n        ‸transfer: { title: 移送 }",
    path: "flow.states.publicity.on.transfer",
    says: ['"transfer" is an operation on tasks', "another name"],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    on-expiry: ‸{ outcome: deemed-renewed, if-met: [promised], basis: { law: 某法 } }",
    path: "limits.publicity.on-expiry",
    says: ["renews at the permit's expiry", "starts: { day:"],
  },
  {
    rule: "DEF26",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    on-expiry: ‸{ outcome: lapsed, to: archived, if-met: [promise], basis: { law: 某法 } }",
    path: "limits.publicity.on-expiry",
    says: ['there is no limit "promise"', 'Did you mean "promised"?'],
  },
  {
    rule: "DEF3",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    basis: { law: 某法, from: 2026-08-16, to: ‸2026-08-15 }",
    path: "limits.publicity.basis.to",
    says: ["in force until 2026-08-15, before it begins on 2026-08-16", "no earlier"],
  },
  {
    rule: "DEF3",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    basis: { law: 某法, from: ‸2026-02-30 }",
    path: "limits.publicity.basis.from",
    says: ["2026-02-30", "existing day"],
  },
  {
    rule: "DEF3",
    from: "within: 7 calendar-days",
    to: "within: ‸-7 calendar-days",
    path: "limits.publicity.within",
    says: ["-7 calendar-days", "Write"],
  },
  {
    rule: "DEF3",
    from: "within: 7 calendar-days",
    to: "within: ‸90000 hours",
    path: "limits.publicity.within",
    says: ["too long", "At most"],
  },
  {
    rule: "DEF5",
    from: "ends: [{ leaves: publicity }]",
    to: "ends: ‸[{ leaves: publicity }, { enters: archive }]",
    path: "limits.publicity.ends",
    says: ['no state "archive"', 'Did you mean "archived"?'],
  },
  {
    rule: "DEF12",
    from: "starts: { enters: publicity }",
    to: "starts: ‸{ leaves: archived }",
    path: "limits.publicity.starts",
    says: ['"leaves archived"', "milestone or state"],
  },
  {
    rule: "DEF16",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    excluded-in: ‸procedures",
    path: "limits.publicity.excluded-in",
    says: ["art. 45", "Write its basis"],
  },
  {
    rule: "DEF16",
    from: "type: licence",
    to: "type: confirmation",
    path: "flow.states.approval.procedures.testing",
    says: ['"testing"', "Write its basis"],
  },
  {
    rule: "DEF23",
    from: "    within: 7 calendar-days",
    to: "    within: 70 hours\n    basis: { law: 某法 }\n    excluded-while: ‸[publicity]",
    path: "limits.publicity.excluded-while",
    says: ["leaves no days out", "in days"],
  },
  {
    rule: "DEF26",
    from: "starts: { enters: publicity }",
    to: "starts: ‸{ expires: promise }",
    path: "limits.publicity.starts",
    says: ['no limit "promise"', 'Did you mean "promised"?'],
  },
  {
    rule: "DEF27",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    becomes: ‸[{ on: { opens: testin }, within: 9 calendar-days }]",
    path: "limits.publicity.becomes",
    says: ['no procedure "testin"', 'Did you mean "testing"?'],
  },
  {
    rule: "DEF27",
    from: "preset: licensing-law",
    to: "preset: ‸pollution-permit",
    path: "limits.preset",
    says: [
      '"pollution-permit" needs a procedure named "site-check"',
      "or rename the one of testing",
    ],
  },
  {
    rule: "DEF28",
    from: "starts: { enters: publicity }",
    to: "starts: ‸{ day: staff }",
    path: "limits.publicity.starts",
    says: ['no field "staff" of type day', "Known: none."],
  },
  {
    rule: "DEF29",
    from: "starts: { enters: publicity }",
    to: "starts: ‸[{ enters: publicity }, { expires: publicity }]",
    path: "limits.publicity.starts",
    says: ["publicity → publicity", "moment of the flow"],
  },
  {
    rule: "DEF30",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    basis: ‸[{ law: 旧法, to: 2026-08-14 }, { law: 新法, from: 2026-08-16 }]",
    path: "limits.publicity.basis",
    says: ["on 2026-08-15 none", "Let from of the later"],
  },
  {
    rule: "DEF31",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    on-expiry: ‸{ outcome: deemed-renewed, basis: { law: 某法 } }",
    path: "limits.publicity.on-expiry",
    says: ["renews by silence", "if-met"],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    counts: before\n    becomes: ‸[{ on: decision, within: 9 calendar-days }]",
    path: "limits.publicity.becomes",
    says: ["counts before cannot have becomes", "Delete becomes."],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    basis: { law: 某法 }\n    counts: before\n    excluded-while: ‸[publicity]",
    path: "limits.publicity.excluded-while",
    says: ["cannot have excluded-while", "Delete"],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    basis: { law: 某法 }\n    counts: before\n    excluded-in: ‸procedures",
    path: "limits.publicity.excluded-in",
    says: ["cannot have excluded-in", "Delete"],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    counts: before\n    extend: ‸{ by: 3 calendar-days }",
    path: "limits.publicity.extend",
    says: ["cannot have extend", "Delete"],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    basis: { law: 某法 }\n    resume: ‸restart",
    path: "limits.publicity.resume",
    says: ["never resumes", "Delete resume."],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    becomes: ‸[{ on: { leaves: publicity }, within: 9 calendar-days }]",
    path: "limits.publicity.becomes",
    says: ['"leaves publicity" begins or ends it', "in between"],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    on-expiry: ‸{ outcome: overdue, to: archived }",
    path: "limits.publicity.on-expiry",
    says: ["leads to no other state", "Delete to."],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    on-expiry: ‸{ outcome: passes, if-met: [promised] }",
    path: "limits.publicity.on-expiry",
    says: ["asks for no other limit", "Delete if-met."],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    on-expiry: ‸{ outcome: deemed-granted, to: archived, basis: { law: 某法 } }",
    path: "limits.publicity.on-expiry",
    says: ["owes a document", "Let to: lead"],
  },
  ...(
    [
      ["within", "‸30 business-days"],
      ["within", "‸30 calendar-days"],
      ["extend", "‸{ by: 20 business-days }"],
      ["becomes", "‸[{ on: decision, within: 45 business-days }]"],
    ] as const
  ).map(([key, value]) => ({
    rule: "DEF33",
    from: "  promised: {",
    to: `  statutory: { ${key}: ${value} }\n  promised: {`,
    path: `limits.statutory.${key}`,
    says: [`"${key}" makes the limit "statutory" longer`, "Name the law"] as const,
  })),
  {
    rule: "DEF32",
    from: "    ends: [{ leaves: publicity }]",
    to: "    ends: ‸[{ enters: publicity }]",
    path: "limits.publicity.ends",
    says: ["and so never ends", "later moment"],
  },
  {
    rule: "DEF32",
    from: "    within: 7 calendar-days",
    to: "    within: ‸0 hours",
    path: "limits.publicity.within",
    says: ["runs out as it starts", "0 business-days for the same day"],
  },
  {
    rule: "DEF13",
    from: "testing: { excludes: true }",
    to: "testing: { excludes: true, within: ‸0 business-days }",
    path: "flow.states.approval.procedures.testing.within",
    says: ['does not say "within"', 'Write "within"'],
  },
  {
    rule: "DEF14",
    from: "promised: { within: 10 business-days }",
    to: "promised: { within: ‸2 months }",
    path: "limits.promised.within",
    says: ["the promised limit of 2 months is longer", "must not exceed the statute"],
  },
  {
    rule: "DEF23",
    from: "{ use: submission, next",
    to: "{ use: submission, back-date: ‸3 business-days, next",
    path: "flow.states.submission.back-date",
    says: ["the applicant does not say when it was received", "by: [applicant, window-clerk]"],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    extend: ‸{ by: 0 calendar-days }",
    path: "limits.publicity.extend",
    says: ["extended by nothing", "by how much"],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    rungs: ‸[{ at: { left: 7 }, does: warn }]",
    path: "limits.publicity.rungs",
    says: ["7 calendar days never has 7 left", "Delete"],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    rungs: ‸[{ at: { used: 50 }, does: warn }, { at: { used: 50 }, does: warn }]",
    path: "limits.publicity.rungs",
    says: ["written twice", "Delete"],
  },
  {
    rule: "DEF32",
    from: "    owner: window-clerk",
    to: "    owner: window-clerk\n    on-expiry: { outcome: passes, to: completion }\n    rungs: ‸[{ at: { over: 1 }, does: red }]",
    path: "limits.publicity.rungs",
    says: ["never over", "Delete"],
  },
  {
    rule: "DEF32",
    from: "    within: 7 calendar-days",
    to: "    within: 70 hours\n    counts: ‸before",
    path: "limits.publicity.counts",
    says: ["hours do not count before", "in days"],
  },
];

function states(first: number, last: number): string {
  const names = Array.from({ length: last - first + 1 }, (_, index) => `s${first + index}`);
  return names.map((name) => `    ${name}: { on: { go: archived } }\n`).join("");
}

function findingsIn(text: string): readonly Finding[] {
  return readItem(text, "catering.yaml").findings;
}

test("the sound file has no findings, so that each fault below is mended by writing it as it was", () => {
  expect(findingsIn(soundItem)).toEqual([]);
  expect(readItem(soundItem, "catering.yaml").ok).toBe(true);
});

describe("each rule finds its fault, says where it stands, and how it is mended", () => {
  test.each(faults.map((fault) => [fault.rule, fault.path, fault] as const))(
    "%s at %s",
    (rule, path, { from, to, says }) => {
      expect(soundItem.split(from), "stands once in the sound file").toHaveLength(2);
      const [text, place] = caretIn(soundItem.replace(from, () => to));
      const found = findingsIn(text).find((one) => one.rule === rule && one.path === path);
      expect(found, JSON.stringify(findingsIn(text), null, 1)).toBeDefined();
      expect(found?.problem.en).toContain(says[0]);
      expect(found?.hint.en).toContain(says[1]);
      expect(found).toMatchObject({ file: "catering.yaml", ...place });
      for (const { zh, en } of [found?.problem, found?.hint].flatMap((it) => it ?? [])) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).not.toMatch(/\p{Script=Han}{4}|undefined|\[object/u);
      }
    },
  );

  test("they are sixty files at least, each with a fault of its own", () => {
    const files = faults.map(({ from, to }) => soundItem.replace(from, () => to));
    expect(new Set(files).size).toBeGreaterThanOrEqual(60);
  });

  test("all rules are among them", () => {
    const rules = new Set(faults.map(({ rule }) => rule));
    const listed = readFileSync(new URL("../../../../../docs/RULES.md", import.meta.url), "utf8");
    const numbered = [...listed.matchAll(/^\| DEF(\d+) \|/gm)].map(([, number]) => Number(number));
    // Those of joint approval and of implementations have tests of their own.
    const own = numbered.filter(
      (number) => number <= 33 || (number > 45 && number <= 60) || number === 67,
    );
    expect(rules).toEqual(new Set(own.map((number) => `DEF${number}`)));
  });
});

function caretIn(marked: string): [string, { line: number; column: number } | undefined] {
  const at = marked.indexOf("‸");
  if (at < 0) return [marked, undefined];
  const before = marked.slice(0, at).split("\n");
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return [marked.replace("‸", ""), place];
}
