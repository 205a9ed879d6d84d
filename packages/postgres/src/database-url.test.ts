import { expect, test } from "vitest";
import { parseDatabaseUrl } from "./database-url.js";

test.each([
  ["pglite://memory", { kind: "pglite-memory" }],
  ["pglite://./data", { kind: "pglite-folder", folder: "./data" }],
  ["pglite://./数据/政务大厅", { kind: "pglite-folder", folder: "./数据/政务大厅" }],
  ["pglite://../data", { kind: "pglite-folder", folder: "../data" }],
  ["pglite:///srv/hall 1", { kind: "pglite-folder", folder: "/srv/hall 1" }],
  ["pglite://C:\\hall\\data", { kind: "pglite-folder", folder: "C:\\hall\\data" }],
])("%s names an embedded database", (url, target) => {
  expect(parseDatabaseUrl(url)).toEqual(target);
});

test.each([
  ["postgres://clerk:secret@db.hall:6543/hall", { host: "db.hall", port: 6543, database: "hall" }],
  ["postgresql://db.hall/hall", { host: "db.hall", port: 5432, database: "hall" }],
  ["postgres://db.hall/%E5%A4%A7%E5%8E%85", { host: "db.hall", port: 5432, database: "大厅" }],
  ["postgres:///hall?host=/run/pg", { host: "/run/pg", port: 5432, database: "hall" }],
])("%s names a server", (url, shown) => {
  expect(parseDatabaseUrl(url)).toEqual({ kind: "postgres", url, without: [], ...shown });
});

test("a server may be said to lack what can be done without, and nothing else", () => {
  const url = "postgres://db.hall/hall?without=skip-locked";
  expect(parseDatabaseUrl(url)).toMatchObject({ database: "hall", without: ["skip-locked"] });
});

test.each([
  ["postgres://clerk:secret@db/hall?without=transactions", "postgres://"],
  ["mysql://root:secret@db/hall", "mysql://"],
  ["./data", "./data"],
  ["", ""],
  ["pglite://", "pglite://"],
  ["pglite://memroy", "pglite://"],
  ["pglite:memory", ""],
  ["postgres://clerk:secret@db.hall", "postgres://"],
  ["postgres:///hall", "postgres://"],
  ["postgres://clerk:secret@db:99999/hall", "postgres://"],
  ["postgres://clerk:secret@db/%E5%A4", "postgres://"],
  ["postgres://clerk:secret%FF@db/hall", "postgres://"],
  ["clerk:secret@db/hall", ""],
])("%s is refused: the forms that are allowed are named, a password is not", (url, given) => {
  let error: unknown;
  try {
    parseDatabaseUrl(url);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ code: "DATABASE_URL_INVALID", details: { given } });
  expect(String(error)).toContain("pglite://memory");
  expect(JSON.stringify(error) + String(error)).not.toContain("secret");
});
