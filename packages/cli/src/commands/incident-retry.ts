import { incidentWord } from "../incident-word.js";

/** Has what failed tried again at once. */
export const incidentRetry = incidentWord({
  name: "incident retry",
  about: { zh: "立即重试", en: "have it tried again at once" },
  example: 'banjian incident retry i0123456789ab --by "Zhao" --reason "the sink has been mended"',
  speak: (hall, id, word) => hall.incidents.retry(id, word),
});
