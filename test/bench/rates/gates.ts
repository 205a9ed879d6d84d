import { loadavg } from "node:os";

/** What a figure is to come to. */
export type Gate = { readonly least: number } | { readonly most: number };

/** Says what a figure came to, and whether that is enough. */
export function sayGate(what: string, value: number, gate: Gate): void {
  const isHeld = "least" in gate ? value >= gate.least : value <= gate.most;
  const bound = "least" in gate ? `at least ${gate.least}` : `at most ${gate.most}`;
  const digits = Math.abs(value) < 100 ? 2 : 0;
  console.log(`${what}: ${value.toFixed(digits)}, gate ${bound}: ${isHeld ? "held" : "not held"}`);
}

/** How busy the machine is, beside which every figure is to be read. */
export function sayLoad(): void {
  console.log(`load ${loadavg()[0]?.toFixed(1)}`);
}
