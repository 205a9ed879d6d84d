import { namesOfKey } from "../definition/key-aliases.js";
import { readYaml } from "../definition/read-yaml.js";
import { type Base, type Bases, isMapping } from "./implementation.js";
import { itemFileSchema } from "./item-file-schema.js";
import { readItem } from "./read-item.js";

/** A file that may be a base. */
type BaseSource = { readonly source: string | Uint8Array; readonly file: string };

const mentionsBase = new RegExp(["implements", ...namesOfKey("implements")].join("|"));

/** The code of the base that a file says it implements; undefined for any other file. */
export function baseNamedIn(source: string | Uint8Array): string | undefined {
  const text = typeof source === "string" ? source : new TextDecoder().decode(source);
  // Nearly every file is none, and need not be read for that.
  if (!mentionsBase.test(text)) return undefined;
  const read = readYaml(text, "", itemFileSchema());
  const named = read.ok && isMapping(read.value) ? read.value.implements : undefined;
  return typeof named === "string" ? named : undefined;
}

/** The files among which implementations find their bases, and bundles their members; read once, when the first is asked for. */
export function basesIn(files: () => readonly BaseSource[]): Bases {
  const found = new Map<string, Base | undefined>();
  let all: readonly Named[] | undefined;
  let codes: readonly string[] | undefined;
  const named = () => {
    all ??= files().map((one) => ({ ...one, codes: codesIn(one.source) }));
    return all;
  };
  return {
    codes: () => {
      codes ??= [...new Set(named().flatMap((one) => one.codes.slice(0, 1)))].toSorted();
      return codes;
    },
    find: (code) => {
      if (found.has(code)) return found.get(code);
      // A catalogue may have thousands of files: only those that say the word are read.
      const source = named().findLast(
        (one) => one.codes.includes(code) && codeOf(one.source, one.file) === code,
      );
      const base = source && baseFrom(source);
      found.set(code, base);
      return base;
    },
  };
}

type Named = BaseSource & { readonly codes: readonly string[] };

const saysCode = new RegExp(
  `(?:^|[{,\\s])["']?(?:${["code", ...namesOfKey("code")].join("|")})["']?\\s*:\\s*["']?([^\\s"',}]+)`,
  "gm",
);

/** What a text says after the key of a code, the item's own first as it is usually written. */
function codesIn(source: string | Uint8Array): readonly string[] {
  const text = typeof source === "string" ? source : new TextDecoder().decode(source);
  return [...text.matchAll(saysCode)].flatMap(([, code]) => code ?? []);
}

function codeOf(source: string | Uint8Array, file: string): string | undefined {
  const read = readYaml(source, file, itemFileSchema());
  const item = read.ok && isMapping(read.value) ? read.value.item : undefined;
  const code = isMapping(item) ? item.code : undefined;
  return typeof code === "string" ? code : undefined;
}

function baseFrom({ source, file }: BaseSource): Base {
  const yaml = readYaml(source, file, itemFileSchema());
  if (!yaml.ok || !isMapping(yaml.value)) return { unusable: "faulty" };
  if (Object.hasOwn(yaml.value, "implements")) return { unusable: "implementation" };
  const read = readItem(source, file);
  return read.ok ? { value: yaml.value, item: read.item } : { unusable: "faulty" };
}
