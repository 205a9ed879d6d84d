import { many, oneOf, type Random } from "./seeded.js";

/** A condition by chance that is right: typed, within every bound, and settled by the case alone, as it asks of each name once. */
export function rightCondition(random: Random): string {
  const unasked = [...named];
  const atom = () => {
    const [next] = random(2) === 0 ? unasked.splice(random(unasked.length), 1) : [];
    return (next ?? oneOf(random, others))(random);
  };
  return holds(random, 1 + random(3), atom);
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

function holds(random: Random, depth: number, atom: () => string): string {
  if (depth === 0) return atom();
  const inner = () => holds(random, depth - 1, atom);
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
type Atom = (random: Random) => string;

const filled = (name: string, other: Atom): Atom => {
  return (random) => (random(3) === 0 ? `has(form.${name})` : other(random));
};

/** What asks of one name, each of another. */
const named: readonly Atom[] = [
  filled("staff", (random) => `form.staff ${compare(random)} ${whole(random)}`),
  (random) => `form.人数 ${compare(random)} ${whole(random)}`,
  filled("area", (random) => `form.area ${compare(random)} ${random(1_000)}.${random(100)}`),
  filled("name", (random) => `form.name ${oneOf(random, ["==", "!="])} "${oneOf(random, names)}"`),
  (random) => `form.kind in ["${oneOf(random, ["大型", "中型"])}"]`,
  (random) => `form.expires ${compare(random)} "20${10 + random(80)}-0${1 + random(9)}-15"`,
  () => "has(form.begins)",
  () => 'form["cold-dishes"]',
  () => 'materials["floor-plan"]',
  () => "reached.acceptance",
  (random) => `channel == "${oneOf(random, ["window", "online"])}"`,
];

/** What asks of what is worked out, or of parts of a text. */
const others: readonly Atom[] = [
  (random) => `(form.staff + ${random(9)}) ${compare(random)} ${whole(random)}`,
  (random) => `size(form.name) ${compare(random)} ${whole(random)}`,
  (random) => `form.name.${oneOf(random, methods)}("${oneOf(random, texts)}")`,
  (random) => `days(form.begins, form.expires) ${compare(random)} ${whole(random)}`,
];

const methods = ["startsWith", "endsWith", "contains"];
const names = ["甲", "a b", "(a+)+$", "__proto__", "//", "&&", "😀", "'"];
const texts = ["", ...names];
const words = [
  ..."().,[]{}!?:+-*/%<>=&|\"'`;\\ \n\t",
  ...["&&", "||", "==", "in ", "has(", "size(", "form", ".", "staff", "true", "null", "0", "1e400"],
  ...["__proto__", "constructor", ".matches(", ".map(x,x)", "审", "＞", "\u0000", "\u202e", "😀"],
  ...["9".repeat(30), "(".repeat(60), "!".repeat(60), "form.staff > 0 || ".repeat(20)],
];
