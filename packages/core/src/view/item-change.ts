import type { Text } from "@banjian/base";

/** Who will notice a change. */
export type Reader = "applicant" | "clerk" | "supervisor";

/** One thing that is different in another version of an item. */
export type ItemChange = { readonly readers: readonly Reader[]; readonly what: Text };

/** A change of something that has a name from one text to another; nothing where it is the same. */
export function changed(
  readers: readonly Reader[],
  named: Text,
  before: Text | undefined,
  after: Text | undefined,
): ItemChange[] {
  if (before?.zh === after?.zh && before?.en === after?.en) return [];
  return [{ readers, what: changeText(named, before, after) }];
}

function changeText(named: Text, before: Text | undefined, after: Text | undefined): Text {
  if (before === undefined) {
    return { zh: `新增${named.zh}：${after?.zh}`, en: `new: ${named.en}: ${after?.en}` };
  }
  if (after === undefined) {
    return {
      zh: `取消${named.zh}（原为：${before.zh}）`,
      en: `no longer: ${named.en} (it was: ${before.en})`,
    };
  }
  return {
    zh: `${named.zh}：由“${before.zh}”改为“${after.zh}”`,
    en: `${named.en}: from "${before.en}" to "${after.en}"`,
  };
}

/** Things with names, compared: what came, what went, and how each that stayed is different. */
export function compareNamed<One>(
  before: ReadonlyMap<string, One>,
  after: ReadonlyMap<string, One>,
  say: {
    readonly gone: (one: One) => ItemChange;
    readonly come: (one: One) => ItemChange;
    readonly both: (before: One, after: One) => ItemChange[];
  },
): ItemChange[] {
  const stayed = [...before].flatMap(([name, one]) => {
    const other = after.get(name);
    return other === undefined ? [say.gone(one)] : say.both(one, other);
  });
  const come = [...after].flatMap(([name, one]) => (before.has(name) ? [] : [say.come(one)]));
  return [...stayed, ...come];
}

/** Texts in a row. */
export function inRow(texts: readonly Text[]): Text {
  return {
    zh: texts.map(({ zh }) => zh).join("、"),
    en: texts.map(({ en }) => en).join(", "),
  };
}

/** The same in both languages. */
export function plain(text: string): Text {
  return { zh: text, en: text };
}
