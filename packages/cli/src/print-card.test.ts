import { readFileSync } from "node:fs";
import { parseLocalDate } from "@banjian/calendar";
import { type Card, readItem } from "@banjian/core";
import type { CardView } from "@banjian/engine";
import picocolors from "picocolors";
import { expect, test } from "vitest";
import { cardLines } from "./print-card.js";

test.each<[Card["cause"], string | undefined, "zh" | "en", string]>([
  ["service-failed", "l2/post", "en", "(notice l2, by post)"],
  ["service-failed", "l2/post", "zh", "（文书 l2，邮寄送达）"],
  ["second-notice", "2", "zh", "（第 2 次告知）"],
  ["too-few-inspectors", "p1", "en", "(procedure p1)"],
  ["service-failed", undefined, "en", "could not be served"],
])("CD5: a card says which of several it is about: %s %s", (cause, about, lang, said) => {
  const file = new URL("../../../examples/items/food-business-licence.yaml", import.meta.url);
  const read = readItem(readFileSync(file), "food-business-licence.yaml");
  if (!read.ok) throw new Error("the example cannot be read");
  const card: CardView = {
    id: "c1",
    colour: "yellow",
    cause,
    department: "market-supervision",
    role: "window-clerk",
    raisedOn: parseLocalDate("2026-09-18"),
    stage: "raised",
    ...(about === undefined ? {} : { about }),
    text: { zh: "黄牌", en: "yellow card: could not be served" },
  };
  const colours = picocolors.createColors(false);
  const [line] = cardLines(read.item, card, [], { lang, colours, width: 200 });
  expect(line?.endsWith(said)).toBe(true);
});
