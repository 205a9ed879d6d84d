import { expect, test } from "vitest";
import { engineError } from "./errors.js";
import { sharedRead, sharedReadOf } from "./shared-read.js";

/** A read that ends when it is told to, and says which it was. */
function slowRead() {
  const ends: { found: (value: number) => void; failed: (error: Error) => void }[] = [];
  const read = () =>
    new Promise<number>((found, failed) => {
      ends.push({ found, failed });
    });
  return { ends, read };
}

test("who asks while a read is under way is told by the one that begins afterwards, and shares it", async () => {
  const { ends, read } = slowRead();
  const ask = sharedRead(read);
  const first = ask();
  const others = [ask(), ask(), ask()];
  expect(ends).toHaveLength(1);
  ends[0]?.found(1);
  expect(await first).toBe(1);
  await Promise.resolve();
  const latest = ask();
  expect(ends).toHaveLength(2);
  ends[1]?.found(2);
  expect(await Promise.all(others)).toEqual([2, 2, 2]);
  await Promise.resolve();
  expect(ends).toHaveLength(3);
  ends[2]?.found(3);
  expect(await latest).toBe(3);
});

test("a read that fails fails for those who shared it, and not for who asks next", async () => {
  const { ends, read } = slowRead();
  const ask = sharedRead(read);
  const first = ask();
  const others = [ask(), ask()];
  ends[0]?.failed(new Error("gone"));
  await expect(first).rejects.toThrow("gone");
  await Promise.resolve();
  ends[1]?.failed(new Error("gone again"));
  for (const one of others) await expect(one).rejects.toThrow("gone again");
  const alone = ask();
  ends[2]?.found(3);
  expect(await alone).toBe(3);
});

test("a store that does not answer is not waited for twice: who waited is refused as those before", async () => {
  const { ends, read } = slowRead();
  const ask = sharedRead(read);
  const asked = [ask(), ask(), ask()];
  ends[0]?.failed(engineError("OVERLOADED", {}));
  for (const one of asked) await expect(one).rejects.toMatchObject({ code: "OVERLOADED" });
  expect(ends).toHaveLength(1);
  const alone = ask();
  ends[1]?.found(2);
  expect(await alone).toBe(2);
});

test("each name is read apart", async () => {
  const asked: string[] = [];
  const ask = sharedReadOf(async (name) => {
    asked.push(name);
    return name.length;
  });
  expect(await Promise.all([ask("a"), ask("bb"), ask("a"), ask("a")])).toEqual([1, 2, 1, 1]);
  expect(asked).toEqual(["a", "bb", "a"]);
});
