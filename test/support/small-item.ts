import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Actor, Application } from "banjian";

/** What a test may write otherwise in the small item. */
type Wording = { readonly code?: string; readonly version?: string; readonly promised?: string };

/** The file of a small licence: filed, accepted at the window, approved by one person, decided by the head. */
export function smallItem(wording: Wording = {}): string {
  const { code = "small-licence", version = "1", promised = "5 business-days" } = wording;
  return `banjian: 1
item:
  code: ${code}
  version: "${version}"
  title: { zh: 小许可, en: Small licence }
  type: licence
  kind: promised
  level: county
  authority: { department: bureau, name: { zh: 某局, en: A bureau } }
  basis: [{ law: 中华人民共和国行政许可法 }]
  form: { premises: { type: text, title: { zh: 场所, en: premises } } }
flow:
  initial: submission
  states:
    submission: { use: submission, next: acceptance }
    acceptance: { use: acceptance, supplement: { answer-within: 30 calendar-days }, next: approval }
    approval: { use: approval, steps: [approve], next: completion }
    completion: { use: completion, next: collection }
    collection: { use: collection, next: archived }
    archived: { final: true }
limits:
  preset: licensing-law
  promised: { within: ${promised} }
`;
}

/** A new folder with these files in it; the caller removes it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), "banjian-items-"));
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(folder, name), content);
  return folder;
}

/** Everybody who has a part in the small item. */
export const people = {
  applicant: { id: "u1", name: "李雷", roles: ["applicant"] },
  clerk: { id: "w1", name: "王芳", roles: ["window-clerk"] },
  approver: { id: "a1", roles: ["approver"], department: "bureau" },
  head: { id: "h1", roles: ["head"], department: "bureau" },
} as const satisfies Record<string, Actor>;

export const application: Application = {
  applicant: { id: "u1", name: "李雷", kind: "person" },
  form: { premises: "幸福路 12 号，𠮷野家" },
};

/** The small item from acceptance to the certificate: who does what. */
export const steps: readonly {
  readonly action: string;
  readonly by: Actor;
  readonly payload?: unknown;
}[] = [
  { action: "accept", by: people.clerk },
  { action: "approve", by: people.approver, payload: { opinion: "同意" } },
  { action: "grant", by: people.head },
  { action: "complete", by: people.clerk, payload: { result: "issued" } },
  { action: "collect", by: people.clerk, payload: { collector: "李雷" } },
];
