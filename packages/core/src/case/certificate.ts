import type { Text } from "@banjian/base";
import { type LocalDate, parseLocalDate } from "@banjian/calendar";
import * as z from "zod";

/** A certificate as a library keeps it. */
export type Certificate = {
  readonly number: string;
  readonly holder: { readonly id: string; readonly name: string };
  /** The last day on which it is valid; without it, it has no end. */
  readonly validUntil?: LocalDate;
  readonly issuer?: string;
};

/** Why a library gave no certificate that could be used. */
export const libraryFailures = {
  none: { zh: "证照库中没有", en: "the library has none" },
  expired: { zh: "已过有效期", en: "it has expired" },
  foreign: { zh: "所给的不是申请人的证照", en: "what it gave is somebody else's" },
  unreadable: { zh: "证照库的答复读不懂", en: "its answer cannot be read" },
  late: { zh: "证照库没有按时答复", en: "the library did not answer in time" },
  failed: { zh: "证照库出错", en: "the library failed" },
  unasked: {
    zh: "在宿主的事务中，没有查询",
    en: "it was not asked, inside a transaction of the host",
  },
} as const satisfies Record<string, Text>;
type Unanswered = Exclude<keyof typeof libraryFailures, "expired">;

/** Which certificate a library is asked for, and for which document of the case. */
export type WantedCertificate = { readonly material: string; readonly kind: string };

/** What a library said when it was asked, before it is held against the case. */
export type LookedUp = WantedCertificate & {
  readonly library: string;
  readonly said: { readonly certificate: Certificate } | { readonly failure: Unanswered };
};

const work = "certificate:";

/** The work that is left where the library gave no certificate for a document. */
export function workOfCertificate(material: string): string {
  return work + material;
}

/** The document that such work is about. */
export function materialOfWork(one: string): string {
  return one.startsWith(work) ? one.slice(work.length) : "";
}

/** What came of asking: a certificate that can be used, an expired one, or none. */
export type LibraryAnswer =
  | { readonly answer: "valid" | "expired"; readonly certificate: Certificate }
  | { readonly answer: Unanswered };

const Stored = z.looseObject({
  number: z.string().trim().min(1).max(100),
  holder: z.looseObject({ id: z.string().min(1).max(200), name: z.string().min(1).max(200) }),
  validUntil: z.iso.date().nullish(),
  issuer: z.string().max(200).nullish(),
});

/** A certificate out of what a library sent; undefined where it cannot be read. What else was sent is left out. */
export function readCertificate(sent: unknown): Certificate | undefined {
  const read = Stored.safeParse(sent);
  if (!read.success) return undefined;
  const { number, holder, validUntil, issuer } = read.data;
  return {
    number,
    holder: { id: holder.id, name: holder.name },
    ...(validUntil ? { validUntil: parseLocalDate(validUntil) } : {}),
    ...(issuer ? { issuer } : {}),
  };
}
