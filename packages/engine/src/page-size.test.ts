import { expect, test } from "vitest";
import { restaurantHall } from "./testing/test-hall.js";

const refused = { code: "BODY_INVALID" };

test("P12: a page holds from 1 to 1,000 events, messages, cards or cases; what is asked beyond is refused", async () => {
  const { engine } = await restaurantHall();
  const pages = [
    (count: number) => engine.events.after(0, count),
    (count: number) => engine.messages.list({ count }),
    (count: number) => engine.cards({ count }),
    (count: number) => engine.recent(count),
  ];
  for (const page of pages) {
    for (const count of [1, 999, 1000]) await page(count);
    for (const count of [0, 1001, -1, 1.5, "5" as never, null as never]) {
      await expect(page(count)).rejects.toMatchObject(refused);
    }
  }
});

test("events are asked for behind a place, which is 0 or a whole number above it (C10)", async () => {
  const { engine } = await restaurantHall();
  await engine.events.after(0);
  const ahead = { code: "POSITION_AHEAD" };
  await expect(engine.events.after(Number.MAX_SAFE_INTEGER)).rejects.toMatchObject(ahead);
  for (const place of [-1, 0.5, 2 ** 53, Number.NaN, "0" as never, null as never]) {
    await expect(engine.events.after(place)).rejects.toMatchObject(refused);
  }
});
