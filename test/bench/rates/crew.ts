import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** Processes that run this same script, each with its place as its argument, and answer what they are asked. */
export type Crew = readonly ChildProcess[];

/** Starts one at each place, and waits until all of them are ready. */
export async function startCrew(places: readonly object[]): Promise<Crew> {
  const crew = places.map((place) =>
    fork(process.argv[1] ?? "", [JSON.stringify(place)], { serialization: "advanced" }),
  );
  await Promise.all(crew.map((worker) => once(worker, "message")));
  return crew;
}

/** Asks all of them at once. */
export async function askAll<Answer>(crew: Crew, asked: object): Promise<readonly Answer[]> {
  const answers = crew.map((worker) => once(worker, "message") as Promise<[Answer]>);
  for (const worker of crew) worker.send(asked);
  return (await Promise.all(answers)).map(([answer]) => answer);
}

/** Lets them close what they opened. */
export async function dismiss(crew: Crew): Promise<void> {
  const ended = crew.map((worker) => once(worker, "exit"));
  for (const worker of crew) worker.send({ stop: true });
  await Promise.all(ended);
}

/** The place of this process, where it is one of a crew. */
export function placeOfMine<Place>(): Place | undefined {
  return process.send === undefined ? undefined : JSON.parse(process.argv[2] ?? "");
}

/** Says that this process is ready, and answers what it is asked until it is dismissed. */
export async function answerAll<Asked>(answer: (asked: Asked) => Promise<object>): Promise<void> {
  process.send?.({ ready: true });
  for (;;) {
    const [asked] = await once(process, "message");
    if (asked.stop === true) break;
    process.send?.(await answer(asked));
  }
  process.disconnect();
}
