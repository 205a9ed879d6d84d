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
  expect(parseDatabaseUrl(url)).toEqual({ kind: "postgres", url, ...shown });
});

test("a URL says what a server is, or lacks, and none of it is sent on", () => {
  const url = "postgres://db.hall/hall?backend=opengauss,no-skip-locked&statement_timeout=5000";
  expect(parseDatabaseUrl(url)).toMatchObject({
    database: "hall",
    url: "postgres://db.hall/hall?statement_timeout=5000",
    capabilities: {
      skipLocked: false,
      partitions: false,
      pipelining: false,
      sessionSettings: true,
    },
  });
});

test.each(["", "opengaus", "no-transactions", "skip-locked", "no-skip-locked,postgres"])(
  "backend=%s is refused, with what there is",
  (backend) => {
    const parse = () => parseDatabaseUrl(`postgres://clerk:secret@db/hall?backend=${backend}`);
    expect(parse).toThrow(expect.objectContaining({ code: "BACKEND_UNKNOWN" }));
    expect(parse).toThrow(/no-skip-locked/);
  },
);

test.each([
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
