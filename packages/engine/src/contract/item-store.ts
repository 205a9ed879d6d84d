import { describe, expect, test } from "vitest";
import { ManualClock } from "../manual-clock.js";
import type { CaseStore, ItemStore, ItemVersion } from "../ports.js";
import { decideSmall, filing, monday, moveSmall, smallVersion } from "./fixture.js";

/** A catalogue opened for one test, and the cases that keep its versions. */
export type OpenedItems = { readonly items: ItemStore; readonly cases: CaseStore };

const zhao = { by: "zhao", reason: "年度修订" };
const qian = { by: "qian", reason: "已核对依据" };

/** The promises that every store of items keeps; each adapter runs the same suite. */
export function itemStoreContract(
  adapter: string,
  open: (clock: ManualClock) => Promise<OpenedItems>,
): void {
  let codes = 0;
  // Stores may share one database: every test has an item of its own.
  const versionsOf = (code: string) => (version: string, said: string) => ({
    code,
    version,
    digest: `${adapter}-${code}-${version}-${said}`,
    source: `code: ${code} # ${said}`,
  });
  const opened = (title: string, body: Body): void => {
    test(title, async () => {
      const clock = new ManualClock(monday);
      const code = `item-${++codes}`;
      await body({ ...(await open(clock)), clock, code, version: versionsOf(code) });
    });
  };

  describe(`item store: ${adapter}`, () => {
    opened(
      "ST33: one version of an item is in force; the one before is retired and still found by its digest",
      async ({ items, code, version }) => {
        const [first, second] = [version("1", "a"), version("2", "b")];
        await items.publish([first], zhao);
        await items.publish([second], zhao);
        expect(await items.inForce(code)).toBe(second.digest);
        expect(await items.byDigest(first.digest)).toMatchObject(first);
        expect(await statuses(items, code)).toEqual({ 1: "retired", 2: "published" });
        await items.publish([first], zhao);
        expect(await items.inForce(code)).toBe(second.digest);
        const other = version("2", "c");
        await expect(items.publish([other], zhao)).rejects.toMatchObject({
          code: "ITEM_VERSION_TAKEN",
        });
      },
    );

    opened(
      "ST34: a draft gives way to another, is reviewed and published in turn, and no case begins with it before",
      async ({ items, code, version }) => {
        await items.draft(version("1", "a"), zhao);
        await items.draft(version("1", "b"), zhao);
        expect(await items.inForce(code)).toBeUndefined();
        expect(await items.versions(code)).toHaveLength(1);
        const name = { code, version: "1" };
        await expect(items.move(name, "published", zhao)).rejects.toMatchObject({
          code: "ITEM_STATUS",
          details: { status: "draft", needs: ["reviewed"] },
        });
        await items.move(name, "reviewed", qian);
        await expect(items.draft(version("1", "c"), zhao)).rejects.toMatchObject({
          code: "ITEM_VERSION_TAKEN",
        });
        await items.move(name, "published", zhao);
        expect(await items.inForce(code)).toBe(version("1", "b").digest);
        await items.move(name, "retired", { ...zhao, successor: "birth-registration" });
        expect(await items.inForce(code)).toBeUndefined();
        expect(await items.versions(code)).toMatchObject([
          { status: "retired", successor: "birth-registration" },
        ]);
        await expect(items.move({ code, version: "9" }, "reviewed", qian)).rejects.toMatchObject({
          code: "ITEM_VERSION_UNKNOWN",
        });
      },
    );

    opened(
      "ST35: every act on the catalogue is recorded, who, when and why, and outlives what it was done to",
      async ({ items, code, version, clock }) => {
        await items.draft(version("1", "a"), zhao);
        clock.moveTo("2026-09-15T10:00:00+08:00");
        await items.move({ code, version: "1" }, "reviewed", qian);
        await items.remove({ code, version: "1" }, { by: "sun", reason: "不再需要" });
        expect(await items.versions(code)).toEqual([]);
        const digest = version("1", "a").digest;
        expect(await items.acts(code)).toEqual([
          { code, version: "1", digest, act: "drafted", at: "2026-09-14T02:00:00.000Z", ...zhao },
          { code, version: "1", digest, act: "reviewed", at: "2026-09-15T02:00:00.000Z", ...qian },
          expect.objectContaining({ act: "removed", by: "sun", reason: "不再需要" }),
        ]);
      },
    );

    opened(
      "ST36: a version that is in force, or that a case needs, is not deleted",
      async ({ items, cases, code, version }) => {
        await items.publish([smallVersion], zhao);
        const small = { code: smallVersion.code, version: smallVersion.version };
        await expect(items.remove(small, zhao)).rejects.toMatchObject({ code: "ITEM_STATUS" });
        const caseId = `under-${adapter}`;
        await cases.commit([filing(caseId)], decideSmall);
        expect(await cases.uses(smallVersion.digest)).toEqual({ open: 1, closed: 0 });
        await items.move(small, "retired", zhao);
        await expect(items.remove(small, zhao)).rejects.toMatchObject({
          code: "ITEM_IN_USE",
          details: { open: 1, closed: 0 },
        });
        await items.publish([version("1", "a")], zhao);
        await items.publish([version("2", "b")], zhao);
        await items.remove({ code, version: "1" }, zhao);
        expect(await statuses(items, code)).toEqual({ 2: "published" });
      },
    );

    opened(
      "ST37: of items published together all are, or none",
      async ({ items, code, version }) => {
        const [first, clash] = [version("1", "a"), version("1", "b")];
        const other: ItemVersion = { ...version("1", "x"), code: `${code}-other` };
        await items.publish([first], zhao);
        await expect(items.publish([other, clash], zhao)).rejects.toMatchObject({
          code: "ITEM_VERSION_TAKEN",
        });
        expect(await items.inForce(other.code)).toBeUndefined();
        expect(await items.acts(other.code)).toEqual([]);
      },
    );

    keptContentContract(adapter, opened);
  });
}

