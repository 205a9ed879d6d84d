import { checkAll, cityFiles } from "./city-catalogue.js";

// What it costs to load a city's catalogue, in processor time: `pnpm run city`, or ITEMS=600 for a smaller one.
const count = Number(process.env.ITEMS ?? 2000);
const files = cityFiles(count);
checkAll(files.slice(0, 30));
const { sound, seconds, clock } = checkAll(files);
console.log(
  `${sound} of ${count} items are sound: ${seconds.toFixed(2)} s of a processor, ${clock.toFixed(2)} s by the clock`,
);
