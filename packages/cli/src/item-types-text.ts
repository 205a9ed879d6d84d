import { allActions, type Item } from "@banjian/core";

/** The TypeScript module in which the types of a catalogue stand; the same for the same items, whatever their order. */
export function itemTypesText(items: readonly Item[], written: string): string {
  const sorted = items.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const names = typeNames(sorted.map(({ code }) => code));
  return [
    `// Written by \`${written}\`. Write it anew when the items change; do not edit it.`,
    "",
    ...sorted.flatMap((item, index) => [
      docOf(item),
      `export type ${names[index]} = {`,
      ...membersOf(item).map((line) => `  ${line}`),
      "};",
      "",
    ]),
    "/** The items of the catalogue by their codes: `openHall<Items>(…)`. */",
    "export type Items = {",
    ...sorted.map(({ code }, index) => `  readonly ${keyText(code)}: ${names[index]};`),
    "};",
    "",
  ].join("\n");
}

function docOf({ title: { zh, en }, version }: Item): string {
  const text = zh === en ? zh : `${zh} · ${en}`;
  return `/** ${text.replaceAll("*/", "*\\/")}, ${version}. */`;
}

function membersOf(item: Item): readonly string[] {
  const { file, branches, procedures, limits } = item;
  const asked = file.item.materials.filter(({ source }) => source === "applicant");
  const departments = [file.item.authority.department, ...Object.keys(file.departments)];
  const chosen = Object.keys(file.variants).filter((name) => !file.variants[name]?.when);
  return [
    "readonly form: {",
    ...Object.entries(file.item.form).map(
      ([name, field]) =>
        `  readonly ${keyText(name)}${field.required === true ? "" : "?"}: ${valueText(field)};`,
    ),
    "};",
    ...member(
      "material",
      asked.map(({ id }) => id),
    ),
    ...member("department", departments),
    ...member("branch", [...branches.keys()]),
    ...member("procedure", [...procedures.keys()]),
    ...member("limit", [...limits.keys()]),
    ...member("variant", chosen),
    "readonly action: {",
    ...allActions(item).map(
      ({ action, kind }) => `  readonly ${keyText(action)}: ${literal(kind)};`,
    ),
    "};",
  ];
}

const widest = 98;

/** On one line where it fits, else a line for each name. */
function member(name: string, names: readonly string[]): readonly string[] {
  const line = `readonly ${name}: ${unionText(names)};`;
  if (line.length <= widest) return [line];
  const choices = [...new Set(names)].map((one) => `  | ${literal(one)}`);
  return [`readonly ${name}:`, ...choices.slice(0, -1), `${choices.at(-1)};`];
}

function valueText({ type, choices }: Item["file"]["item"]["form"][string]): string {
  if (choices !== undefined) return unionText(choices);
  if (type === "integer" || type === "number") return "number";
  return type === "boolean" ? "boolean" : "string";
}

function unionText(names: readonly string[]): string {
  return names.length === 0 ? "never" : [...new Set(names)].map(literal).join(" | ");
}

function literal(text: string): string {
  return JSON.stringify(text);
}

function keyText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

/** `restaurant-opening` is RestaurantOpening; codes that would be called the same get a number. */
function typeNames(codes: readonly string[]): readonly string[] {
  const taken = new Set(["Items"]);
  return codes.map((code) => {
    const words = code.split(/[-_]/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
    const plain = words.join("");
    let name = plain;
    for (let number = 2; taken.has(name); number++) name = `${plain}${number}`;
    taken.add(name);
    return name;
  });
}
