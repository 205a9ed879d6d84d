import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const program = process.env.NATS_SERVER ?? "nats-server";

/** Whether a real NATS server can be started here: Debian has it as `nats-server`, NATS_SERVER names another. */
export const hasNatsServer = spawnSync(program, ["--version"]).status === 0;

/** A real NATS server with JetStream on a port and in a folder of its own, which can be killed and started again. */
export class NatsServer {
  readonly url: string;
  readonly #options: readonly string[];
  readonly #folder = mkdtempSync(path.join(tmpdir(), "banjian-nats-"));
  #child: ChildProcess | undefined;

  private constructor(port: number, more: readonly string[] = []) {
    this.#options = ["-js", "-a", "127.0.0.1", "-p", String(port), "-sd", this.#folder, ...more];
    this.url = `nats://127.0.0.1:${port}`;
  }

  static async start(): Promise<NatsServer> {
    const server = new NatsServer(await freePort());
    await server.start();
    return server;
  }

  /** Servers of one cluster, which have elected who leads. */
  static async cluster(size: number): Promise<readonly NatsServer[]> {
    const inside = await Promise.all(Array.from({ length: size }, freePort));
    const routes = inside.map((port) => `nats://127.0.0.1:${port}`).join(",");
    const servers = await Promise.all(
      inside.map(async (port, index) => {
        const cluster = `nats://127.0.0.1:${port}`;
        const named = ["--server_name", `n${index + 1}`, "--cluster_name", "hall"];
        const more = [...named, "--cluster", cluster, "--routes", routes];
        return new NatsServer(await freePort(), more);
      }),
    );
    await Promise.all(servers.map((server) => server.start()));
    return servers;
  }

  async start(): Promise<void> {
    const child = spawn(program, this.#options, { stdio: ["ignore", "ignore", "pipe"] });
    this.#child = child;
    await new Promise<void>((ready, failed) => {
      let said = "";
      child.stderr.on("data", (part) => {
        said += part;
        if (said.includes("Server is ready")) ready();
      });
      child.once("exit", () => failed(new Error(said)));
    });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await gone;
    this.#child = undefined;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
