import type { Item } from "../../item/item.js";
import { readItem } from "../../item/read-item.js";

/** An item of one clock or a few, from the parts that matter to them; throws its findings. */
export function clockItem(code: string, parts: string, type = "licence"): Item {
  const text = `
banjian: 1
item:
  code: ${code}
  version: "1"
  title: { zh: ${code}, en: ${code} }
  type: ${type}
  kind: promised
  level: county
  authority: { department: bureau, name: { zh: 主管局, en: Bureau } }
  basis: [{ law: 某法 }]
  materials:
    - { id: application, title: 申请书, required: false }
    - { id: floor-plan, title: 平面图, required: false }
${parts.replace(/^\n/, "")}`;
  const read = readItem(text, `${code}.yaml`);
  if (read.ok) return read.item;
  throw new Error(read.findings.map(({ line, problem }) => `${line}: ${problem.en}`).join("\n"));
}

/** The usual way of a licence: filed, accepted, handled by one department, decided by its head, issued and handed over. */
export const usualFlow = `
flow:
  initial: submission
  states:
    submission: { use: submission, by: [applicant, window-clerk], back-date: 5 business-days, next: acceptance }
    acceptance: { use: acceptance, supplement: { answer-within: 10 business-days }, next: approval }
    approval:
      use: approval
      steps: [handle, approve]
      procedures:
        site-check: { title: { zh: 现场核查, en: site check }, within: 10 business-days }
        testing: { excludes: true }
      next: completion
    completion: { use: completion, next: collection }
    collection: { use: collection, next: archived }
    archived: { final: true }
`.replace(/^\n/, "");
