import type { Complaint } from "../../definition/finding.js";

/** What the checks say of what stands in a file twice, or is so without it. */
export const twiceRules = {
  saidTwice: (name: string): Complaint => ({
    rule: "DEF23",
    problem: {
      zh: `“${name}”在这里写了两次，第二次不起作用`,
      en: `"${name}" is written twice here, and the second has no effect`,
    },
    hint: { zh: "删除一个。", en: "Delete one." },
  }),
  roleKnown: (name: string): Complaint => ({
    rule: "DEF23",
    problem: {
      zh: `角色“${name}”每个大厅都有，名称也一样，不用再写`,
      en: `every hall has the role "${name}", by this very title: writing it has no effect`,
    },
    hint: {
      zh: "删除它；这里另有叫法的，改写它的名称。",
      en: "Delete it; where it is called otherwise here, write that title.",
    },
  }),
};
