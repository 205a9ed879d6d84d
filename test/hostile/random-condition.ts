import { many, oneOf, type Random } from "./seeded.js";

/** A condition by chance that is right: typed, within every bound, and asking something of the case. */
export function rightCondition(random: Random): string {
  return holds(random, 1 + random(3));
}

/** A condition by chance that may be anything: a right one with unlucky edits, or words in a row. */
export function anyCondition(random: Random): string {
  if (random(2) === 0) return many(random, 40, () => oneOf(random, words)).join("");
  let text = rightCondition(random);
  for (let edits = 1 + random(4); edits > 0; edits -= 1) {
    const at = random(text.length + 1);
    text = text.slice(0, at) + oneOf(random, words) + text.slice(at + random(6));
  }
  return text;
}

function holds(random: Random, depth: number): string {
  if (depth === 0) return oneOf(random, atoms)(random);
  const inner = () => holds(random, depth - 1);
  switch (random(5)) {
    case 0:
      return `(${inner()} && ${inner()})`;
    case 1:
      return `(${inner()} || ${inner()})`;
    case 2:
      return `!(${inner()})`;
    case 3:
      return `(${inner()} ? ${inner()} : ${inner()})`;
    default:
      return inner();
  }
}

const compare = (random: Random) => oneOf(random, ["==", "!=", "<", "<=", ">", ">="]);
const whole = (random: Random) => String(random(2_000) - 1_000);
const integer = (random: Random) =>
  oneOf(random, ["form.staff", "form.人数", `(form.staff + ${random(9)})`, "size(form.name)"]);

const atoms: readonly ((random: Random) => string)[] = [
  (random) => `${integer(random)} ${compare(random)} ${whole(random)}`,
  (random) => `form.area ${compare(random)} ${random(1_000)}.${random(100)}`,
  (random) => `form.name ${oneOf(random, ["==", "!="])} "${oneOf(random, texts)}"`,
  (random) => `form.name.${oneOf(random, methods)}("${oneOf(random, texts)}")`,
  (random) => `form.kind in ["${oneOf(random, ["大型", "中型"])}"]`,
  (random) => `form.expires ${compare(random)} "20${10 + random(80)}-0${1 + random(9)}-15"`,
  (random) => `days(form.begins, form.expires) ${compare(random)} ${whole(random)}`,
  (random) => `has(form.${oneOf(random, ["staff", "area", "name", "begins"])})`,
  () => 'form["cold-dishes"]',
  () => 'materials["floor-plan"]',
  () => "reached.acceptance",
  (random) => `channel == "${oneOf(random, ["window", "online"])}"`,
];

const methods = ["startsWith", "endsWith", "contains"];
const texts = ["", "甲", "a b", "(a+)+$", "__proto__", "//", "&&", "😀", "'"];
const words = [
  ..."().,[]{}!?:+-*/%<>=&|\"'`;\\ \n\t",
  ...["&&", "||", "==", "in ", "has(", "size(", "form", ".", "staff", "true", "null", "0", "1e400"],
  ...["__proto__", "constructor", ".matches(", ".map(x,x)", "审", "＞", "\u0000", "\u202e", "😀"],
  ...["9".repeat(30), "(".repeat(60), "!".repeat(60), "form.staff > 0 || ".repeat(20)],
];
