import { rereadItem } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { type Catalogue, catalogueOver } from "./catalogue.js";
import { memoryItemStore } from "./memory-item-store.js";
import type { ItemStore } from "./ports.js";
import { restaurantFile, restaurantWith } from "./testing/restaurant.js";

const file = "restaurant-opening.yaml";
const word = { by: "zhao", reason: "年度修订" };
const newer = restaurantWith('version: "2026.1"', 'version: "2026.2"');
const changed = restaurantWith("within: 15 business-days", "within: 16 business-days");

function fresh(): { store: ItemStore; catalogue: Catalogue } {
  const store = memoryItemStore();
  return { store, catalogue: catalogueOver(store) };
}

describe("publish", () => {
  test("makes an item the published one; an unchanged file again changes nothing", async () => {
    const { store, catalogue } = fresh();
    const first = await catalogue.publish(restaurantFile, file);
    expect(await catalogue.publish(restaurantFile, file)).toMatchObject({ digest: first.digest });
    expect(await catalogue.published("restaurant-opening")).toMatchObject({ digest: first.digest });
    expect(await store.published()).toHaveLength(1);
  });

  test("takes a file whose comments and spacing alone have changed for the same version", async () => {
    const { store, catalogue } = fresh();
    const first = await catalogue.publish(restaurantFile, file);
    const second = await catalogue.publish(`# 新的注释\n${restaurantFile}\n\n`, file);
    expect(second.digest).toBe(first.digest);
    expect(await store.published()).toHaveLength(1);
  });

  test("refuses other content under the same version, and the published one stays", async () => {
    const { catalogue } = fresh();
    const first = await catalogue.publish(restaurantFile, file);
    await expect(catalogue.publish(changed, file)).rejects.toMatchObject({
      code: "ITEM_VERSION_TAKEN",
      details: { code: "restaurant-opening", version: "2026.1" },
    });
    expect(await catalogue.published("restaurant-opening")).toMatchObject({ digest: first.digest });
  });

  test("of a newer version leaves the older one to its cases (P13)", async () => {
    const { catalogue } = fresh();
    const first = await catalogue.publish(restaurantFile, file);
    const second = await catalogue.publish(newer, file);
    expect(await catalogue.published("restaurant-opening")).toMatchObject({ version: "2026.2" });
    expect(await catalogue.pinned(first.digest)).toMatchObject({ version: "2026.1" });
    expect((await catalogue.list()).map(({ digest }) => digest)).toEqual([second.digest]);
  });

  test("refuses a file with findings, and says file, line and problem in both languages", async () => {
    const { store, catalogue } = fresh();
    const broken = restaurantWith("next: acceptance", "next: acceptence");
    const error = await catalogue.publish(broken, file).then(
      () => undefined,
      (thrown) => thrown,
    );
    const line = broken.split("\n").findIndex((text) => text.includes("acceptence")) + 1;
    expect(error).toMatchObject({
      code: "ITEM_REFUSED",
      details: {
        file,
        findings: expect.arrayContaining([expect.objectContaining({ file, line })]),
      },
    });
    for (const lang of ["zh", "en"] as const) {
      expect(error.textIn(lang)).toContain(file);
      expect(error.textIn(lang)).toContain("acceptence");
    }
    expect(error.textIn("en")).toContain(`line ${line}`);
    expect(error.textIn("zh")).toContain(`第 ${line} 行`);
    expect(await store.published()).toEqual([]);
  });

  test("takes the bytes of a file as well, with or without a byte order mark", async () => {
    const { store, catalogue } = fresh();
    const { digest } = await catalogue.publish(restaurantFile, file);
    for (const text of [restaurantFile, `\uFEFF${restaurantFile}`]) {
      const item = await catalogue.publish(new TextEncoder().encode(text), file);
      expect(item.digest).toBe(digest);
      expect(await catalogueOver(store).pinned(digest)).toMatchObject({ title: item.title });
    }
  });

  test("refuses bytes that are no UTF-8 rather than guess what they mean", async () => {
    const gbk = [0x23, 0xb0, 0xec, 0xbc, 0xfe, 0x0a]; // "# 办件" as an old editor saves it
    const bytes = Uint8Array.from([...gbk, ...new TextEncoder().encode(restaurantFile)]);
    await expect(fresh().catalogue.publish(bytes, file)).rejects.toMatchObject({
      code: "ITEM_REFUSED",
      details: { findings: [expect.objectContaining({ line: 1 })] },
    });
  });

  test.each([
    ["nothing", ""],
    ["no YAML", "{{{"],
    ["another document", "hello: world"],
    ["a list", "- 1"],
    ["NUL", "banjian: 1\0"],
    ["half a pair", 'title: "\ud842"'],
  ])("refuses %s", async (_, source) => {
    await expect(fresh().catalogue.publish(source, file)).rejects.toMatchObject({
      code: "ITEM_REFUSED",
    });
  });
});

