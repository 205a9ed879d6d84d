import type { Finding, Path } from "../definition/finding.js";
import { type FindingList, findingList } from "../definition/finding-list.js";
import type { ItemFileInput } from "../definition/item-schema.js";
import { draftYaml, readYaml, type YamlDraft } from "../definition/read-yaml.js";
import { coreError } from "../errors.js";
import { buildItem } from "./build-item.js";
import { fileTroubles } from "./check/check-file.js";
import { membersBesideTroubles } from "./check/members-beside.js";
import { readShape } from "./check/shape.js";
import { standsAlone } from "./check/stands-alone.js";
import { reportTroubles, type Trouble } from "./check/trouble.js";
import { type Bases, isImplementation, noBases, wholeItem } from "./implementation.js";
import type { Item } from "./item.js";
import { itemFileSchema } from "./item-file-schema.js";

/**
 * An item that can run, with its warnings; or everything that is wrong with it. `whole`: an implementation together with its
 * base, as one file that stands alone.
 */
export type ItemRead =
  | {
      readonly ok: true;
      readonly item: Item;
      readonly findings: readonly Finding[];
      readonly whole?: string;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads an item file, or an implementation and its base: any bytes give an item or findings, never an exception. */
export function readItem(
  source: string | Uint8Array,
  file: string,
  bases: Bases = noBases,
): ItemRead {
  const { draft, list } = draftYaml(source, file, itemFileSchema());
  if (draft === undefined) return { ok: false, findings: list.inOrder() };
  if (!isImplementation(draft.value)) return checked(draft.value, list, { draft, beside: bases });
  const whole = wholeItem(draft, list, bases);
  if (whole === undefined) return { ok: false, findings: list.inOrder() };
  const read = checked(whole, list, { draft });
  // JSON is YAML too.
  return read.ok ? { ...read, whole: JSON.stringify(whole) } : read;
}

/**
 * A version that was published once, read again for its open cases: today's rules of meaning may be stricter, and do not
 * apply to it (P13). A plain Error for a file that was never published.
 */
export function rereadItem(source: string, file: string): Item {
  const yaml = readYaml(source, file, itemFileSchema());
  const shape = yaml.ok ? readShape(yaml.value) : undefined;
  if (!yaml.ok || shape?.file === undefined || shape.faults.length > 0) {
    throw new Error(`the stored item ${file} can no longer be read`);
  }
  return buildItem(shape.file, yaml.value);
}

/** An item written in TypeScript, with its file: what that says is known to the compiler too. */
export type DefinedItem<File extends ItemFileInput = ItemFileInput> = Item & {
  readonly written: File;
};

/** An item written in TypeScript; throws ITEM_INVALID with the first of its findings. */
export function defineItem<const File extends ItemFileInput>(value: File): DefinedItem<File> {
  const read = checked(
    value,
    findingList("defineItem", () => ({ line: 1, column: 1 })),
  );
  if (read.ok) return { ...read.item, written: value };
  throw coreError("ITEM_INVALID", { file: "defineItem", findings: read.findings });
}

/** Checks a value, of a file or of none, and adds what it finds to the list as long as there is room. */
function checked(
  value: unknown,
  list: FindingList,
  { draft, beside = noBases }: { draft?: YamlDraft; beside?: Bases } = {},
): ItemRead {
  const refused = draft?.faults ?? [];
  const shape = readShape(value);
  reportTroubles(wanted(shape.troubles, refused), list, draft);
  if (shape.file !== undefined && !list.isFull()) {
    const troubles = errorsFirst([
      ...fileTroubles(shape.file),
      ...membersBesideTroubles(shape.file, beside),
    ]);
    reportTroubles(wanted(troubles, [...refused, ...shape.faults]), list, draft);
  }
  const findings = list.inOrder();
  const sound = findings.every(({ severity }) => severity !== "error");
  if (!sound || shape.file === undefined) return { ok: false, findings };
  return { ok: true, item: buildItem(shape.file, value), findings };
}

function* wanted(troubles: Iterable<Trouble>, faults: readonly Path[]): Generator<Trouble> {
  const isWanted = standsAlone(faults);
  for (const trouble of troubles) if (isWanted(trouble)) yield trouble;
}

function errorsFirst(troubles: readonly Trouble[]): Trouble[] {
  const isWarning = ({ severity }: Trouble) => (severity === "warning" ? 1 : 0);
  return troubles.toSorted((a, b) => isWarning(a) - isWarning(b));
}
