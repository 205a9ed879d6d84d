import { messageFields } from "./message-fields.js";
import type { ProcessMessage } from "./process-message.js";

/** The fields of a message as they may be shown to anybody: of what names or reaches a person only the first character is left. */
export function maskedFields({ fields }: ProcessMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      messageFields[name]?.personal ? `${[...value][0] ?? ""}***` : value,
    ]),
  );
}
