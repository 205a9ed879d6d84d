import { expect, test } from "vitest";
import { checkAll, cityFiles } from "./city-catalogue.js";

// The whole of it: ITEMS=2000 in the environment.
const count = Number(process.env.ITEMS ?? 100);

test(`${count} items load and check at a rate of 2,000 in ten seconds`, () => {
  const files = cityFiles(count);
  // What the first files cost is the engine warming up.
  checkAll(files.slice(0, 30));
  const { sound, seconds } = checkAll(files);
  expect(sound).toBe(count);
  console.info(`${count} items in ${seconds.toFixed(2)} s`);
  // A machine that does other work beside gets three times as long.
  expect(seconds).toBeLessThan((count / 2000) * 30);
});
