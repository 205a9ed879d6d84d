import { parseLocalDate } from "@banjian/calendar";
import type { Frame } from "@banjian/core";
import { bench, describe } from "vitest";
import { explainLimit } from "../../packages/core/src/limit/explain-limit.js";
import { hallFrame } from "../../packages/core/src/testing/story.js";
import { beside, ledger } from "../limits/tables/ledger.js";

// The longest limit an item may write, with two procedures and an extension; one run is one explanation, folded and said.
const frame: Frame = hallFrame();
const asked = {
  causeOf: (cause: string) => ({ zh: cause, en: cause }),
  on: parseLocalDate("2026-04-27"),
};

function longest(limit: string, by: number) {
  const options = `+${by}, out 2012-03-01 to 2012-04-01, out 2014-03-01 to 2014-04-01`;
  return ledger(frame, "2010-01-04", limit, beside(options, limit));
}

const business = longest("4900 business-days", 100);
const calendar = longest("4900 calendar-days", 100);
const ordinary = ledger(frame, "2026-04-27", "20 business-days");

describe("why a limit is due when it is", () => {
  bench("20 business days", () => {
    explainLimit(frame, ordinary, asked).text("zh");
  });
  bench("5,000 calendar days", () => {
    explainLimit(frame, calendar, asked).text("zh");
  });
  bench("5,000 business days, over 7,300 days", () => {
    explainLimit(frame, business, asked).text("zh");
  });
});
