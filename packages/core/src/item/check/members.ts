import type { ItemFile } from "../../definition/item-schema.js";
import { stageOf } from "../file-parts.js";
import { unknown } from "./names.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Faults of a bundle: members that are no branch, have no limit of their own, or are joined twice. */
export function memberTroubles(file: ItemFile): Trouble[] {
  const members = Object.entries(file.members);
  const branches = stageOf(file, "approval")?.branches ?? {};
  if (members.length === 0) return [];
  const names = members.map(([name]) => name);
  const items = members.map(([, { item }]) => item);
  const fields = Object.keys(file.item.form);
  return [
    ...(file.item.type === "bundle"
      ? []
      : [{ ...defRules.membersOfNoBundle(), path: ["members"], onKey: true as const }]),
    ...unknown(
      names.map((name) => ({ name, path: ["members", name] })),
      Object.keys(branches),
      defRules.unknownBranch,
    ),
    ...members.flatMap(([name, { item }], index): Trouble[] =>
      items.indexOf(item) === index
        ? []
        : [{ ...defRules.repeatedName(item), path: ["members", name, "item"] }],
    ),
    ...members.flatMap(([id, { form }]) =>
      unknown(
        form.map((name, index) => ({ name, path: ["members", id, "form", index] })),
        fields,
        defRules.unknownField,
      ),
    ),
    ...Object.entries(branches).flatMap(([branch, { within }]): Trouble[] => {
      if (!names.includes(branch)) {
        return [{ ...defRules.branchIsNoMember(branch), path: ["members"], onKey: true }];
      }
      if (within !== undefined) return [];
      return [{ ...defRules.memberWithoutLimit(branch), path: ["members", branch] }];
    }),
  ];
}
