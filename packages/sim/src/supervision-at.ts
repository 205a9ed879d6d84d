import { CodedError, type Text } from "@banjian/base";
import { readSupervision, type Supervision } from "@banjian/core";
import { itemFile } from "./item-file.js";

/** The supervision file of a hall that a plan or scenarios name; or why it cannot be used. Nothing where none is named. */
export function supervisionAt(
  file: string | undefined,
): { readonly supervision?: Supervision } | { readonly problem: Text } {
  if (file === undefined) return {};
  try {
    const read = readSupervision(itemFile(file).source, file);
    if (read.ok) return { supervision: read.supervision };
    return { problem: read.findings[0]?.problem ?? { zh: "", en: "" } };
  } catch (error) {
    if (error instanceof CodedError) return { problem: error.says };
    throw error;
  }
}
