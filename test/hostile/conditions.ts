import { type Input, inputs, type Named, named } from "./inputs.js";

const accept = (group: string, sources: Named) =>
  inputs({ group: `condition, ${group}`, asks: "condition" }, true, sources);
const refuse = (group: string, sources: Named) =>
  inputs({ group: `condition, ${group}`, asks: "condition" }, false, sources);
const each = (texts: readonly string[]) => named(texts, (text) => text);

const objectNames = [...Object.getOwnPropertyNames(Object.prototype), "prototype", "then"];

const walks = (): Input[] => [
  ...refuse(
    "a walk to an object's own names",
    named(objectNames, (name) => `form.${name} == 1`),
  ),
  ...refuse(
    "the same in brackets",
    named(objectNames, (name) => `form["${name}"] == "x"`),
  ),
  ...refuse(
    "the same asked for",
    named(objectNames, (name) => `has(form.${name})`),
  ),
  ...refuse(
    "a walk on from what there is",
    named(objectNames, (name) => `form.staff.${name} > 0`),
  ),
  ...refuse(
    "a name put together",
    each([
      'form["con" + "structor"] == "x"',
      'form["con"+"structor"]("return process")()',
      'form["__pro" + "to__"]["polluted"]',
      'applicant["kind"]["constructor"] == "x"',
      "form[form.name] == 1",
      "form[0] > 1",
      "form[channel] > 1",
    ]),
  ),
  ...refuse(
    "a name of the machine",
    each(
      "process global globalThis window require import eval Function this self module exports console Date Math JSON Reflect Proxy Symbol".split(
        " ",
      ),
    ),
  ),
];

const calls = (): Input[] => [
  ...refuse(
    "a function there is not",
    each([
      "now() > form.begins",
      'timestamp("2026-01-01T00:00:00Z") > timestamp(0)',
      'duration("1h") > duration("1s")',
      "random() > 0.5",
      "dyn(form.staff) > 1",
      'type(form.staff) == "int"',
      'string(form.staff) == "1"',
      "int(form.area) > 1",
      "uint(form.staff) > 1u",
      'bytes(form.name) == b"a"',
      "form.staff.toString()",
      "form.name.length > 3",
      'form.name.replace("a", "b") == "b"',
      'form.name.split("")[0] == "a"',
      "form.name.repeat(1000000000) == form.name",
      'form.name.concat("x") == "x"',
      "Math.max(form.staff, 3) > 1",
      "eval(form.name)",
      "has(has(form.staff))",
      "has(1)",
      "size(form.staff) > 1",
      "size() > 1",
      "days(form.begins) > 1",
      "days(form.begins, form.expires, form.begins) > 1",
    ]),
  ),
  ...refuse(
    "a loop",
    each([
      "[1, 2, 3].all(x, x > form.staff)",
      "[1, 2, 3].exists(x, x == form.staff)",
      "[1, 2, 3].exists_one(x, x == form.staff)",
      "[1, 2].map(x, x * form.staff)[0] > 1",
      "[1, 2].filter(x, x > form.staff).size() > 1",
      "[[1],[2]].all(x, x.all(y, y > form.staff))",
      '{"a": 1}.all(k, k == form.name)',
      "cel.bind(x, form.staff, x > 1)",
    ]),
  ),
];

// Patterns on which matchers that go back are known to hang; a condition may name them, and never match them.
const patterns =
  "(a+)+$ ([a-zA-Z]+)*$ (a|aa)+$ (a|a?)+$ (.*a){20} ^(([a-z])+.)+[A-Z]([a-z])+$ (x+x+)+y (a*)*b ([0-9]+)+# (\\\\w+\\\\s?)*$ ^(a?){30}a{30}$ (.*)*=.* (?:a|a)*c ((a+)+)+d ^(.+)+@(.+)+$ (?=(a+))a*b ([^x]*)*y (\\\\d|\\\\d\\\\d)+! (b|b*)*c [\\\\s]+[\\\\s]+$".split(
    " ",
  );
