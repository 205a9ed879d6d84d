import { sayAllowance } from "../../definition/allowance.js";
import { didYouMean } from "../../definition/did-you-mean.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { stageOf } from "../file-parts.js";
import type { Bases } from "../implementation.js";
import type { Item } from "../item.js";
import { areLonger } from "./allowance-days.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What the members of a bundle say that their own files beside it say otherwise; of one that does not lie there nothing is known. */
export function membersBesideTroubles(file: ItemFile, beside: Bases): Trouble[] {
  const named = Object.values(file.members).map(({ item }) => item);
  return Object.entries(file.members).flatMap(([id, { item, certificate }]): Trouble[] => {
    if (item === file.item.code) return [];
    const found = beside.find(item);
    const path = ["members", id];
    if (found === undefined) {
      // Codes are alike by themselves, and an item may well lie elsewhere.
      const others = beside.codes().filter((code) => !named.includes(code));
      const near = didYouMean(item, others, 2);
      if (near === undefined || beside.find(near) === undefined) return [];
      const at = { path: [...path, "item"], severity: "warning" } as const;
      return [{ ...defRules.memberMisspelt(item, near), ...at }];
    }
    if (!("item" in found)) return [];
    return [
      ...otherCertificate(found.item, certificate).map((one) => ({
        ...one,
        path: [...path, "certificate"],
      })),
      ...branchBeyondLaw(file, id, found.item),
    ];
  });
}

function otherCertificate({ code, file }: Item, certificate: string | undefined) {
  const own = stageOf(file, "completion")?.certificate;
  if (certificate === undefined || own === undefined || own === certificate) return [];
  return [defRules.otherCertificate(code, certificate, own)];
}

/** A member keeps the limit that the law gives it, whoever leads. */
function branchBeyondLaw(file: ItemFile, id: string, { code, limits }: Item): Trouble[] {
  const within = stageOf(file, "approval")?.branches?.[id]?.within;
  const law = limits.get("statutory")?.within;
  if (within === undefined || law === undefined || !areLonger([within], law)) return [];
  const approval = Object.keys(file.flow.states).find(
    (name) => file.flow.states[name]?.use === "approval",
  );
  return [
    {
      ...defRules.branchBeyondMember(code, sayAllowance(within), sayAllowance(law)),
      path: ["flow", "states", approval ?? "", "branches", id, "within"],
    },
  ];
}
