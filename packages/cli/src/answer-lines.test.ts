import { expect, test } from "vitest";
import { answerLines } from "./answer-lines.js";
import { fakeContext } from "./testing/fake-context.js";

const echo = (line: string) => ({ said: line });

test("reads on only when its answers have been taken", async () => {
  let read = 0;
  let taken = 0;
  const waiting: number[] = [];
  async function* input() {
    for (; read < 50; read++) yield Buffer.from(`line ${read}\n`);
  }
  const out = async () => {
    waiting.push(read - taken);
    await new Promise((resolve) => setImmediate(resolve));
    taken++;
  };
  await answerLines(fakeContext([], { input: input(), out }), echo);
  expect([read, taken, Math.max(...waiting)]).toEqual([50, 50, 0]);
});

test("passes over blank lines and answers a line that is too long with an error in its place", async () => {
  async function* input() {
    yield Buffer.from(`a\n\n \t\r\n${"x".repeat(70_000)}\n`);
    yield Buffer.from("b");
  }
  const context = fakeContext([], { input: input() });
  await answerLines(context, echo);
  expect(
    context.printed.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { said: "a" },
    {
      id: null,
      error: { code: "REQUEST_TOO_LONG", message: "the line has more than 65536 characters" },
    },
    { said: "b" },
  ]);
});

test("stops reading when nobody takes its answers any more", async () => {
  let read = 0;
  async function* input() {
    for (; read < 50; read++) yield Buffer.from("a\n");
  }
  const out = async () => {
    throw new Error("closed");
  };
  await expect(answerLines(fakeContext([], { input: input(), out }), echo)).rejects.toThrow(
    "closed",
  );
  expect(read).toBe(0);
});
