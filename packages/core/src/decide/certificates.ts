import type { Text } from "@banjian/base";
import { type CaseState, firstDay } from "../case/case-state.js";
import {
  type LibraryAnswer,
  type LookedUp,
  libraryFailures,
  type WantedCertificate,
  workOfCertificate,
} from "../case/certificate.js";
import type { Task } from "../case/task.js";
import type { Item } from "../item/item.js";
import { dueMaterials } from "./demanded.js";
import type { Turn } from "./turn.js";

/** The certificates that nobody has asked the library for yet: those of a filed application that is not decided. */
export function certificatesWanted(item: Item, state: CaseState): readonly WantedCertificate[] {
  return open(item, state).filter(({ material }) => state.certificates?.[material] === undefined);
}

/** The documents of which the library gave no valid certificate, and which nobody has brought instead. */
export function missingCertificates(item: Item, state: CaseState): readonly WantedCertificate[] {
  const { certificates } = state;
  if (certificates === undefined) return [];
  return open(item, state).filter(({ material }) => certificates[material] !== undefined);
}

/** Why the library gave none for a document. */
export function failureOf({ certificates }: CaseState, material: string): Text {
  const answer = certificates?.[material]?.answer ?? "none";
  return libraryFailures[answer === "valid" ? "none" : answer];
}

function open(item: Item, state: CaseState): WantedCertificate[] {
  const isFiled = firstDay(state, "receipt") !== undefined;
  if (state.status === "closed" || !isFiled || firstDay(state, "decision") !== undefined) return [];
  return dueMaterials(item, state).flatMap(({ id, source, certificate }) =>
    source === "shared" && certificate !== undefined ? [{ material: id, kind: certificate }] : [],
  );
}

/** Records what the library said of the certificates that are still wanted. */
export function recordLookedUp(turn: Turn, lookedUp: readonly LookedUp[]): void {
  if (lookedUp.length === 0) return;
  const wanted = new Set(
    certificatesWanted(turn.world.item, turn.state).map(({ material }) => material),
  );
  const { by } = turn;
  // The library has said it, and nobody who acts here.
  turn.by = undefined;
  for (const { said, ...asked } of lookedUp) {
    if (!wanted.has(asked.material)) continue;
    turn.record({ type: "certificate-looked-up", ...asked, ...answerOf(turn, said) });
  }
  turn.by = by;
}

function answerOf({ state, today }: Turn, said: LookedUp["said"]): LibraryAnswer {
  if ("failure" in said) return { answer: said.failure };
  const { certificate } = said;
  // What is somebody else's does not even enter the record.
  if (certificate.holder.id !== state.applicant.id) return { answer: "foreign" };
  const { validUntil } = certificate;
  return {
    answer: validUntil !== undefined && validUntil < today ? "expired" : "valid",
    certificate,
  };
}

/** The work of asking the library again, or of entering what the applicant has brought after all. */
export function certificateWork(
  item: Item,
  state: CaseState,
): Pick<Task, "work" | "kinds" | "roles">[] {
  return missingCertificates(item, state).map(({ material }) => ({
    work: workOfCertificate(material),
    kinds: ["fetch-certificate"],
    roles: ["window-clerk"],
  }));
}
