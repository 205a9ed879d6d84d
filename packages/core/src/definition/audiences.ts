/** Whom an item serves, and who applies (GB/T 39046-2020 A.4). */
export const audiences = {
  person: { zh: "自然人", en: "natural persons" },
  "legal-person": { zh: "企业法人", en: "enterprises" },
  institution: { zh: "事业法人", en: "public institutions" },
  organisation: { zh: "社会组织", en: "social organisations" },
  authority: { zh: "行政机关", en: "authorities" },
  other: { zh: "其他", en: "others" },
} as const;
