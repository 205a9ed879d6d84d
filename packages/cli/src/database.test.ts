import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { databaseArgument, databaseUrl, refuseMissing, tenantNamed } from "./database.js";

test.each([
  ["pglite://./a", { BANJIAN_DB: "pglite://./b", DATABASE_URL: "pglite://./c" }, "pglite://./a"],
  [undefined, { BANJIAN_DB: "pglite://./b", DATABASE_URL: "pglite://./c" }, "pglite://./b"],
  [undefined, { BANJIAN_DB: "", DATABASE_URL: "pglite://./c" }, "pglite://./c"],
  [undefined, {}, "pglite://./data"],
])("the database of --db %s and %j is %s", (option, env, url) => {
  expect(databaseUrl(option, env)).toBe(url);
});

test.each([
  [undefined, {}, ""],
  [undefined, { BANJIAN_DB: "postgres://hall:secret@db/hall" }, ""],
  ["pglite://./data", {}, ""],
  ["pglite://./other", {}, " --db pglite://./other"],
  ["pglite://./办件 2", {}, " --db 'pglite://./办件 2'"],
  ["pglite://memory", {}, undefined],
  [undefined, { DATABASE_URL: "pglite://memory" }, undefined],
  ["postgres://hall:secret@db:5433/hall", {}, " --db postgres://hall@db:5433/hall"],
  [
    "postgres://hall@db/hall?password=secret&sslmode=require",
    {},
    " --db 'postgres://hall@db/hall?sslmode=require'",
  ],
])("a command finds the database of --db %s and %j again with %j", (option, env, argument) => {
  expect(databaseArgument({ db: option }, env)).toBe(argument);
});

test("a folder without a database is refused, and not made by looking", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "banjian-cli-"));
  expect(() => refuseMissing(`pglite://${folder}`)).toThrow("DATABASE_MISSING");
  mkdirSync(path.join(folder, "pglite"));
  expect(() => refuseMissing(`pglite://${folder}`)).not.toThrow();
  expect(() => refuseMissing("pglite://memory")).not.toThrow();
  expect(() => refuseMissing("postgres://hall@db/hall")).not.toThrow();
  rmSync(folder, { recursive: true });
});

test.each([
  ["440305", { BANJIAN_TENANT: "440304" }, "440305"],
  [undefined, { BANJIAN_TENANT: "440304" }, "440304"],
  [undefined, { BANJIAN_TENANT: "" }, "local"],
])("the hall of --tenant %s and %j is %s", (option, env, tenant) => {
  expect(tenantNamed(option, env)).toBe(tenant);
});

test.each([
  ["440305", {}, " --tenant 440305"],
  ["440305", { BANJIAN_TENANT: "440305" }, ""],
  ["local", { BANJIAN_TENANT: "440305" }, " --tenant local"],
])("a command finds the hall of --tenant %s and %j again with %j", (tenant, env, argument) => {
  expect(databaseArgument({ tenant }, env)).toBe(argument);
});
