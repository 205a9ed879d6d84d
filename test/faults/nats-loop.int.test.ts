import { expect, test } from "vitest";
import { hasNatsServer } from "../../packages/exchange/src/testing/nats-server.js";
import { killInTurn } from "./kill-in-turn.js";

if (!hasNatsServer) {
  console.warn("P9 OVER NATS NOT TESTED: no nats-server here (apt install nats-server)");
}

test.skipIf(!hasNatsServer)(
  "nothing is lost, doubled or out of order when relay, NATS server and PostgreSQL are killed in turn (P9; skipped without a nats-server)",
  async () => {
    const killed = await killInTurn({ rounds: 6, nodes: 1, ahead: 60_000 });
    expect(killed.wrong).toEqual({ lost: 0, doubled: 0, phantoms: 0, disordered: 0 });
    expect(killed.kills).toEqual({ relay: 2, nats: 2, postgres: 2 });
    expect(killed.arrived).toBe(killed.events);
    expect(killed.filed).toBeGreaterThan(20);
  },
  120_000,
);
