import { localDateAt } from "@banjian/calendar";
import type { Actor, Applicant, Item } from "@banjian/core";
import { CaseView } from "./case-view.js";
import { changeCase } from "./change-case.js";
import { engineError } from "./errors.js";
import { type Inbox, inboxOf } from "./inbox.js";
import type { EngineParts } from "./parts.js";
import type { Receipt } from "./ports.js";
import { type Command, checkKey, plainRequest } from "./request.js";
import { type SweepReport, sweepOnce, sweepUntil } from "./sweep.js";

/** What an applicant files. */
export type Application = {
  readonly applicant: Applicant;
  readonly channel?: "window" | "online";
  readonly form?: Readonly<Record<string, string | number | boolean>>;
  readonly materials?: readonly {
    readonly id: string;
    readonly name: string;
    readonly reference?: string;
  }[];
};

/** Runs the cases of one hall over its parts. */
export class Engine {
  readonly #parts: EngineParts;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /** Files an application: opens a case under the published version of the item. The same key gives the same case. */
  submit(item: string, application: Application, command: Command): Promise<Receipt> {
    return this.#open("submit", item, application, command);
  }

  /** Opens a case as a draft, which is no receipt: no limit starts until it is submitted. */
  saveDraft(item: string, application: Application, command: Command): Promise<Receipt> {
    return this.#open("save-draft", item, application, command);
  }

  /** Asks for an action in a case; throws the coded refusal when it is not to be, and then nothing has been stored. */
  act(caseId: string, action: string, command: Command): Promise<Receipt> {
    const { key, ...rest } = command;
    const { plain, body } = plainRequest({ caseId, action: { action, ...rest } });
    return changeCase(this.#parts, { ...plain, key: checkKey(key), body });
  }

  /** A case as it reads now (CASE_UNKNOWN). */
  async case(caseId: string): Promise<CaseView> {
    const { store, catalogue } = this.#parts;
    const state = await store.load(caseId);
    if (state === undefined) throw engineError("CASE_UNKNOWN", { caseId });
    const { digest } = state.item;
    const item = catalogue.compiled(digest) ?? (await catalogue.pinned(digest));
    return new CaseView(this.#parts, { state, item, now: await store.now() });
  }

  /** The latest cases, newest first. */
  async recent(count = 20): Promise<readonly CaseView[]> {
    const { store, catalogue } = this.#parts;
    const now = await store.now();
    const states = await store.recent(count);
    return Promise.all(
      states.map(async (state) => {
        const { digest } = state.item;
        const item: Item = catalogue.compiled(digest) ?? (await catalogue.pinned(digest));
        return new CaseView(this.#parts, { state, item, now });
      }),
    );
  }

  /** The open work of a person, the most pressing first. */
  inbox(actor: Actor): Promise<Inbox> {
    return inboxOf(this.#parts, actor);
  }

  /** Takes effect of everything that is due by now. */
  sweep(): Promise<SweepReport> {
    return sweepOnce(this.#parts);
  }

  /** Sweeps until the signal says stop. */
  work(options: Parameters<typeof sweepUntil>[1]): Promise<void> {
    return sweepUntil(this.#parts, options);
  }

  async #open(
    action: "submit" | "save-draft",
    code: string,
    application: Application,
    command: Command,
  ): Promise<Receipt> {
    const { store, catalogue, ids, zone } = this.#parts;
    const { key, ...rest } = command;
    const { plain, body } = plainRequest({ code, action, application, command: rest });
    const { applicant, channel = "online", form, materials } = plain.application;
    const item = await catalogue.published(code);
    const caseId = ids.caseId(localDateAt(await store.now(), zone));
    return changeCase(this.#parts, {
      caseId,
      key: checkKey(key),
      body,
      opening: { caseId, applicant, channel, item },
      action: {
        ...plain.command,
        action,
        payload: {
          ...(form === undefined ? {} : { form }),
          ...(materials === undefined ? {} : { materials }),
        },
      },
    });
  }
}
