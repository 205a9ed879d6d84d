// Builds a program of examples/ and runs it: `npm run example host-http`, or `exchange/inbound` for a file of its own name.
import { existsSync, readdirSync } from "node:fs";

const [name = "", ...args] = process.argv.slice(2);
const programOf = (folder) =>
  ["start", "hall", "host"].find((file) => existsSync(`examples/${folder}/${file}.ts`));
const program = name.includes("/") ? name : `${name}/${programOf(name)}`;
if (existsSync(`examples/${program}.ts`)) {
  process.argv.splice(2, process.argv.length, `examples/${program}`, ...args);
  await import("./run-script.mjs");
} else {
  const known = readdirSync("examples").filter((folder) => programOf(folder) !== undefined);
  console.error(`examples/ has no program ${JSON.stringify(name)}; it has: ${known.join(", ")}`);
  process.exitCode = 2;
}
