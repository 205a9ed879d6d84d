import type { TimeZone } from "@banjian/calendar";
import {
  type Announcer,
  type Catalogue,
  Engine,
  type HallEventName,
  type HallEvents,
} from "@banjian/engine";
import type { OpenDatabase, Tables } from "@banjian/postgres";
import type { Kysely } from "kysely";

/** A hall that is open: runs cases, announces what happens, and is closed in the end. */
export class Hall extends Engine {
  readonly items: Catalogue;
  /** The database, for a host that keeps its own tables beside ours; on PGlite there is no other connection. */
  readonly db: Kysely<unknown>;
  /** The zone in which its days begin and end. */
  readonly zone: TimeZone;
  readonly #announcer: Announcer;
  readonly #close: () => Promise<void>;

  constructor(
    parts: ConstructorParameters<typeof Engine>[0],
    database: Pick<OpenDatabase<Tables>, "db" | "close">,
  ) {
    super(parts);
    this.items = parts.catalogue;
    this.db = database.db as unknown as Kysely<unknown>;
    this.zone = parts.zone;
    this.#announcer = parts.announcer;
    this.#close = database.close;
  }

  /** Calls the listener after each commit that says so; what it throws stops nobody. */
  on<Name extends HallEventName>(name: Name, listener: (event: HallEvents[Name]) => unknown): this {
    this.#announcer.on(name, listener);
    return this;
  }

  /** Stops calling the listener. */
  off<Name extends HallEventName>(
    name: Name,
    listener: (event: HallEvents[Name]) => unknown,
  ): this {
    this.#announcer.off(name, listener);
    return this;
  }

  /** Closes what was opened, and refuses every later call (HALL_CLOSED); a host's own database stays open. */
  close(): Promise<void> {
    return this.#close();
  }
}
