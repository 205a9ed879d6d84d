/** What can be wrong with an act on the catalogue, for the catalogue of errors in `errors.ts`. */
export const catalogueErrors = {
  ITEM_SUCCEEDS_ITSELF: {
    says: (it: { code: string }) => ({
      zh: `事项“${it.code}”停用，不能由它自己接替`,
      en: `the item "${it.code}" is retired and cannot take its own place`,
    }),
    hint: {
      zh: "写接替它的另一个事项；只换版本的，发布新版本即可，不必停用。",
      en: "Name another item that takes its place; for a new version publish that one, and retire nothing.",
    },
  },
};