type Body = (
  it: OpenedItems & {
    readonly code: string;
    readonly version: (version: string, said: string) => ItemVersion;
    readonly clock: ManualClock;
  },
) => Promise<void>;

/** Nothing that a case was handled under is lost or written anew. */
function keptContentContract(adapter: string, opened: (title: string, body: Body) => void): void {
  opened(
    "ST36: a version that a case has had is kept for the facts that were written under it",
    async ({ items, cases, code, version }) => {
      const [first, second] = [smallVersion, { ...version("2", "b"), code: smallVersion.code }];
      await items.publish([first], zhao);
      const caseId = `moved-${adapter}-${code}`;
      await cases.commit([filing(caseId)], decideSmall);
      await items.publish([second], zhao);
      await cases.revise([caseId], (loaded) => moveSmall(loaded, second.digest));
      const gone = { code: first.code, version: first.version };
      await expect(items.remove(gone, zhao)).rejects.toMatchObject({ code: "ITEM_IN_USE" });
    },
  );

  opened(
    "ST33: what was in force under a version stays its content, also where it has been deleted",
    async ({ items, code, version }) => {
      const [first, forged] = [version("1", "a"), version("1", "c")];
      await items.publish([first], zhao);
      await items.publish([version("2", "b")], zhao);
      await items.remove({ code, version: "1" }, zhao);
      const taken = { code: "ITEM_VERSION_TAKEN" };
      await expect(items.draft(forged, zhao)).rejects.toMatchObject(taken);
      await expect(items.publish([forged], zhao)).rejects.toMatchObject(taken);
      await items.draft(first, zhao);
      await items.remove({ code, version: "1" }, zhao);
      await items.draft(version("3", "d"), zhao);
      await items.remove({ code, version: "3" }, zhao);
      await items.draft(version("3", "e"), zhao);
      expect(await statuses(items, code)).toEqual({ 2: "published", 3: "draft" });
    },
  );
}

async function statuses(items: ItemStore, code: string): Promise<Record<string, string>> {
  const versions = await items.versions(code);
  return Object.fromEntries(versions.map(({ version, status }) => [version, status]));
}
