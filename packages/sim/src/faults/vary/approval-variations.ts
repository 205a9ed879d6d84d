import type { Random } from "../../random.js";
import { approval, basis, type Part, title, type Variation } from "./variation.js";

const staff = {
  form: { staff: { type: "integer", title: "人数", min: 1, max: 500, required: true } },
};

/** What can be said of one branch. */
function branch(says: (random: Random) => Part): Variation {
  return (random, { branches }) =>
    branches.length === 0
      ? undefined
      : approval({ branches: { [random.one(branches)]: says(random) } });
}

// One way takes the place of another.
const noWay = { of: null, weights: null, threshold: null, lead: null, groups: null, veto: null };

function join(says: (random: Random, branches: readonly string[]) => Part | string): Variation {
  return (random, { branches }) => {
    if (branches.length < 2) return undefined;
    const rule = says(random, branches);
    return approval({ join: typeof rule === "string" ? rule : { ...noWay, ...rule } });
  };
}

/** What can be said of the approval: who signs, how branches begin and join, what is opened, asked and returned on the way. */
export const approvalVariations: Readonly<Record<string, Variation>> = {
  "steps of several grades": (random, { branches }) => {
    const steps = [
      { step: "handle", by: ["handler"] },
      {
        step: "review",
        signers: ["reviewer", "reviewer", "approver"],
        sign: random.one(["all", "any", "majority", { of: 2 }]),
      },
      "approve",
    ];
    const [first] = branches;
    return approval(first === undefined ? { steps } : { branches: { [first]: { steps } } });
  },
  "a branch with a title and a basis": branch(() => ({ title: "一个分支", basis })),
  "a branch for some": (random, { branches }) =>
    branches.length < 2
      ? undefined
      : {
          ...approval({
            branches: {
              [branches[0] ?? ""]: { "only-when": `form.staff > ${random.between(1, 3)}` },
            },
          }),
          item: staff,
        },
  "a branch looked at ahead": (_random, { branches: [first, second] }) =>
    first === undefined || second === undefined
      ? undefined
      : approval({
          branches: {
            [second]: {
              steps: ["handle", "approve"],
              starts: { after: first, "pre-review": true },
            },
          },
        }),
  "a branch that reviews first": (_random, { branches: [first, ...others] }) =>
    first === undefined
      ? undefined
      : approval({
          branches: {
            ...Object.fromEntries(others.map((one) => [one, { starts: { after: first } }])),
            [first]: { "first-review": true, basis, within: "5 business-days" },
          },
        }),
  "a branch in another system": branch(() => ({ system: "line-system" })),
  "a branch whose silence agrees": branch((random) => ({
    within: `${random.between(2, 12)} business-days`,
    "on-expiry": { outcome: "deemed-agreed", basis },
  })),
  "one of them is enough": join(() => "any"),
  "most of them": join(() => "majority"),
  "so many of them": join((random, branches) => ({ of: random.between(1, branches.length) })),
  "weighed, with a threshold": join((random, branches) => ({
    weights: Object.fromEntries(branches.map((one) => [one, random.between(1, 3)])),
    threshold: branches.length,
  })),
  "one leads": (_random, { branches }) =>
    branches.length < 2
      ? undefined
      : approval({
          join: { ...noWay, lead: branches[0] },
          branches: {
            ...Object.fromEntries(branches.map((one) => [one, { starts: "together" }])),
            [branches[0] ?? ""]: { within: null },
          },
        }),
  "in groups": join((random, branches) => ({
    groups: {
      one: { branches: branches.slice(0, 1), join: "all" },
      others: { branches: branches.slice(1), join: random.one(["any", "majority", { of: 1 }]) },
    },
  })),
  "one can refuse": join((random, branches) => ({
    of: 1,
    veto: [random.one(branches)],
  })),
  "others are stopped": (_random, { branches }) =>
    branches.length < 2 ? undefined : approval({ "once-settled": "stop-others" }),
  "back to the window": (random) =>
    approval({
      returns: {
        window: true,
        clock: random.one(["remainder", "restart"]),
        wait: random.one(["counts", "excluded"]),
        basis,
      },
    }),
  "a procedure in full": (random) => ({
    supervision: { watch: { "too-few-inspectors": random.one(["yellow", "red"]) } },
    ...approval({
      procedures: {
        survey: {
          title: "联合踏勘",
          within: `${random.between(2, 10)} business-days`,
          excludes: true,
          overrun: random.one(["excluded", "counts"]),
          by: ["handler"],
          inspectors: { least: 2, basis },
          "on-site": true,
          basis,
        },
      },
    }),
  }),
  "a hearing": (random) =>
    approval({
      procedures: {
        "public-hearing": {
          title: "听证会",
          excludes: random.share() < 0.5,
          hearing: {
            "request-within": `${random.between(2, 7)} business-days`,
            "hold-within": `${random.between(15, 25)} business-days`,
            "invite-before": "7 business-days",
          },
          basis,
        },
      },
    }),
  consultations: (random) => ({
    departments: { experts: { title: "专家" }, water2: { title: "供水" } },
    ...approval({
      consultations: {
        experts: {
          within: `${random.between(2, 8)} business-days`,
          wait: random.one(["until-due", "until-answer", "none"]),
          consults: ["water2"],
        },
        water2: { by: ["handler"], within: "3 business-days" },
      },
    }),
  }),
  members: (random, { branches, materials }) => {
    const [first, second] = branches;
    if (first === undefined || second === undefined) return undefined;
    const one = (name: string, needs: readonly unknown[], form: readonly string[]) => ({
      item: `item-of-${name}`,
      certificate: `certificate-of-${name}`,
      materials: needs,
      form,
    });
    const all = materials.map(({ id }) => id);
    const members = Object.fromEntries(branches.map((name) => [name, one(name, all, ["staff"])]));
    const within = `${random.between(3, 9)} business-days`;
    const timed = Object.fromEntries(branches.map((name) => [name, { within }]));
    return { members, item: staff, ...approval({ branches: timed }) };
  },
  "titles of stages": (random) => ({
    flow: {
      states: {
        submission: {
          title: title("申请", "application"),
          by: ["applicant", "window-clerk"],
          receipt: random.one(["same-day", "next-business-day"]),
          "back-date": "3 business-days",
        },
        acceptance: { title: title("受理", "acceptance"), by: ["window-clerk"] },
        approval: { title: title("审批", "approval"), by: ["head"] },
        completion: { title: title("制证", "completion"), by: ["window-clerk"] },
        collection: { title: title("领取", "collection"), by: ["window-clerk"] },
      },
    },
  }),
};
