import { type Allowance, sayAllowance } from "../definition/allowance.js";
import { didYouMean } from "../definition/did-you-mean.js";
import type { Path } from "../definition/finding.js";
import type { FindingList } from "../definition/finding-list.js";
import { Implementation } from "../definition/implementation-schema.js";
import { ItemFile } from "../definition/item-schema.js";
import { jsonSchemaOf, keysAt } from "../definition/json-schema.js";
import { type Moment, sameMoment } from "../definition/moment.js";
import type { YamlDraft } from "../definition/read-yaml.js";
import { valueAt } from "../definition/shape-issue.js";
import { defRules } from "./check/rules.js";
import { shapeTroubles } from "./check/shape.js";
import { reportTroubles, type Trouble } from "./check/trouble.js";
import type { Item } from "./item.js";

/** A base as implementations find it: what its file says, with the item that is; or why it is none. */
export type Base =
  | { readonly value: Readonly<Record<string, unknown>>; readonly item: Item }
  | { readonly unusable: "implementation" | "faulty" };

/** Where implementations find their bases, by code. */
export type Bases = {
  readonly codes: () => readonly string[];
  readonly find: (code: string) => Base | undefined;
};

/** No bases: those of an item file that stands alone. */
export const noBases: Bases = { codes: () => [], find: () => undefined };

/** Whether a file is an implementation: it says of which base. */
export function isImplementation(value: unknown): boolean {
  return isMapping(value) && Object.hasOwn(value, "implements");
}

/** The base with what is an implementation's own in its place; undefined, with findings, where that is no item. */
export function wholeItem(draft: YamlDraft, list: FindingList, bases: Bases): unknown {
  const read = Implementation.safeParse(draft.value);
  if (!read.success) {
    const faults = [...shapeTroubles(Implementation, draft.value, read.error)];
    reportTroubles(
      faults.map((trouble) => ownTrouble(trouble, draft.value)),
      list,
      draft,
    );
    return undefined;
  }
  const { implements: code, ...own } = read.data;
  const base = bases.find(code);
  const usable = base !== undefined && "item" in base;
  const troubles = usable ? troublesWith(base.item, own) : [baseTrouble(code, base, bases)];
  reportTroubles(troubles, list, draft);
  return usable && troubles.length === 0 ? wholeOf(base, draft.value) : undefined;
}

type Own = Omit<Implementation, "implements">;

/** A key that every item file knows is inherited here, and cannot be written once more. */
function ownTrouble(trouble: Trouble, value: unknown): Trouble {
  const { rule, path } = trouble;
  if (rule === "DEF2" && String(path) === "item,authority") {
    return { ...trouble, ...defRules.implementationOfNobody() };
  }
  const key = String(path.at(-1));
  const known = keysAt(jsonSchemaOf(ItemFile), path.slice(0, -1), value);
  const inherited = known.includes(key) || (path.length === 2 && path[0] === "limits");
  return rule === "DEF1" && inherited ? { ...trouble, ...defRules.inherited(key) } : trouble;
}

function baseTrouble(code: string, base: Base | undefined, bases: Bases): Trouble {
  const path = ["implements"];
  if (base !== undefined && "unusable" in base) {
    return { ...defRules.baseUnusable(code, base.unusable), path };
  }
  const known = bases.codes();
  return { ...defRules.unknownBase(code, didYouMean(code, known), known.slice(0, 20)), path };
}

