import { Client, type ClientConfig } from "pg";
import { nameOf } from "./compiled-once.js";

type Ask = (text: unknown, values?: unknown, told?: unknown) => unknown;

/** Names each statement that is compiled once, so that a session reads it once; only for sessions that nobody else is lent. */
export class NamingClient extends Client {
  constructor(settings?: string | ClientConfig) {
    super(settings);
    const ask = this.query.bind(this) as Ask;
    const query: Ask = (text, values, told) => ask(named(text, values), values, told);
    Object.assign(this, { query });
  }
}

function named(text: unknown, values: unknown): unknown {
  const name = typeof text === "string" && Array.isArray(values) ? nameOf(text) : undefined;
  return name === undefined ? text : { text, name };
}
