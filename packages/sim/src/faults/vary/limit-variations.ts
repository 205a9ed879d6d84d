import { after, approval, basis, limit, type Plain, title, type Variation } from "./variation.js";

const survey = { survey: { title: "踏勘", within: "5 business-days" } };
const day = { form: { "opens-on": { type: "day", title: "开业日", required: true } } };
const waiting = (name: string, { afterAcceptance: to }: Plain) =>
  after({ [name]: { title: "等待", on: { "go-on": { title: "继续", to } } } });

/** What can be said of limits: when they start and end, what lengthens, changes and stops them, what comes of them. */
export const limitVariations: Readonly<Record<string, Variation>> = {
  "extended more than once": (random) =>
    limit("extended-time", {
      within: "6 business-days",
      starts: "acceptance",
      ends: "decision",
      extend: {
        by: "2 business-days",
        times: random.between(2, 3),
        approver: "head",
        basis: [
          {
            ...basis,
            paragraph: 2,
            item: 1,
            jurisdiction: "某市",
            from: "2020-01-01",
            to: "2099-12-31",
          },
        ],
      },
    }),
  "a limit of a state": (random, plain) => {
    const isCalendar = random.share() < 0.5;
    return {
      ...waiting("waiting-1", plain),
      ...limit("waiting-time", {
        within: `${random.between(2, 9)} ${isCalendar ? "calendar-days" : "business-days"}`,
        starts: { enters: "waiting-1" },
        ends: { leaves: "waiting-1" },
        owner: "window-clerk",
        ...(isCalendar ? { roll: random.one(["forward", "backward", "stay"]) } : {}),
        closes: random.one(["midnight", "office"]),
        again: random.one(["ignore", "restart"]),
      }),
    };
  },
  "a limit from one of several moments": (random, plain) => ({
    ...waiting("waiting-2", plain),
    ...limit("several-moments", {
      within: `${random.between(5, 30)} calendar-days`,
      starts: [{ enters: "waiting-2" }, "acceptance"],
      ends: [{ leaves: "waiting-2" }, "decision"],
    }),
  }),
  "a limit of a procedure": () => ({
    ...approval({ procedures: survey }),
    ...limit("survey-time", {
      within: "9 business-days",
      starts: { opens: "survey" },
      ends: [{ closes: "survey" }, "decision"],
    }),
  }),
  "a limit that a procedure changes": () => ({
    ...approval({ procedures: survey }),
    ...limit("changed-time", {
      within: "9 business-days",
      starts: "acceptance",
      ends: "decision",
      becomes: [{ on: { closes: "survey" }, within: "12 business-days", basis }],
    }),
  }),
  "a limit that ends with another": () => ({
    limits: {
      first: {
        title: "前",
        within: "3 business-days",
        starts: "acceptance",
        ends: "decision",
        owner: "head",
        basis,
      },
      second: {
        title: "后",
        within: "5 business-days",
        starts: { expires: "first" },
        ends: ["decision"],
        owner: "head",
        basis,
      },
    },
  }),
  "a limit before a day": (random) => ({
    item: day,
    ...limit("before-opening", {
      within: `${random.between(3, 20)} calendar-days`,
      starts: { day: "opens-on" },
      ends: ["decision"],
      counts: "before",
    }),
  }),
  "a wait": (random, { afterAcceptance }) => ({
    ...after({ posted: { title: "公示", on: {} } }),
    ...limit("posted-time", {
      within: `${random.between(2, 9)} calendar-days`,
      starts: { enters: "posted" },
      ends: { leaves: "posted" },
      "on-expiry": { outcome: "passes", to: afterAcceptance },
    }),
  }),
  "granted by silence": () => ({
    limits: { statutory: { "on-expiry": { outcome: "deemed-granted", basis: [basis] } } },
  }),
  "accepted by silence": () => ({
    limits: {
      completeness: { "on-expiry": { outcome: "deemed-accepted", basis: [basis] } },
    },
  }),
  "silence only where another was kept": () => ({
    limits: {
      statutory: {
        "on-expiry": { outcome: "deemed-granted", "if-met": ["completeness"], basis: [basis] },
      },
    },
  }),
  "stopped while another state lasts": (_random, plain) => ({
    ...waiting("waiting-3", plain),
    ...limit("stopped-while", {
      within: "30 business-days",
      starts: "acceptance",
      ends: "decision",
      "excluded-while": ["waiting-3"],
    }),
  }),
  "stopped by any procedure": (random) => ({
    ...approval({ procedures: { survey: { title: "踏勘", excludes: true, basis } } }),
    ...limit("stopped-by", {
      within: "30 business-days",
      starts: "acceptance",
      ends: "decision",
      "excluded-in": random.one(["procedures", "any-procedure"]),
      resume: random.one(["remainder", "restart"]),
    }),
  }),
  "rungs of its own": (random) => ({
    limits: {
      promised: {
        rungs: [
          { at: { used: random.between(30, 70) }, does: "warn" },
          { at: { left: 1 }, does: "yellow" },
          { at: { over: random.between(1, 3) }, does: "red" },
        ],
      },
    },
  }),
  "other lengths for some": (random) => ({
    item: { form: { small: { type: "boolean", title: "小型", required: true } } },
    variants: {
      small: {
        title: title("小型", "small"),
        when: "form.small",
        waives: random.share() < 0.5 ? ["application"] : [],
        limits: { promised: "3 business-days" },
        basis,
      },
    },
  }),
  "a commitment instead of a document": (_random, { materials }) => ({
    item: {
      materials: [...materials, { id: "letter", title: "承诺书", "only-when": "variants.promise" }],
    },
    ...approval({ procedures: survey }),
    variants: {
      promise: {
        title: "告知承诺",
        commitment: { letter: "letter", trust: ["A", "B"] },
        waives: [materials[0]?.id],
        limits: {
          promised: {
            within: "2 business-days",
            becomes: [{ on: { opens: "survey" }, within: "4 business-days", basis }],
          },
        },
        basis,
      },
    },
  }),
};
