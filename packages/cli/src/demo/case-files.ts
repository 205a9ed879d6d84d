import type { Lang } from "@banjian/base";
import { documentHtml } from "@banjian/core";
import { messageLines, messageRows } from "@banjian/exchange";
import type { CaseView } from "banjian";
import { textOfLines } from "../print.js";
import { notificationLines } from "../print-notifications.js";
import type { Look } from "../print-timeline.js";

/** What a case has given rise to, as files: its documents as pages, its messages as they go outside, its notifications and its cards as text. */
export async function caseFiles(view: CaseView, look: Look): Promise<ReadonlyMap<string, string>> {
  const messages = (await view.messages()).map(({ message }) => message);
  const documents = await view.documents();
  const told = notificationLines(view.item, await view.notifications(), look);
  return new Map([
    ...documents.map(
      (one, index) => [nameOf(index, one.kind), documentHtml(one, look.lang)] as const,
    ),
    ["messages.jsonl", messageLines(messages)],
    ["messages.xml", messageRows(messages)],
    ["notifications.txt", textOfLines(told)],
    ["cards.txt", textOfLines(cardLines(view, look.lang))],
  ]);
}

function nameOf(index: number, kind: string): string {
  return `document-${String(index + 1).padStart(2, "0")}-${kind}.html`;
}

function cardLines({ cards }: CaseView, lang: Lang): readonly string[] {
  return cards.map(({ id, raisedOn, text }) => `${raisedOn}  ${id}  ${text[lang]}`);
}
