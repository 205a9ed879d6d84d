import type { Text } from "@banjian/base";
import type { ItemFile } from "../../definition/item-schema.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

type Material = ItemFile["item"]["materials"][number];

/** A letter of commitment is the applicant's own word: it comes from nobody else, at once, and only where somebody commits. */
export function letterTroubles({ item, variants }: ItemFile): Trouble[] {
  return item.materials.flatMap((material, index) => {
    const used = Object.entries(variants).filter(
      ([, { commitment }]) => commitment?.letter === material.id,
    );
    if (used.length === 0) return [];
    const names = used.map(([name]) => name);
    return faultsOf(material, names).map(({ key, what, hint }) => ({
      ...defRules.letterContradiction(material.id, what, hint),
      path: ["item", "materials", index, ...(key in material ? [key] : [])],
    }));
  });
}

type Fault = { readonly key: keyof Material; readonly what: Text; readonly hint: Text };

const deleteIt = (key: string): Text => ({ zh: `删除 ${key}。`, en: `Delete ${key}.` });

function faultsOf(material: Material, variants: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  if (material.source === "shared") {
    const what = { zh: "来自证照库", en: "it comes from the certificate library" };
    faults.push({ key: "source", what, hint: deleteIt("source") });
  }
  if (material.tolerated !== undefined) {
    const what = { zh: "可以以后补交", en: "it may come later" };
    faults.push({ key: "tolerated", what, hint: deleteIt("tolerated") });
  }
  const clash = demanding(material, variants);
  return clash === undefined ? faults : [...faults, clash];
}

/** It is demanded of those who commit, and of nobody else. */
function demanding(material: Material, variants: readonly string[]): Fault | undefined {
  const { required, "only-when": only } = material;
  const chosen = variants.map((name) => `variants.${name}`);
  if (required !== false && chosen.every((name) => only?.includes(name))) return undefined;
  const when = chosen.join(" || ");
  if (only === undefined && required !== false) {
    const what = {
      zh: "不作承诺的申请人也要提交它",
      en: "who commits to nothing has to bring it too",
    };
    const hint = { zh: `写 only-when: ${when}。`, en: `Write only-when: ${when}.` };
    return { key: "only-when", what, hint };
  }
  return {
    key: required === false ? "required" : "only-when",
    what: { zh: "作出承诺的申请人必须提交它", en: "who commits has to bring it" },
    hint: {
      zh: `${required === false ? "删除 required: false，" : ""}写 only-when: ${when}。`,
      en: `${required === false ? "Delete required: false, and write" : "Write"} only-when: ${when}.`,
    },
  };
}
