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
        : [{ ...defRules.memberTwice(item), path: ["members", name, "item"] }],
    ),
    ...members.flatMap(([id, { form }]) =>
      unknown(
        form.map((name, index) => ({ name, path: ["members", id, "form", index] })),
        fields,
        defRules.unknownField,
      ),
    ),
    ...members.flatMap(([name, { item }]): Trouble[] =>
      item === file.item.code
        ? [{ ...defRules.ownMember(item), path: ["members", name, "item"] }]
        : [],
    ),
    ...(members.length === 1 && Object.keys(branches).length === 1
      ? [{ ...defRules.oneMember(), path: ["members"], onKey: true as const }]
      : []),
    ...certificateTroubles(file),
    ...sharedCertificates(file),
    ...leftOverTroubles(file),
    ...Object.entries(branches).flatMap(([branch, { within }]): Trouble[] => {
      if (!names.includes(branch)) {
        return [{ ...defRules.branchIsNoMember(branch), path: ["members"], onKey: true }];
      }
      if (within !== undefined) return [];
      return [{ ...defRules.memberWithoutLimit(branch), path: ["members", branch] }];
    }),
  ];
}

/** Certificates are entered when the case is completed. */
function certificateTroubles(file: ItemFile): Trouble[] {
  if (stageOf(file, "completion") !== undefined) return [];
  return Object.entries(file.members).flatMap(([id, { certificate }]) => {
    if (certificate === undefined) return [];
    const what = {
      zh: `没有办结阶段，组成事项“${id}”的证件`,
      en: `without a completion stage the certificate of "${id}"`,
    };
    const hint = {
      zh: "写上 use: completion 的状态，或删除 certificate。",
      en: "Write a state with use: completion, or delete certificate.",
    };
    const path = ["members", id, "certificate"];
    return [{ ...defRules.carriedOutByNothing(what, hint), path }];
  });
}

/** Each member gives a certificate of its own; one for the whole (一业一证) may come beside them. */
function sharedCertificates(file: ItemFile): Trouble[] {
  const given = Object.entries(file.members).flatMap(([id, { certificate }]) =>
    certificate === undefined ? [] : [{ id, certificate }],
  );
  const kinds = given.map(({ certificate }) => certificate);
  return given.flatMap(({ id, certificate }, index): Trouble[] => {
    if (kinds.indexOf(certificate) === index) return [];
    const path = ["members", id, "certificate"];
    return [{ ...defRules.memberCertificateTwice(certificate), path }];
  });
}

/** Where each member says what it needs, what none of them needs is asked of the applicant for nothing. */
function leftOverTroubles({ item, members }: ItemFile): Trouble[] {
  const all = Object.values(members);
  const wanted = {
    materials: new Set(all.flatMap(({ materials }) => materials)),
    form: new Set(all.flatMap(({ form }) => form)),
  };
  const parts = [
    ...item.materials.flatMap(({ id, source }, at) =>
      source === "applicant" ? [{ key: "materials", id, at } as const] : [],
    ),
    ...Object.keys(item.form).map((id) => ({ key: "form", id, at: id }) as const),
  ];
  return parts
    .filter(({ key, id }) => all.every((one) => one[key].length > 0) && !wanted[key].has(id))
    .map(({ key, id, at }) => ({ ...defRules.neededByNoMember(id), path: ["item", key, at] }));
}
