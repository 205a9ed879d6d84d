import { readdirSync, readFileSync } from "node:fs";
import { readItem } from "@banjian/core";

// A city's catalogue: 2,000 items made from the bundled ones by giving each another code. Each is read and checked
// as at the start of a hall. Run it with: pnpm exec vitest run --project house test/bench/city-catalogue.test.ts
const folder = "examples/items";

/** Item files as a city has them, so many of them. */
export function cityFiles(
  count: number,
): readonly { readonly file: string; readonly text: string }[] {
  const bundled = readdirSync(folder)
    .filter((name) => /^(?!.*\.scenarios).*\.yaml$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  return Array.from({ length: count }, (_, index) => {
    const text = bundled[index % bundled.length] ?? "";
    return {
      file: `item-${index}.yaml`,
      text: text.replace(/^ {2}code: .*$/m, `  code: item-${index}`),
    };
  });
}

type Checked = { readonly sound: number; readonly seconds: number; readonly clock: number };

/** How many files are sound, and how many seconds of a processor, and by the clock, it takes to read and check them all. */
export function checkAll(files: ReturnType<typeof cityFiles>): Checked {
  const began = performance.now();
  const started = process.cpuUsage();
  const sound = files.filter(({ file, text }) => readItem(text, file).ok).length;
  const { user, system } = process.cpuUsage(started);
  const clock = (performance.now() - began) / 1000;
  return { sound, seconds: (user + system) / 1_000_000, clock };
}
