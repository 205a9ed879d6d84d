import { didYouMean } from "@banjian/core";
import { databaseError } from "./errors.js";

/** What a database that follows PostgreSQL can do, of what can be done without. */
export type Capabilities = {
  /** `SKIP LOCKED`; without it whoever claims work waits for what another has claimed. */
  readonly skipLocked: boolean;
  /** Tables by month; without them the facts stay one table. */
  readonly partitions: boolean;
  /** Statements sent one behind the other without waiting for the answers in between; without it each waits for the one before. */
  readonly pipelining: boolean;
  /** Settings that a session keeps, as it does unless a pooler stands in between; without them each transaction gets its own. */
  readonly sessionSettings: boolean;
};

const all: Capabilities = {
  skipLocked: true,
  partitions: true,
  pipelining: true,
  sessionSettings: true,
};

const backends = {
  postgres: all,
  pglite: all,
  kingbase: all,
  // Its partitions are written in another way; that it takes several statements at once was not tried.
  opengauss: { ...all, partitions: false, pipelining: false },
} as const;

/** A database by its name, or what it lacks: `{ skipLocked: false }`. */
export type BackendOption = keyof typeof backends | Partial<Capabilities>;

const flags = Object.keys(all) as readonly (keyof Capabilities)[];
const names = Object.keys(backends) as readonly (keyof typeof backends)[];

/** What the named database can do, or one with these flags; refuses other names and flags (BACKEND_UNKNOWN). */
export function capabilitiesOf(given: unknown = "postgres"): Capabilities {
  const name = names.find((one) => one === given);
  if (name !== undefined) return backends[name];
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw unknown(given, names);
  }
  for (const [flag, value] of Object.entries(given)) {
    if (!flags.some((one) => one === flag)) throw unknown(flag, flags);
    if (typeof value !== "boolean") throw unknown(`${flag}: ${String(value)}`, ["true", "false"]);
  }
  return { ...all, ...given };
}

/** The same as it stands in a URL: a name, and what is lacking, between commas: `opengauss,no-skip-locked`. */
export function capabilitiesIn(text: string): Capabilities {
  const spoken = new Map(flags.map((flag) => [`no-${kebab(flag)}`, flag]));
  const words = text.split(",");
  const [first = ""] = words;
  const named = names.some((name) => name === first);
  const lacking = (named ? words.slice(1) : words).map((word) => {
    const flag = spoken.get(word);
    if (flag === undefined) throw unknown(word, [...names, ...spoken.keys()]);
    return [flag, false];
  });
  return { ...capabilitiesOf(named ? first : undefined), ...Object.fromEntries(lacking) };
}

function kebab(flag: string): string {
  return flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function unknown(given: unknown, known: readonly string[]): Error {
  const shown = String(given);
  return databaseError("BACKEND_UNKNOWN", { given: shown, meant: didYouMean(shown, known), known });
}
