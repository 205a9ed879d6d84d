import { openHall } from "banjian";
import { morning } from "../rates/copies.js";
import { answerAll } from "../rates/crew.js";
import { tenant } from "../rates/job.js";
import { OpenCases } from "../rates/open-cases.js";
import { type Offer, offer } from "./arrivals.js";

/** Where a worker works, and on which of the copies. */
export type Place = {
  readonly url: string;
  readonly items: string;
  readonly name: string;
  readonly first: number;
  readonly last: number;
};

/** What a worker is asked for: so many at that rate, of a hall or of nobody, which says what the asking itself costs. */
export type Asked = Offer & { readonly of: "hall" | "nobody" };

/** Acts as it is asked to, on cases of its own. */
export async function workAt({ url, items, ...share }: Place): Promise<void> {
  const hall = await openHall({ db: url, items, tenant, clock: () => morning as never });
  const cases = new OpenCases(hall, share);
  const acts = { hall: () => cases.next(), nobody: () => Promise.resolve() };
  await warmUp(cases, (share.last - share.first + 1) / 10);
  await answerAll<Asked>((asked) => offer(asked, acts[asked.of]));
  await hall.close();
}

/** As much as makes it run at its usual speed. */
async function warmUp(cases: OpenCases, things: number): Promise<void> {
  let left = Math.min(6_000, things);
  const lane = async () => {
    while (left-- > 0) await cases.next();
  };
  await Promise.all(Array.from({ length: 64 }, lane));
}
