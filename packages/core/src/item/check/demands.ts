import { translate } from "../../condition/translate.js";
import { sameAllowance } from "../../definition/allowance.js";
import type { Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { type Moment, sameMoment } from "../../definition/moment.js";
import { mergedLimits } from "../item-limits.js";
import { writtenConditions } from "../written-conditions.js";
import { circleIn } from "./graph.js";
import { letterTroubles } from "./letters.js";
import { unknown } from "./names.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";
import { variantEffectTroubles } from "./variant-effects.js";

/** Faults of what is demanded: documents that contradict themselves, variants that change nothing or have no basis. */
export function demandTroubles(file: ItemFile): Trouble[] {
  return [
    ...unknown(
      namedMaterials(file),
      file.item.materials.map(({ id }) => id),
      defRules.unknownMaterial,
    ),
    ...file.item.materials.flatMap((material, index) =>
      idleParts(material).map(([key, why]) => ({
        ...defRules.idleInMaterial(key, why),
        path: ["item", "materials", index, key],
      })),
    ),
    ...file.item.materials.flatMap(({ id, source, certificate }, index): Trouble[] =>
      source === "shared" && certificate === undefined
        ? [
            {
              ...defRules.certificateUnnamed(id),
              path: ["item", "materials", index, "source"],
              severity: "warning",
            },
          ]
        : [],
    ),
    ...file.item.materials.flatMap(({ id, basis }, index): Trouble[] =>
      basis === undefined
        ? [
            {
              ...defRules.materialWithoutBasis(id),
              path: ["item", "materials", index],
              severity: "warning",
            },
          ]
        : [],
    ),
    ...demandedOnceThere(file),
    ...unfounded(file),
    ...intermediaryTroubles(file),
    ...variantTroubles(file),
    ...letterTroubles(file),
  ];
}

/** A document that is demanded once it has come is never demanded. */
function demandedOnceThere({ item }: ItemFile): Trouble[] {
  return item.materials.flatMap(({ id, required, "only-when": only }, index) => {
    const at = ["item", "materials", index];
    const conditions = [
      { condition: typeof required === "object" ? required.when : "", path: ["required", "when"] },
      { condition: only ?? "", path: ["only-when"] },
    ];
    return conditions
      .filter(({ condition }) => translate(condition).members.includes(`materials.${id}`))
      .map(({ path }) => ({ ...defRules.demandedOnceThere(id), path: [...at, ...path] }));
  });
}

/** Nobody pays, and nobody is sent elsewhere, without a law that says so. */
function unfounded({ item }: ItemFile): Trouble[] {
  const asked = [
    ...item.fees.map(({ title, basis }, index) => ({
      what: { zh: `收费“${title.zh}”`, en: `the fee "${title.en}"` },
      path: ["item", "fees", index],
      basis,
    })),
    ...item.intermediaries.map(({ title, basis }, index) => ({
      what: { zh: `中介服务“${title.zh}”`, en: `the service "${title.en}"` },
      path: ["item", "intermediaries", index],
      basis,
    })),
  ];
  return asked.flatMap(({ what, path, basis }): Trouble[] =>
    basis === undefined ? [{ ...defRules.askedWithoutBasis(what), path, severity: "warning" }] : [],
  );
}

/** What comes of an intermediary's work the applicant hands in. */
function intermediaryTroubles({ item }: ItemFile): Trouble[] {
  return item.intermediaries.flatMap(({ gives }, index) => {
    const shared = item.materials.some(({ id, source }) => id === gives && source === "shared");
    if (!shared) return [];
    const path = ["item", "intermediaries", index, "gives"];
    return [{ ...defRules.idleInMaterial("gives", fromLibrary), hint: handedIn, path }];
  });
}

const handedIn = {
  zh: "写由申请人提交的材料，或删除这项中介服务。",
  en: "Name a document that the applicant hands in, or delete this service.",
};

/** Every place that names a document. */
function namedMaterials(file: ItemFile): { name: string; path: Path }[] {
  const inVariants = Object.entries(file.variants).flatMap(([id, { waives, commitment }]) => {
    const at = ["variants", id];
    const letter = commitment?.letter;
    return [
      ...waives.map((name, index) => ({ name, path: [...at, "waives", index] })),
      ...(letter === undefined ? [] : [{ name: letter, path: [...at, "commitment", "letter"] }]),
    ];
  });
  const inMembers = Object.entries(file.members).flatMap(([id, { materials }]) =>
    materials.map((name, index) => ({ name, path: ["members", id, "materials", index] })),
  );
  const given = file.item.intermediaries.map(({ gives: name }, index) => ({
    name,
    path: ["item", "intermediaries", index, "gives"],
  }));
  return [...inVariants, ...inMembers, ...given];
}

type Material = ItemFile["item"]["materials"][number];

const fromLibrary = {
  zh: "来自证照库的材料不由申请人提交",
  en: "what comes from the library is not handed in",
};

function idleParts(material: Material) {
  const shared = material.source === "shared";
  const ownKeys = (["copies", "blank", "sample", "tolerated"] as const).filter(
    (key) => shared && material[key] !== undefined,
  );
  const idle = ownKeys.map((key) => [key, fromLibrary] as const);
  const more: [key: string, why: typeof fromLibrary][] = [];
  if (!shared && material.certificate !== undefined) {
    more.push(["certificate", { zh: "材料由申请人提交", en: "the applicant hands it in" }]);
  }
  if (!shared && material.tolerated !== undefined && material.required === false) {
    more.push(["tolerated", { zh: "这份材料不是必备的", en: "the document is not needed" }]);
  }
  if (!shared && material.form === "electronic" && material.copies !== undefined) {
    more.push(["copies", { zh: "只收电子材料", en: "it is electronic only" }]);
  }
  return [...idle, ...more];
}

function variantTroubles(file: ItemFile): Trouble[] {
  const limits = mergedLimits(file);
  const used = [...writtenConditions(file)].map(({ condition }) => condition).join("\n");
  const letters = new Set(
    Object.values(file.variants).flatMap(({ commitment }) => commitment?.letter ?? []),
  );
  const circle = circleIn(namedInWhen(file.variants));
  const round = (name: string): Trouble[] =>
    circle?.[0] === name
      ? [{ ...defRules.variantsInCircle(circle), path: ["variants", name, "when"] }]
      : [];
  const isUsed = (name: string) =>
    used.includes(`variants.${name}`) || used.includes(`variants["${name}"]`);
  const ofEach = Object.entries(file.variants).flatMap(([name, variant]): Trouble[] => {
    const path = ["variants", name];
    const { commitment, when, waives, basis } = variant;
    const differing = Object.entries(variant.limits).find(
      ([limit, own]) =>
        own.becomes !== undefined || !sameAllowance(own.within, limits.get(limit)?.within),
    );
    const changes = commitment ?? waives[0] ?? differing;
    return [
      ...(commitment !== undefined && basis === undefined
        ? [{ ...defRules.variantWithoutBasis(name), path: [...path, "commitment"] }]
        : []),
      ...(commitment !== undefined && when !== undefined
        ? [{ ...defRules.commitmentNotChosen(name), path: [...path, "when"] }]
        : []),
      ...waives.flatMap((waived, index) =>
        letters.has(waived)
          ? [{ ...defRules.letterWaived(name, waived), path: [...path, "waives", index] }]
          : [],
      ),
      ...(changes === undefined && !isUsed(name)
        ? [{ ...defRules.variantChangesNothing(name), path, onKey: true as const }]
        : []),
      ...limitTroubles(limits, name, variant),
      ...round(name),
    ];
  });
  return [...ofEach, ...variantEffectTroubles(file, isUsed)];
}

/** By its name, the variants that the condition of a variant asks about. */
function namedInWhen(variants: ItemFile["variants"]): Map<string, string[]> {
  return new Map(
    Object.entries(variants).map(([name, { when = "" }]) => [
      name,
      translate(when).members.flatMap((member) =>
        member.startsWith("variants.") ? [member.slice("variants.".length)] : [],
      ),
    ]),
  );
}

type Variant = ItemFile["variants"][string];

function limitTroubles(
  limits: ReturnType<typeof mergedLimits>,
  name: string,
  variant: Variant,
): Trouble[] {
  const named = Object.keys(variant.limits).map((limit) => ({
    name: limit,
    path: ["variants", name, "limits", limit],
  }));
  const known = unknown(named, [...limits.keys()], defRules.unknownLimit);
  const wrong = Object.entries(variant.limits).flatMap(
    ([limit, { within, becomes = [] }]): Trouble[] => {
      const { within: own, becomes: changes = [] } = limits.get(limit) ?? {};
      const path = ["variants", name, "limits", limit];
      if (own === undefined) return [];
      const lengths = [within, ...becomes.map((one) => one.within)];
      if (lengths.some(({ unit }) => unit !== own.unit))
        return [{ ...defRules.variantUnit(name, limit, own.unit), path }];
      const after = (on: Moment) => changes.find((one) => sameMoment(one.on, on))?.within ?? own;
      const later = becomes.some((one) => !one.basis && one.within.count > after(one.on).count);
      const longer = (within.count > own.count || later) && variant.basis === undefined;
      return longer ? [{ ...defRules.variantIsLonger(name, limit), path }] : [];
    },
  );
  return [...known, ...wrong];
}