describe("publishing several files", () => {
  test("publishes all of them, or none when one has findings", async () => {
    const { catalogue } = fresh();
    const other = restaurantWith("code: restaurant-opening", "code: tea-house");
    const sound = { source: restaurantFile, file: "a.yaml" };
    const broken = { source: restaurantWith("next: acceptance", "next: nowhere"), file: "b.yaml" };
    await expect(catalogue.publishAll([sound, broken])).rejects.toMatchObject({
      code: "ITEM_REFUSED",
      details: { file: "b.yaml" },
    });
    expect(await catalogue.list()).toEqual([]);
    await catalogue.publishAll([sound, { source: other, file: "b.yaml" }]);
    expect((await catalogue.list()).map(({ code }) => code)).toEqual([
      "restaurant-opening",
      "tea-house",
    ]);
  });

  test("refuses two versions of one item rather than guess which is meant", async () => {
    const { catalogue } = fresh();
    const files = [
      { source: newer, file: "restaurant-2026.10.yaml" },
      { source: restaurantFile, file: "restaurant-2026.2.yaml" },
    ];
    await expect(catalogue.publishAll(files)).rejects.toMatchObject({
      code: "ITEM_TWICE",
      details: { code: "restaurant-opening", files: files.map(({ file }) => file) },
    });
    expect(await catalogue.list()).toEqual([]);
  });
});

describe("finding an item", () => {
  test("by an unknown code is refused with the codes there are", async () => {
    const { catalogue } = fresh();
    await catalogue.publish(restaurantFile, file);
    await expect(catalogue.published("restaurant")).rejects.toMatchObject({
      code: "ITEM_UNKNOWN",
      details: { code: "restaurant", known: ["restaurant-opening"] },
    });
  });

  test("compiles what another process published, once", async () => {
    const { store, catalogue } = fresh();
    const { digest } = await catalogue.publish(restaurantFile, file);
    const elsewhere = catalogueOver(store);
    expect(elsewhere.compiled(digest)).toBeUndefined();
    const item = await elsewhere.published("restaurant-opening");
    expect(elsewhere.compiled(digest)).toBe(item);
    expect(await elsewhere.pinned(digest)).toBe(item);
  });

  test("by a digest that is not stored, or under which something else is stored, stops as a fault", async () => {
    const { store, catalogue } = fresh();
    await expect(catalogue.pinned("0".repeat(64))).rejects.toThrow("not stored");
    const digest = "f".repeat(64);
    const version = { code: "restaurant-opening", version: "1", digest, source: restaurantFile };
    await store.publish([version], word);
    await expect(catalogue.pinned(digest)).rejects.toThrow(digest);
    await expect(catalogue.published("restaurant-opening")).rejects.toThrow(digest);
  });

  test("reads a version published under older rules, though today's would refuse it (P13)", async () => {
    const { store, catalogue } = fresh();
    // Nothing uses the department: a finding today (DEF23).
    const source = restaurantFile.replace(
      "departments:\n",
      "departments:\n  nobody: { title: 无人 }\n",
    );
    await expect(catalogue.publish(source, file)).rejects.toMatchObject({ code: "ITEM_REFUSED" });
    const { digest, code, version } = rereadItem(source, "restaurant-opening");
    await store.publish([{ code, version, digest, source }], word);
    expect((await catalogue.pinned(digest)).title.zh).toBe("开办餐饮店一件事");
  });

  test("a process with older files puts no older version back", async () => {
    const { catalogue } = fresh();
    const newer = restaurantFile.replace('"2026.1"', '"2026.2"');
    await catalogue.publish(restaurantFile, file);
    await catalogue.publish(newer, file);
    await catalogue.publish(restaurantFile, file);
    expect((await catalogue.published("restaurant-opening")).version).toBe("2026.2");
  });
});