// No condition has a backslash in a text.
const plain = patterns.filter((pattern) => !pattern.includes("\\"));

const matching = (): Input[] => [
  ...refuse(
    "a pattern to match",
    named(patterns, (pattern) => `form.name.matches("${pattern}")`),
  ),
  ...refuse(
    "a pattern to match as a function",
    named(patterns.slice(0, 8), (pattern) => `matches(form.name, "${pattern}")`),
  ),
  ...accept(
    "a pattern as any other text",
    named(plain, (pattern) => `form.name == "${pattern}"`),
  ),
  ...accept(
    "a pattern to begin with",
    named(plain.slice(0, 10), (pattern) => `form.name.startsWith("${pattern}")`),
  ),
];

const wrapped = (open: string, depth: number, close: string) =>
  `${open.repeat(depth)}form.staff > 0${close.repeat(depth)}`;
const row = (count: number) => Array.from({ length: count }, () => "form.staff > 0");

const sizes = (): Input[] => [
  ...accept("depth", {
    "4 brackets": wrapped("(", 4, ")"),
    "8 brackets": wrapped("(", 8, ")"),
    "9 negations": `${"!".repeat(9)}has(form.staff)`,
    "5 choices": `${"has(form.staff) ? ".repeat(5)}form.staff > 1${" : false".repeat(5)}`,
  }),
  ...refuse("depth", {
    "30 brackets": wrapped("(", 30, ")"),
    "400 brackets": wrapped("(", 400, ")"),
    "400 open brackets": wrapped("(", 400, ""),
    "400 open lists": wrapped("[", 400, ""),
    "900 negations": `${"!".repeat(900)}has(form.staff)`,
    "900 signs": `form.staff > ${"-".repeat(900)}1`,
    "60 choices": `${"has(form.staff) ? ".repeat(50)}true${" : true".repeat(9)}`,
    "a closed one too many": "(form.staff > 0))",
  }),
  ...accept("length", {
    "8 parts": row(8).join(" && "),
    "20 parts by turns": row(16).join(" || "),
    "a list of 50": `form.name in [${Array.from({ length: 50 }, (_, i) => `"${i}"`).join(",")}]`,
    "900 characters of text": `form.name == "${"审".repeat(900)}"`,
    "900 spaces": `form.staff > 0${" ".repeat(900)}`,
    "a long remark": `form.staff > 0 // ${"x".repeat(900)}`,
  }),
  ...refuse("length", {
    nothing: "",
    "a space": " ",
    "a remark alone": "// 一",
    "80 parts": row(55).join("&&"),
    "1,001 characters": `form.name == "${"x".repeat(988)}"`,
    "256 KB": `form.name == "${"x".repeat(262_000)}"`,
    "10 MB": "form.staff > 0 || ".repeat(550_000),
    "a list of 51": `form.name in [${Array.from({ length: 51 }, (_, i) => `"${i}"`).join(",")}]`,
    "a list without end": `form.name in ["a"`,
    "text without end": 'form.name == "a',
    "three quotes": 'form.name == """a"""x"',
  }),
];

