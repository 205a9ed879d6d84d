import { CodedError, type Lang } from "@banjian/base";
import {
  type BusinessCalendar,
  businessDaysBetween,
  dueOf,
  epochDayOf,
  isProvisionalBetween,
  type LocalDate,
  parseAmount,
  parseLocalDate,
  type RollName,
  rolls,
} from "@banjian/calendar";
import { z } from "zod";
import type { Editions } from "./editions.js";
import { cliError } from "./errors.js";

const id = z.unknown().optional();
const edition = { asOf: z.string().optional(), strict: z.boolean().optional() };

const DueRequest = z.strictObject({
  id,
  from: z.string(),
  within: z.string(),
  excluded: z.array(z.tuple([z.string(), z.string()])).optional(),
  extended: z.array(z.string()).optional(),
  roll: z.enum(Object.keys(rolls) as RollName[]).optional(),
  before: z.boolean().optional(),
  ...edition,
});

const BetweenRequest = z.strictObject({ id, after: z.string(), through: z.string(), ...edition });

/** Answers one line of JSON with an object to be written as one line: the answer or the error, with the line's own id. */
export type Answering = (line: string, editions: Editions, lang: Lang) => object;

/** `{ from, within, … }` → `{ due, provisional, edition }`. */
export const answerDue = answering(DueRequest, (request, editions) => {
  const { from, within, excluded = [], extended = [], roll, before } = request;
  const { due, provisional, edition } = dueOf(calendarOf(request, editions), {
    from: parseLocalDate(from),
    within: parseAmount(within),
    excluded: excluded.map(([after, through]) => ({
      after: parseLocalDate(after),
      through: parseLocalDate(through),
    })),
    extended: extended.map(parseAmount),
    roll,
    ...(before && { direction: "before" }),
  });
  return { due, provisional, edition };
});

/** `{ after, through }` → `{ businessDays, provisional, edition }`. */
export const answerBetween = answering(BetweenRequest, (request, editions) => {
  const { after, through } = request;
  return countBetween(
    calendarOf(request, editions),
    parseLocalDate(after),
    parseLocalDate(through),
  );
});

/** The business days after one day through another, negative when the second is the earlier one, and what that rests on. */
export function countBetween(calendar: BusinessCalendar, after: LocalDate, through: LocalDate) {
  const [first, last] = after < through ? [after, through] : [through, after];
  return {
    businessDays: businessDaysBetween(calendar, after, through),
    provisional: isProvisionalBetween(calendar, epochDayOf(first), epochDayOf(last)),
    edition: calendar.edition,
  };
}

type EditionRequest = { readonly asOf?: string | undefined; readonly strict?: boolean | undefined };

function calendarOf({ asOf, strict }: EditionRequest, editions: Editions): BusinessCalendar {
  return editions({ asOf: asOf === undefined ? undefined : parseLocalDate(asOf), strict });
}

function answering<Schema extends z.ZodObject>(
  schema: Schema,
  answer: (request: z.infer<Schema>, editions: Editions) => object,
): Answering {
  return (line, editions, lang) => {
    let id: unknown = null;
    try {
      const json = parseJson(line);
      id = idOf(json);
      return { id, ...answer(checked(schema, json), editions) };
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      return { id, error: { code: error.code, message: error.says[lang] } };
    }
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw cliError("REQUEST_NOT_JSON", {});
  }
}

/** The id as given. A number that JSON has rounded could not be echoed: it would name another request. */
function idOf(json: unknown): unknown {
  if (typeof json !== "object" || json === null || !("id" in json)) return null;
  const { id } = json;
  if (typeof id !== "number" || Math.abs(id) <= Number.MAX_SAFE_INTEGER) return id;
  throw invalid("“id”超出可以准确表示的整数", '"id" is a number too large to be kept exactly');
}

function checked<Schema extends z.ZodObject>(schema: Schema, json: unknown): z.infer<Schema> {
  const read = schema.safeParse(json, { reportInput: true });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (issue?.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    throw cliError("REQUEST_KEY_UNKNOWN", { key, known: Object.keys(schema.shape) });
  }
  const path = issue?.path.join(".") ?? "";
  if (path === "") throw invalid("请求不是 JSON 对象", "the request is no JSON object");
  if (issue?.input === undefined) throw invalid(`缺少“${path}”`, `"${path}" is missing`);
  if (issue.code !== "invalid_value")
    throw invalid(`“${path}”写法不对`, `"${path}" is written wrongly`);
  const allowed = issue.values.join(" / ");
  throw invalid(`“${path}”只能是 ${allowed}`, `"${path}" can only be ${allowed}`);
}

function invalid(zh: string, en: string): CodedError {
  return cliError("REQUEST_INVALID", { problem: { zh, en } });
}
