import picocolors from "picocolors";
import type { Context } from "../context.js";
import { readGlobals } from "../globals.js";

/** A context without a process: what is printed is kept. */
export type FakeContext = Context & { readonly printed: { out: string; err: string } };

/** The context of a command line, 100 columns wide and without colours; `given` replaces parts of it. */
export function fakeContext(args: readonly string[], given: Partial<Context> = {}): FakeContext {
  const printed = { out: "", err: "" };
  return {
    args,
    ...readGlobals(args, given.env ?? {}),
    env: {},
    version: "0.0.0",
    program: "banjian",
    width: 100,
    colours: picocolors.createColors(false),
    input: piecesOf([]),
    out: async (text) => {
      printed.out += text;
    },
    err: async (text) => {
      printed.err += text;
    },
    progress: async () => {},
    stopping: () => new AbortController().signal,
    ...given,
    printed,
  };
}

/** A stream of these pieces. */
export async function* piecesOf(
  pieces: readonly (string | Uint8Array)[],
): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === "string" ? Buffer.from(piece) : piece;
}
