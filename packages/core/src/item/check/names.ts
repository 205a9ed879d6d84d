import { didYouMean } from "../../definition/did-you-mean.js";
import { Name } from "../../definition/field-schemas.js";
import type { Complaint, Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { stageOf } from "../file-parts.js";
import { plainStatesOf } from "../plain-states.js";
import { roleOfStep, standardRoles } from "../roles.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

type Say = (name: string, meant: string | undefined, known: readonly string[]) => Complaint;
type Named = { readonly name: string; readonly path: Path };

/** Every name in the file that refers to nothing, or that two things bear: roles, departments, materials, limits. */
export function nameTroubles(file: ItemFile): Trouble[] {
  const roles = [...Object.keys(standardRoles), ...Object.keys(file.roles)];
  const departments = [file.item.authority.department, ...Object.keys(file.departments)];
  return [
    ...unknown(namedRoles(file), roles, defRules.unknownRole),
    ...unknown(namedDepartments(file), departments, defRules.unknownDepartment),
    ...repeatedIn(file, "materials"),
    ...repeatedIn(file, "fees"),
    ...limitNames(file),
    ...unusedNames(file, roles, departments),
  ];
}

function repeatedIn({ item }: ItemFile, list: "materials" | "fees"): Trouble[] {
  const ids = item[list].map(({ id }) => id);
  return ids.flatMap((id, index) =>
    id === undefined || ids.indexOf(id) === index
      ? []
      : [{ ...defRules.repeatedName(id), path: ["item", list, index, "id"] }],
  );
}

/** The applicant's period and the limits of branches and procedures have names of their own. */
function limitNames(file: ItemFile): Trouble[] {
  const { preset: _preset, ...limits } = file.limits;
  const taken = stageOf(file, "acceptance")?.supplement["answer-within"] !== undefined;
  return Object.keys(limits).flatMap((name): Trouble[] => {
    const at = { path: ["limits", name], onKey: true } as const;
    if (!Name.safeParse(name).success) return [{ ...defRules.badName(name), ...at }];
    return taken && name === "supplement" ? [{ ...defRules.repeatedName(name), ...at }] : [];
  });
}

/** A complaint for each name that is not known. */
export function unknown(named: readonly Named[], known: readonly string[], say: Say): Trouble[] {
  const isKnown = new Set(known);
  return named
    .filter(({ name }) => !isKnown.has(name))
    .map(({ name, path }) => ({ ...say(name, didYouMean(name, known), known), path }));
}

/** Every place that names a role, with the name. */
export function namedRoles(file: ItemFile): Named[] {
  return [
    ...rolesInStates(file),
    ...rolesInLimits(file),
    ...roles([file.corrections.by], ["corrections", "by"]),
    ...roles([file.supervision.by], ["supervision", "by"]),
    ...roles([file.suspension.by], ["suspension", "by"]),
    ...roles([file.termination.by], ["termination", "by"]),
  ];
}

function rolesInStates(file: ItemFile): Named[] {
  return [...rolesInPlain(file), ...rolesInStages(file)];
}

function rolesInPlain(file: ItemFile): Named[] {
  return plainStatesOf(file).flatMap(({ path, state }) =>
    Object.entries(state.on).flatMap(([action, { by }]) =>
      roles(by, [...path, "on", action, "by"]),
    ),
  );
}

function rolesInStages(file: ItemFile): Named[] {
  return Object.entries(file.flow.states).flatMap(([id, state]) => {
    const path = ["flow", "states", id];
    if (state.use === undefined) return [];
    const own = roles(state.by, [...path, "by"]);
    return state.use === "approval" ? [...own, ...rolesInApproval(state, path)] : own;
  });
}

type Approval = Extract<ItemFile["flow"]["states"][string], { use: "approval" }>;

function rolesInApproval(state: Approval, path: Path): Named[] {
  const steps = (list: Approval["steps"], at: Path) =>
    (list ?? []).flatMap(({ step, by, signers }, index) =>
      roles(signers ?? by ?? [roleOfStep[step]], [
        ...at,
        "steps",
        index,
        signers === undefined ? "by" : "signers",
      ]),
    );
  return [
    ...steps(state.steps, path),
    ...Object.entries(state.branches ?? {}).flatMap(([id, branch]) =>
      steps(branch.steps, [...path, "branches", id]),
    ),
    ...Object.entries(state.consultations).flatMap(([id, { by }]) =>
      roles(by, [...path, "consultations", id, "by"]),
    ),
    ...Object.entries(state.procedures).flatMap(([id, { by }]) =>
      roles(by, [...path, "procedures", id, "by"]),
    ),
  ];
}

function rolesInLimits(file: ItemFile): Named[] {
  const { preset: _preset, ...limits } = file.limits;
  return Object.entries(limits).flatMap(([id, { owner, extend }]) => [
    ...(owner === undefined ? [] : roles([owner], ["limits", id, "owner"])),
    ...(extend === undefined ? [] : roles([extend.approver], ["limits", id, "extend", "approver"])),
  ]);
}

function roles(names: readonly string[], path: Path): Named[] {
  return names.map((name) => ({ name, path }));
}

function namedDepartments(file: ItemFile): Named[] {
  return Object.entries(file.flow.states).flatMap(([id, state]) =>
    state.use !== "approval"
      ? []
      : [
          ...Object.entries(state.branches ?? {}).map(([branch, { department }]) => ({
            name: department,
            path: ["flow", "states", id, "branches", branch, "department"],
          })),
          ...Object.keys(state.consultations).map((name) => ({
            name,
            path: ["flow", "states", id, "consultations", name],
          })),
        ],
  );
}

function unusedNames(
  file: ItemFile,
  roles: readonly string[],
  departments: readonly string[],
): Trouble[] {
  const { department } = file.item.authority;
  const working = new Set([department, ...meant(namedDepartments(file), departments)]);
  return [
    ...unused(Object.keys(file.departments), working, "departments"),
    ...unused(Object.keys(file.roles), new Set(meant(namedRoles(file), roles)), "roles"),
  ];
}

// A name that is only misspelt elsewhere is used: the misspelling has a finding of its own.
function meant(named: readonly Named[], known: readonly string[]): string[] {
  return named.map(({ name }) => (known.includes(name) ? name : (didYouMean(name, known) ?? name)));
}

function unused(declared: readonly string[], used: ReadonlySet<string>, under: string): Trouble[] {
  return declared
    .filter((name) => !used.has(name))
    .map((name) => ({ ...defRules.unused(name), path: [under, name], onKey: true }));
}
