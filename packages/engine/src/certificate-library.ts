import {
  type Applicant,
  type CaseState,
  certificatesWanted,
  type Item,
  type LookedUp,
  readCertificate,
  type WantedCertificate,
} from "@banjian/core";
import { engineError } from "./errors.js";
import { inTime, TooLate } from "./in-time.js";

/**
 * A library of certificates (证照库) that a hall asks, so that nobody is asked for what the state has already. It is asked
 * between transactions and never inside one; whatever it does, no case is lost by it.
 */
export type CertificateLibrary = {
  /** The name that the record gives as the source. */
  readonly name: string;
  /** How long it is waited for, in milliseconds; three seconds unless said otherwise. */
  readonly patience?: number;
  /** The certificate of that kind which the holder has, or nothing. The signal says that nobody waits any more. */
  find(
    asked: { readonly holder: Applicant; readonly kind: string },
    signal: AbortSignal,
  ): Promise<unknown>;
};

/** That a decision needs answers of the library first; nothing of it has been stored. */
export class NotAsked extends Error {
  readonly wanted: readonly WantedCertificate[];
  readonly holder: Applicant;
  constructor(wanted: readonly WantedCertificate[], holder: Applicant) {
    super(`the library was not asked for ${wanted.map(({ kind }) => kind).join(", ")}`);
    this.wanted = wanted;
    this.holder = holder;
  }
}

/** Throws where the case as it would be wants certificates that the library has not been asked for; there is none to ask: LIBRARY_NONE where that was the whole point. */
export function refuseUnasked(
  library: CertificateLibrary | undefined,
  item: Item,
  state: CaseState,
  { action }: { readonly action: string },
): void {
  const isFetch = action === "fetch-certificate";
  if (library === undefined && !isFetch) return;
  const wanted = certificatesWanted(item, state);
  if (wanted.length === 0) return;
  if (library === undefined) throw engineError("LIBRARY_NONE", {});
  throw new NotAsked(wanted, state.applicant);
}

/** Asks for everything that is wanted at once; always answers, whatever the library does. */
export function lookUp(
  library: CertificateLibrary,
  { wanted, holder }: NotAsked,
): Promise<readonly LookedUp[]> {
  return Promise.all(
    wanted.map(async (one) => ({
      ...one,
      library: library.name,
      said: await answerOf(library, { holder, kind: one.kind }),
    })),
  );
}

async function answerOf(
  library: CertificateLibrary,
  asked: { readonly holder: Applicant; readonly kind: string },
): Promise<LookedUp["said"]> {
  try {
    const sent = await inTime(library.patience ?? 3_000, (signal) => library.find(asked, signal));
    if (sent === undefined || sent === null) return { failure: "none" };
    const certificate = readCertificate(sent);
    return certificate === undefined ? { failure: "unreadable" } : { certificate };
  } catch (error) {
    if (error instanceof Unasked) return { failure: "unasked" };
    return { failure: error instanceof TooLate ? "late" : "failed" };
  }
}

class Unasked extends Error {}

/** The same library inside a transaction of a host, where it is not asked: a clerk does so afterwards. */
export function unasked(library: CertificateLibrary): CertificateLibrary {
  return { ...library, find: () => Promise.reject(new Unasked()) };
}