function troublesWith(base: Item, { item, limits, variants }: Own): Trouble[] {
  const same: Trouble[] =
    item.code === base.code
      ? [{ ...defRules.codeOfTheBase(item.code), path: ["item", "code"] }]
      : [];
  const own = limits?.promised;
  const most = base.limits.get("promised") ?? base.limits.get("statutory");
  const inVariants = Object.entries(variants).flatMap(([name, variant]): Trouble[] => {
    const known = Object.hasOwn(base.file.variants, name) && base.file.variants[name];
    if (!known) return [{ ...defRules.inherited(name), path: ["variants", name], onKey: true }];
    const length = known.limits.promised ?? own ?? most;
    if (length === undefined) return [];
    const { within, becomes = most?.becomes } = length;
    const path = ["variants", name, "limits", "promised"];
    return longerThan(variant.limits.promised, { within, becomes }, path);
  });
  const promise =
    own === undefined || most === undefined ? [] : longerThan(own, most, ["limits", "promised"]);
  return [...same, ...promise, ...inVariants];
}

type Length = {
  readonly within: Allowance;
  readonly becomes?: readonly { readonly on: Moment; readonly within: Allowance }[] | undefined;
};

/** Where a promise of one's own is longer than the base's, at first or after what it becomes. */
function longerThan(own: Length, most: Length, path: Path): Trouble[] {
  const longer = (key: "within" | "becomes", length: Allowance, allowed: Allowance): Trouble[] => {
    if (length.unit === allowed.unit && length.count <= allowed.count) return [];
    const said = defRules.longerThanBase(sayAllowance(length), sayAllowance(allowed));
    return [{ ...said, path: [...path, key] }];
  };
  return [
    ...longer("within", own.within, most.within),
    ...(own.becomes ?? []).flatMap(({ on, within }) => {
      const then = most.becomes?.find((one) => sameMoment(one.on, on)) ?? most;
      return longer("becomes", within, then.within);
    }),
  ];
}

function wholeOf({ value, item }: Extract<Base, { item: Item }>, own: unknown): object {
  const authority = { department: departmentOf(item), ...mappingAt(own, ["item", "authority"]) };
  const { code, version, digest } = item;
  const promised = mappingAt(own, ["limits", "promised"]);
  const limits = {
    ...mappingAt(value, ["limits"]),
    promised: { ...mappingAt(value, ["limits", "promised"]), ...promised },
  };
  return {
    ...value,
    item: {
      ...mappingAt(value, ["item"]),
      ...mappingAt(own, ["item"]),
      authority,
      base: { code, version, digest },
    },
    flow: withDepartment(value.flow, departmentOf(item), String(authority.department)),
    ...(Object.keys(promised).length === 0 ? {} : { limits }),
    ...(Object.hasOwn(value, "variants") ? { variants: variantsOf(value, own) } : {}),
  };
}

/** The variants of the base, each with the promise of one's own where there is one. */
function variantsOf(value: unknown, own: unknown): object {
  const entries = Object.entries(mappingAt(value, ["variants"])).map(([name, variant]) => {
    const limits = mappingAt(own, ["variants", name, "limits"]);
    const all = { ...mappingAt(variant, ["limits"]), ...limits };
    return [name, Object.keys(limits).length === 0 ? variant : { ...Object(variant), limits: all }];
  });
  return Object.fromEntries(entries);
}

function departmentOf({ file }: Item): string {
  return file.item.authority.department;
}

/** The flow in which another department does what the base's authority does. */
function withDepartment(part: unknown, from: string, to: string): unknown {
  if (Array.isArray(part)) return part.map((one) => withDepartment(one, from, to));
  if (!isMapping(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      if (key === "department") return [key, value === from ? to : value];
      if (key === "consults" && Array.isArray(value)) {
        return [key, value.map((asked) => (asked === from ? to : asked))];
      }
      const inner = withDepartment(value, from, to);
      if (key !== "consultations" || !isMapping(inner) || !Object.hasOwn(inner, from)) {
        return [key, inner];
      }
      const { [from]: asked, ...others } = inner;
      return [key, { ...others, [to]: asked }];
    }),
  );
}

function mappingAt(value: unknown, path: Path): Readonly<Record<string, unknown>> {
  const found = valueAt(value, path);
  return isMapping(found) ? found : {};
}

/** Whether a value of a file has keys. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