describe("a version on its way", () => {
  const zhao = { by: "zhao", reason: "承诺期限缩短" };
  const qian = { by: "qian", reason: "已核对依据" };
  const code = "restaurant-opening";

  test("is drafted, reviewed by somebody else, published and retired; each act is kept", async () => {
    const { catalogue } = fresh();
    await catalogue.draft(restaurantFile, file, zhao);
    await expect(catalogue.published(code)).rejects.toMatchObject({ code: "ITEM_UNKNOWN" });
    const name = { code, version: "2026.1" };
    await expect(catalogue.review(name, zhao)).rejects.toMatchObject({ code: "ITEM_REVIEW_OWN" });
    await catalogue.review(name, qian);
    await catalogue.release(name, zhao);
    expect((await catalogue.published(code)).version).toBe("2026.1");
    await catalogue.retire(code, { by: "sun", reason: "改为登记" });
    expect((await catalogue.acts(code)).map(({ act, by }) => [act, by])).toEqual([
      ["drafted", "zhao"],
      ["reviewed", "qian"],
      ["published", "zhao"],
      ["retired", "sun"],
    ]);
  });

  test("that is retired lets no case begin, and leads to the item that took its place", async () => {
    const { catalogue } = fresh();
    const { digest } = await catalogue.publish(restaurantFile, file);
    const other = restaurantWith("code: restaurant-opening", "code: restaurant-filing");
    await catalogue.publish(other, file);
    await expect(
      catalogue.retire(code, { ...zhao, successor: "restaurant-nothing" }),
    ).rejects.toMatchObject({ code: "ITEM_UNKNOWN" });
    await expect(catalogue.retire(code, { ...zhao, successor: code })).rejects.toMatchObject({
      code: "ITEM_SUCCEEDS_ITSELF",
    });
    await catalogue.retire(code, { ...zhao, successor: "restaurant-filing" });
    await expect(catalogue.published(code)).rejects.toMatchObject({
      code: "ITEM_RETIRED",
      details: { code, successor: "restaurant-filing" },
    });
    expect((await catalogue.pinned(digest)).version).toBe("2026.1");
  });

  test("is not published with a finding, be it a warning, nor without a legal basis", async () => {
    const { catalogue } = fresh();
    const warned = restaurantWith(
      "supplement: { rounds: 1, answer-within: 30 calendar-days }",
      "supplement: { rounds: 1 }",
    );
    await expect(catalogue.publish(warned, file)).rejects.toMatchObject({
      code: "ITEM_REFUSED",
      details: { findings: [{ rule: "DEF24" }] },
    });
    await catalogue.draft(warned, file, zhao);
    await expect(catalogue.review({ code, version: "2026.1" }, qian)).rejects.toMatchObject({
      code: "ITEM_REFUSED",
    });
    const baseless = restaurantFile.replace(/ {2}basis:\n( {4}- .*\n)+/, "");
    await expect(catalogue.publish(baseless, file)).rejects.toMatchObject({
      details: { findings: [{ rule: "DEF2" }] },
    });
  });

  test("asks for who and why", async () => {
    const { catalogue } = fresh();
    const nobody = { by: "", reason: "x" };
    await expect(catalogue.draft(restaurantFile, file, nobody)).rejects.toMatchObject({
      code: "BODY_INVALID",
    });
  });
});

describe("an implementation", () => {
  const own = [
    "banjian: 1",
    "implements: restaurant-opening",
    "item:",
    "  code: restaurant-opening-nanshan",
    '  version: "1"',
    "  authority: { name: 南山区行政审批局 }",
  ].join("\n");

  test("is published with the base in force, kept whole, and stays as it is when the base changes", async () => {
    const { store, catalogue } = fresh();
    await expect(catalogue.publish(own, "own.yaml")).rejects.toMatchObject({
      code: "ITEM_REFUSED",
    });
    const base = await catalogue.publish(restaurantFile, file);
    const { digest } = await catalogue.publish(own, "own.yaml");
    await catalogue.publish(newer, file);
    const again = await catalogueOver(store).pinned(digest);
    expect(again.file.item.base).toMatchObject({ version: "2026.1", digest: base.digest });
    expect(again.file.item.authority.name.zh).toBe("南山区行政审批局");
    expect(again.branches.size).toBe(base.branches.size);
  });

  test("finds its base among the files that are published with it, whatever their order", async () => {
    const { catalogue } = fresh();
    await catalogue.publishAll([
      { file: "a.yaml", source: own },
      { file: "b.yaml", source: restaurantFile },
    ]);
    expect((await catalogue.list()).map(({ code }) => code).toSorted()).toEqual([
      "restaurant-opening",
      "restaurant-opening-nanshan",
    ]);
  });

  test("is drafted and reviewed as any version", async () => {
    const { catalogue } = fresh();
    await catalogue.publish(restaurantFile, file);
    await catalogue.draft(own, "own.yaml", word);
    const name = { code: "restaurant-opening-nanshan", version: "1" };
    await catalogue.review(name, { by: "qian", reason: "已核对" });
    await catalogue.release(name, word);
    expect(await catalogue.published(name.code)).toMatchObject({ version: "1" });
  });
});
