import type { Engine } from "@banjian/engine";
import { asPartOf, databaseError, type HostTransaction, type Tables } from "@banjian/postgres";
import type { Kysely } from "kysely";
import { Gate } from "./while-open.js";

/** What may be done in a hall as a part of a transaction of the host. */
export type HallWithin = Pick<Engine, "submit" | "saveDraft" | "act" | "case">;

/** The engine of a hall over one transaction. */
type EngineOver = (trx: Kysely<Tables>) => Engine;

/** A hall inside a transaction of the host, as long as the gate is open. */
export function within(host: HostTransaction, engineOver: EngineOver, gate: Gate): HallWithin {
  const call = <Result>(work: (engine: Engine) => Promise<Result>) =>
    gate.pass(() => asPartOf(host, async (trx) => work(engineOver(trx))));
  return {
    submit: (...asked) => call((engine) => engine.submit(...asked)),
    saveDraft: (...asked) => call((engine) => engine.saveDraft(...asked)),
    act: (...asked) => call((engine) => engine.act(...asked)),
    case: (...asked) => call((engine) => engine.case(...asked)),
  };
}

/** Gives the work a gate that is open as long as the work goes on, and ends once nothing that passed it is on its way. */
export async function whileAtWork<Result>(work: (gate: Gate) => Promise<Result>): Promise<Result> {
  const gate = new Gate(() => databaseError("TRANSACTION_MISSING", {}));
  try {
    return await work(gate);
  } finally {
    gate.shut();
    await gate.idle();
  }
}