const values = (): Input[] => [
  ...accept(
    "number",
    named(
      "0 1 -1 9007199254740991 -9007199254740991 42".split(" "),
      (number) => `form.staff > ${number}`,
    ),
  ),
  ...accept(
    "number with a point",
    named("0.0 -0.5 1.5e3 1e10 3.14".split(" "), (number) => `form.area > ${number}`),
  ),
  ...refuse(
    "number",
    named(
      "9007199254740992 -9007199254740993 9223372036854775808 99999999999999999999 1_000 1e 0b1 ０ ١ 1.2.3 --".split(
        " ",
      ),
      (number) => `form.staff > ${number}`,
    ),
  ),
  ...accept(
    "day",
    named(
      "2026-01-01 2024-02-29 1990-12-31 2099-06-30".split(" "),
      (day) => `form.expires < "${day}"`,
    ),
  ),
  ...refuse(
    "day",
    named(
      [
        "2026-02-30",
        "2026-13-01",
        "2026-1-1",
        "2023-02-29",
        "2026-01-01T00:00:00Z",
        "24:00",
        "tomorrow",
        "",
        "２０２６-01-01",
        "2026-01-01 ",
        "99999-01-01",
      ],
      (day) => `form.expires < "${day}"`,
    ),
  ),
  ...accept(
    "what is compared",
    each([
      'form.name != ""',
      'form.kind in ["大型", "中型"]',
      'channel == "window" || applicant.kind == "person"',
      'form["cold-dishes"] == true',
      "!(form.staff > 3)",
      "form.staff + 1 > form.staff * 2 - 3",
      "form.staff % 2 == 0",
      "form.staff / 0 > 1",
      "form.area / 0.0 > 1.0",
      "days(form.begins, form.expires) == -3",
      "form.name.contains('审')",
      'size(form.name) > 0 && form.name.size() < 100 && form.name.endsWith("店")',
      "has(form.area) ? form.area > 300.0 : has(form.staff)",
      'branches.fire == "agreed" && reached.acceptance',
    ]),
  ),
  ...refuse(
    "what is compared",
    each([
      'form.staff == "1"',
      'form.staff > "a"',
      "form.staff == true",
      "form.area == 2",
      "form.name > 3",
      "form.staff",
      "form.name",
      "!form.staff",
      "form.staff = 1",
      "form.staff === 1",
      "form.staff += 1",
      "form.staff++ > 1",
      "form.staff > 1;",
      "form.staff > 1, true",
      "form.staff > 1 and true",
      "not form.staff > 1",
      "form.staff <> 1",
      "form.staff & 1 == 1",
      "form.staff | 1 == 1",
      "form.staff << 2 > 1",
      "form.staff ** 9 > 1",
      "form?.staff > 1",
      "form.staff ?? 1 > 0",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: what somebody may try to have filled in.
      "`${form.staff}` == '1'",
      "(x => x)(form.staff) > 1",
      "function () { return 1 }",
      "{a: form.staff} == {}",
      "form == form",
      "null == form.name",
      "undefined == form.name",
      "NaN == form.area",
      "Infinity > form.area",
      "1 < 2",
      "true",
      "true || false",
      'channel == "post"',
      "form.staff > 1 ? 2 : 3",
      'form.name[0] == "a"',
      'form.begins + 1 > "2026-01-01"',
    ]),
  ),
];

const characters = (): Input[] => [
  ...refuse(
    "character",
    each([
      "form.staff ＞ 0",
      "form。staff > 0",
      "form.staff > 0 ＆＆ true",
      "“form.staff” > 0",
      "form.st\u200baff > 0",
      "form.\u202estaff > 0",
      "fоrm.staff > 0",
      "form.staff\u0000 > 0",
      "form.staff > 0 \u0007",
      'form.name == "\\u0000"',
      'form.name == "\\x00"',
      "form.staff > 0 #",
      "form.staff > 0 @",
      "$form.staff > 0",
      "form\\u002estaff > 0",
      "😀 > 0",
    ]),
  ),
  ...accept(
    "character in text",
    named(
      ["审", "😀", "\u{20000}", "é", "＞", "&&", "//", "<script>", "';--", "]]>", "%00"],
      (text) => `form.name == "${text}"`,
    ),
  ),
  ...accept(
    "spacing",
    each([
      "form.staff>0",
      " form.staff > 0 ",
      "form.staff\n>\n0",
      "form.staff\t>\t0",
      "form.人数 > 0",
    ]),
  ),
];

/** Conditions by hand; two in five are right. */
export const hostileConditions: readonly Input[] = [
  ...walks(),
  ...calls(),
  ...matching(),
  ...sizes(),
  ...values(),
  ...characters(),
];
