import type { Act } from "./fault-proxy.js";
import { type Fault, stall } from "./faults.js";

type Killable = { kill(): Promise<unknown> };

/** Kills whom the fault kills, and says what the proxy is to do with what was under way. */
export async function strike(
  fault: Fault,
  { worker, server }: { readonly worker: Killable; readonly server: Killable },
): Promise<Act> {
  switch (fault) {
    case "kill worker":
      await worker.kill();
      return { kind: "cut" };
    case "kill postgres":
      await server.kill();
      return { kind: "cut" };
    case "reset":
      return { kind: "cut" };
    case "half-open":
      return { kind: "silence" };
    case "stall":
      return { kind: "delay", ms: stall };
    case "commit unknown":
      return { kind: "lose commit" };
    case "error 40001":
      return { kind: "fail", sqlState: "40001" };
  }
}
