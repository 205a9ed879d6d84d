import { after, basis, title, type Variation } from "./variation.js";

const kinds = [
  "accepted",
  "not-accepted",
  "supplement",
  "procedure",
  "extended",
  "extension-undone",
  "decided",
  "collection",
  "answered",
  "task",
  "near",
  "urged",
  "card",
] as const;
const watched = [
  "unreviewed-decision",
  "decided-before-accepted",
  "extension-not-approved",
  "back-dated-entry",
  "refusal-without-reason",
  "refusal-without-remedy",
  "late-without-public-reason",
  "missing-field",
  "issued-without-certificate",
] as const;

/** What can be said of the hall around an item: its people, its cards, how it tells people, and states that no stage knows. */
export const hallVariations: Readonly<Record<string, Variation>> = {
  roles: () => ({
    roles: { keeper: title("档案员", "keeper") },
    corrections: { by: "keeper" },
  }),
  suspension: (random) => ({
    suspension: { by: "head", excludes: random.share() < 0.5, within: "30 calendar-days", basis },
    termination: { by: "head", basis },
  }),
  amendments: (random) => ({ amendments: { until: random.one(["acceptance", "decision"]) } }),
  agents: (random) => ({ agents: { may: random.one(["filing", "nothing"]), basis } }),
  reminders: () => ({ reminders: { every: "2 business-days" } }),
  supervision: (random) => ({
    supervision: {
      by: "supervisor",
      "public-reason": "3 business-days",
      watch: Object.fromEntries(
        watched
          .filter(() => random.share() < 0.6)
          .map((cause) => [cause, random.one(["yellow", "red"])]),
      ),
    },
  }),
  notifications: (random) => ({
    notifications: Object.fromEntries(
      kinds
        .filter(() => random.share() < 0.6)
        .map((kind) => [
          kind,
          random.one<unknown>([
            "sms",
            ["sms"],
            [],
            { by: ["sms"], text: title("办件 {case}", "case {case}") },
          ]),
        ]),
    ),
  }),
  "states inside a state": (random, { afterAcceptance }) => {
    const isParallel = random.share() < 0.5;
    const part = (name: string) => ({
      title: name,
      initial: `${name}-begun`,
      states: {
        [`${name}-begun`]: { title: "开始", on: { [`${name}-done`]: `${name}-ended` } },
        [`${name}-ended`]: { title: "完成", final: true },
      },
    });
    return after({
      "survey-state": {
        title: "踏勘",
        ...(isParallel ? { parallel: true } : { initial: "outdoors" }),
        states: isParallel
          ? { outdoors: part("outdoors"), indoors: part("indoors") }
          : {
              outdoors: { title: "外业", on: { "go-in": { title: "转内业", to: "indoors" } } },
              indoors: { ...part("indoors"), final: false, next: "drawn" },
              drawn: { title: "完成", final: true },
            },
        next: afterAcceptance,
      },
    });
  },
  "ways that part": (random, { afterAcceptance }) => ({
    item: { form: { staff: { type: "integer", title: "人数", min: 1, max: 500, required: true } } },
    ...after({
      sorting: {
        title: "分流",
        on: {
          sort: {
            title: "分流",
            kind: "advance",
            by: ["window-clerk"],
            to: [
              { when: `form.staff > ${random.between(2, 5)}`, to: "looking" },
              { to: afterAcceptance },
            ],
          },
        },
      },
      looking: {
        title: "查看",
        on: {
          look: {
            title: "查看",
            when: "form.staff > 9",
            by: ["handler"],
            to: afterAcceptance,
          },
          pass: { title: "通过", by: ["handler"], to: afterAcceptance },
        },
      },
    }),
  }),
  "a state that resumes": (_random, { afterAcceptance }) =>
    after({
      desk: {
        title: "办理",
        initial: "reading",
        on: { pause: { title: "暂停", to: "paused" } },
        states: {
          reading: { title: "阅卷", on: { write: { title: "拟稿", to: "writing" } } },
          writing: { title: "拟稿", on: { finish: { title: "完成", to: afterAcceptance } } },
        },
      },
      paused: { title: "暂停", on: { "go-back": { title: "继续", to: "desk", resume: true } } },
    }),
};
