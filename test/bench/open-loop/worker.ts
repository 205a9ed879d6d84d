import { once } from "node:events";
import { openHall } from "banjian";
import { morning } from "../rates/copies.js";
import { tenant } from "../rates/job.js";
import { OpenCases } from "../rates/open-cases.js";
import { type Offer, type Outcome, offer } from "./arrivals.js";

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

/** A process of its own that answers what it is asked for until it is told to stop. */
export async function workAt({ url, items, ...share }: Place): Promise<void> {
  const hall = await openHall({ db: url, items, tenant, clock: () => morning as never });
  const cases = new OpenCases(hall, share);
  const acts = { hall: () => cases.next(), nobody: () => Promise.resolve() };
  await warmUp(cases);
  say("ready");
  for (;;) {
    const [asked] = (await once(process, "message")) as [Asked | "stop"];
    if (asked === "stop") break;
    const outcome: Outcome = await offer(asked, acts[asked.of]);
    say(outcome);
  }
  await hall.close();
  process.disconnect();
}

/** As much as makes it run at its usual speed. */
async function warmUp(cases: OpenCases): Promise<void> {
  let left = 6_000;
  const lane = async () => {
    while (left-- > 0) await cases.next();
  };
  await Promise.all(Array.from({ length: 64 }, lane));
}

function say(what: Outcome | "ready"): void {
  process.send?.(what);
}
