import type { Text } from "@banjian/base";
import { messageCodes } from "./message-codes.js";
import { messageFields } from "./message-fields.js";

type Fields = Readonly<Record<string, string>>;
type Oddity = { readonly field: string; readonly problem: Text };

/** A field with a code, and the one that says the same in words. */
const sayAgain: readonly (readonly [code: string, words: string])[] = [
  ["SPHJDM", "SPHJMC"],
  ["BJJGDM", "BJJGMS"],
  ["TBCXZL", "TBCXZLMC"],
];

/** Words that belong to another code than the one beside them; what is no word of the table may be said of any. */
export function contradictions(fields: Fields): Oddity[] {
  return sayAgain.flatMap(([code, words]) => {
    const { holds } = messageFields[code] ?? {};
    const [given, said] = [fields[code], fields[words]];
    if (typeof holds !== "object" || given === undefined || said === undefined) return [];
    const table = Object.entries(messageCodes[holds.codes]);
    const own = table.find(([one]) => one === given);
    const other = table.find(([, { zh }]) => plain(zh) === plain(said));
    if (own === undefined || other === undefined || other === own) return [];
    const [is, means] = [other[0], own[1]];
    return [
      {
        field: words,
        problem: {
          zh: `与 ${code} ${given}（${means.zh}）矛盾：“${said}”是 ${is}`,
          en: `contradicts ${code} ${given} (${means.en}): "${said}" is ${is}`,
        },
      },
    ];
  });
}

/** A word as the tables have it, however long it is written: 已作废 and 作废办结 are one. */
function plain(word: string): string {
  return word
    .trim()
    .replace(/^已/, "")
    .replace(/(?:办结|环节|阶段|审批)$/, "");
}

// As long as an item can say a limit is.
const longest: Readonly<Record<string, number>> = { G: 5000, Z: 5000, H: 87_600 };

/** A length that cannot be: a special procedure takes time, and nothing takes longer than an item can say. */
export function oddLengths(fields: Fields): Oddity[] {
  return ["GDBLSX", "TBCXSX"].flatMap((field) => {
    const length = Number(fields[field] ?? Number.NaN);
    const most = longest[fields[`${field}DW`] ?? ""] ?? Infinity;
    if (length > most) {
      return [{ field, problem: { zh: `至多 ${most}`, en: `must be ${most} at most` } }];
    }
    if (field !== "TBCXSX" || length !== 0) return [];
    const problem = {
      zh: "应大于零：特别程序需要时间",
      en: "must be above nothing: a special procedure takes time",
    };
    return [{ field, problem }];
  });
}
