import * as z from "zod";
import { type Allowance, parseAllowance } from "../definition/allowance.js";
import type { itemKinds, levels } from "../definition/item-schema.js";
import { coreError } from "../errors.js";

type Kind = keyof typeof itemKinds;
type Level = keyof typeof levels;

/** A document that an item of the national tables asks for. */
type NationalMaterial = { readonly title: string; readonly required: boolean };

/** An item as the tables of the national platform have it (up_task_general_basic and up_task_general_material). */
export type NationalTask = {
  /** 基本编码, the same everywhere. */
  readonly catalogCode: string;
  /** 实施编码, of one authority. */
  readonly taskCode: string;
  readonly title: string;
  readonly version: string;
  readonly inForce: boolean;
  readonly kind: Kind;
  readonly level: Level;
  readonly department: string;
  readonly statutory?: Allowance;
  readonly promised?: Allowance;
  readonly materials: readonly NationalMaterial[];
};

/** A row of one of the tables: its columns by name, as text. */
export type TableRow = Readonly<Record<string, string>>;

// GB/T 39046-2020 A.6 and A.2; the units are those of the provincial exchange. What is none of them is refused, not guessed.
const kinds: Readonly<Record<string, Kind>> = { "1": "instant", "2": "promised" };
const levelCodes: Readonly<Record<string, Level>> = {
  "1": "state",
  "2": "province",
  "3": "city",
  "4": "county",
  "5": "town",
  "6": "village",
};
const units: Readonly<Record<string, string>> = { G: "business-days", Z: "calendar-days" };

const Row = z.object({
  catalog_code: z.string().min(1).max(31),
  task_code: z.string().min(1).max(36),
  task_handle_item: z.string().min(1).max(200),
  task_version: z.string().min(1).max(64),
  task_state: z.string(),
  project_type: z.string(),
  use_level: z.string(),
  dept_name: z.string().min(1).max(200),
  anticipate_day: z.string().default(""),
  anticipate_type: z.string().default(""),
  promise_day: z.string().default(""),
  promise_type: z.string().default(""),
});

/** The items of the tables; refuses a row with a column missing, or with a code that nobody knows (NATIONAL_TABLE_INVALID). */
export function readNationalTasks(
  basic: readonly TableRow[],
  materials: readonly TableRow[],
): NationalTask[] {
  return basic.map((row, index) => {
    const read = Row.safeParse(row);
    if (!read.success) {
      const [issue] = read.error.issues;
      throw invalid(index, String(issue?.path[0] ?? ""), row[String(issue?.path[0] ?? "")] ?? "");
    }
    const { data } = read;
    const code = <Value>(column: keyof typeof data, known: Readonly<Record<string, Value>>) => {
      const value = Object.hasOwn(known, data[column]) ? known[data[column]] : undefined;
      if (value === undefined) throw invalid(index, column, data[column]);
      return value;
    };
    const limit = (
      day: "anticipate_day" | "promise_day",
      unit: "anticipate_type" | "promise_type",
    ) => {
      if (data[day] === "") return undefined;
      if (!/^\d{1,3}$/.test(data[day])) throw invalid(index, day, data[day]);
      return parseAllowance(`${data[day]} ${code(unit, units)}`);
    };
    const statutory = limit("anticipate_day", "anticipate_type");
    const promised = limit("promise_day", "promise_type");
    return {
      catalogCode: data.catalog_code,
      taskCode: data.task_code,
      title: data.task_handle_item,
      version: data.task_version,
      inForce: code("task_state", { "1": true, "0": false }),
      kind: code("project_type", kinds),
      level: code("use_level", levelCodes),
      department: data.dept_name,
      ...(statutory === undefined ? {} : { statutory }),
      ...(promised === undefined ? {} : { promised }),
      materials: materials
        .filter((material) => material.task_code === data.task_code)
        .map((material) => ({
          title: material.material_name ?? "",
          required: material.is_need === "1",
        })),
    };
  });
}

function invalid(index: number, column: string, value: string) {
  return coreError("NATIONAL_TABLE_INVALID", { row: index + 2, column, value });
}
