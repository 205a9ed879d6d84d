import type { Text } from "@banjian/base";

/** What can be wrong with a rating, for the catalogue in `errors.ts`. */
export const ratingErrors = {
  RATING_TOO_EARLY: {
    says: ({ title }: { title: Text }) => ({
      zh: `“${title.zh}”尚未办理，不能评价`,
      en: `there has been no ${title.en} to rate yet`,
    }),
    hint: { zh: "办理之后再评价。", en: "Rate it when it has been done." },
  },
  RATING_TAKEN: {
    says: ({ title }: { title: Text }) => ({
      zh: `“${title.zh}”已经评价过`,
      en: `the ${title.en} has been rated already`,
    }),
    hint: { zh: "每个办理环节只评价一次。", en: "Each act is rated once." },
  },
};
