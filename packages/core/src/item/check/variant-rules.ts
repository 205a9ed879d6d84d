import type { Complaint } from "../../definition/finding.js";

/** What the checks say of the parts of a variant that make no difference. */
export const variantRules = {
  variantCovered: (name: string, earlier: string): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `情形“${name}”适用时“${earlier}”也适用，并且排在前面，这里写的都已由它规定`,
      en: `wherever the variant "${name}" applies "${earlier}" does too, and being written first settles all that stands here`,
    },
    hint: {
      zh: "把条件较窄的情形写在前面，或改写条件、期限，或删除一个。",
      en: "Write the variant with the narrower condition first, change its condition or its limits, or delete one of the two.",
    },
  }),
  sharedWaived: (variant: string, material: string): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `“${material}”来自证照库，不由申请人提交，无可免交`,
      en: `"${material}" comes from the certificate library: there is nothing the applicant could be spared`,
    },
    hint: {
      zh: `从 waives 中删除它；这一情形不必查询的，在材料上写 only-when: "!variants.${variant}"。`,
      en: `Delete it from waives; if it is not looked up in this variant, write only-when: "!variants.${variant}" at the document.`,
    },
  }),
  optionalWaived: (material: string): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `“${material}”本来就不是必备的，无可免交`,
      en: `"${material}" is not needed anyway: there is nothing to waive`,
    },
    hint: {
      zh: "从 waives 中删除它，或删除材料的 required: false。",
      en: "Delete it from waives, or required: false from the document.",
    },
  }),
  limitUnchanged: (limit: string): Complaint => ({
    rule: "DEF58",
    problem: {
      zh: `期限“${limit}”与事项自己的相同，写了也不起作用`,
      en: `the limit "${limit}" is as long as the item's own, and writing it has no effect`,
    },
    hint: { zh: "写另一个时长，或删除它。", en: "Write another length, or delete it." },
  }),
};
