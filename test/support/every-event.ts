import type { Hall, PlacedEvent } from "banjian";

/** All events of a hall that have a place, page by page. */
export async function everyEvent(hall: Pick<Hall, "events">): Promise<readonly PlacedEvent[]> {
  const all: PlacedEvent[] = [];
  for (let position = 0; ; ) {
    const page = await hall.events.after(position, 1000);
    if (page.events.length === 0) return all;
    all.push(...page.events);
    position = page.position;
  }
}
