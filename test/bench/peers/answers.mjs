import { once } from "node:events";

/** What a case goes through, one decision after the other, and where it then stands. */
export const steps = [
  ["submit", "acceptance"],
  ["accept", "approval"],
  ["approve", "deciding"],
  ["grant", "completion"],
  ["complete", "collection"],
  ["collect", "archived"],
];

/** What an applicant files. */
export const application = {
  applicant: { id: "u1", name: "李雷", kind: "person" },
  form: { premises: "幸福路 12 号，𠮷野家" },
};

/** Takes cases to their end as it is asked to, so many at a time, and answers how long it took, until it is dismissed. */
export async function answer({ takeOne, close }) {
  process.send({ ready: true });
  for (;;) {
    const [asked] = await once(process, "message");
    if (asked.stop) break;
    process.send(await takeAll(asked, takeOne));
  }
  await close();
  process.exit();
}

async function takeAll({ name, cases, inFlight }, takeOne) {
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < cases; index = next++) await takeOne(`${name}-${index}`);
  };
  const before = process.cpuUsage();
  const began = performance.now();
  await Promise.all(Array.from({ length: Math.min(inFlight, cases) }, lane));
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return { ms, client: (user + system) / 1_000 };
}

/** Tells whoever waits for the next decision of a case that it has been taken. */
export class Told {
  #waiting = new Map();

  next(id) {
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  tell(id) {
    this.#waiting.get(id)?.();
  }
}
