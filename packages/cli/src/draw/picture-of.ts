import type { Lang } from "@banjian/base";
import {
  type ChartState,
  departmentTitle,
  describeLimit,
  type Item,
  type LimitDescription,
  sayAllowance,
  sayChoice,
  sayConsultations,
  sayJoin,
  saySigning,
  sayStart,
  sayWhen,
  variantNotes,
} from "@banjian/core";
import { arrowsOf, labelOf } from "./arrows-of.js";
import { canHappen, exitOf, isExit } from "./exits.js";
import type { Box, Line, Note, Picture } from "./picture.js";
import { spansOf } from "./spans-of.js";
import { arrowTitle, listed, rolesText, type Words, wordsFor } from "./words.js";

/** What a picture of an item shows: its states, where they lead, who works there, and its limits. */
export function pictureOf(item: Item, lang: Lang): Picture {
  const { chart, code, version } = item;
  const shown = new Map<string, string>();
  const drawing = { ...wordsFor(item, lang), shown };
  const boxes = Object.entries(chart.states)
    .filter(([, state]) => !isExit(state))
    .map(([name, state]) => ({
      ...boxOf(drawing, name, state),
      ...(name === chart.initial ? { initial: true as const } : {}),
    }));
  const authority = departmentTitle(item, item.file.item.authority.department)[lang];
  return {
    title: item.title[lang],
    subtitle: `${authority} · ${code} ${version}`,
    notes: notesOf(item, lang),
    boxes,
    arrows: arrowsOf(drawing, shown),
    spans: spansOf(drawing),
  };
}

function notesOf(item: Item, lang: Lang): Note[] {
  return Object.values(item.file.variants).map((variant) => {
    const [title, who] = [variant.title[lang], sayChoice(item.file, variant)[lang]];
    const notes = variantNotes(item, variant).map((note) => note[lang]);
    return {
      title: { zh: `情形：${title}（${who}）`, en: `variant: ${title} (${who})` }[lang],
      text: notes.join({ zh: "；", en: "; " }[lang]),
    };
  });
}

/** The words, and under which box each state is shown: its own, or that of a frame or branch it is folded into. */
type Drawing = Words & { readonly shown: Map<string, string> };

function boxOf(drawing: Drawing, path: string, state: ChartState, id: string = path): Box {
  const { lang, shown } = drawing;
  shown.set(path, id);
  const branch = branchBox(drawing, path, state);
  if (branch !== undefined) return { ...branch, id };
  const [only, ...others] = Object.entries(state.states ?? {});
  if (only !== undefined && others.length === 0) {
    // A frame around one box says nothing: the box stands for both.
    const inner = boxOf(drawing, `${path}.${only[0]}`, only[1], id);
    return {
      ...inner,
      title: state.title[lang],
      lines: [...inner.lines, ...linesOf(drawing, state)],
    };
  }
  return {
    id,
    kind: state.end === undefined ? "state" : "end",
    title: state.title[lang],
    lines: linesOf(drawing, state),
    boxes: Object.entries(state.states ?? {}).map(([name, inner]) => ({
      ...boxOf(drawing, `${path}.${name}`, inner),
      ...(name === state.initial && !state.parallel ? { initial: true as const } : {}),
    })),
    ...(state.parallel ? { parallel: true } : {}),
  };
}

/** One department's part of the approval: its states are always the same, so its steps are shown instead. */
function branchBox(drawing: Drawing, path: string, state: ChartState): Box | undefined {
  const { item, lang, shown } = drawing;
  const branch =
    path.split(".").at(-2) === "branches" ? item.branches.get(path.split(".")[2] ?? "") : undefined;
  if (branch === undefined) return undefined;
  for (const name of Object.keys(state.states ?? {})) shown.set(`${path}.${name}`, path);
  const limit = item.limits.get(`branch:${branch.id}`);
  const steps = branch.steps.map((one, index): Line => {
    const roles = rolesText(drawing, one.by);
    const signing = saySigning(one);
    const who = {
      zh: `（${signing === undefined ? roles : `${roles}，${signing.zh}`}）`,
      en: ` (${signing === undefined ? roles : `${roles}, ${signing.en}`})`,
    }[lang];
    return { tone: "does", text: `${index + 1} ${arrowTitle({ kind: one.step }, lang)}${who}` };
  });
  const department: Line = { tone: "who", text: departmentTitle(item, branch.department)[lang] };
  const needed = [
    ...(branch.onlyWhen === undefined ? [] : [sayWhen(item.file, branch.onlyWhen)]),
    ...(branch.preReview || branch.firstReview ? [sayStart(item, branch)] : []),
  ].map((said): Line => ({ tone: "who", text: said[lang] }));
  return {
    id: path,
    kind: "branch",
    title: state.title[lang],
    lines: [
      ...(state.title[lang] === department.text ? [] : [department]),
      ...needed,
      ...steps,
      ...(limit === undefined ? [] : limitLines(describeLimit(item, limit), lang)),
    ],
    boxes: [],
  };
}

function limitLines({ within, variants, outcome }: LimitDescription, lang: Lang): Line[] {
  return [within, variants, outcome].flatMap((said): Line[] =>
    said === undefined ? [] : [{ tone: "time", text: said[lang] }],
  );
}

function linesOf(drawing: Drawing, state: ChartState): Line[] {
  const { item, lang } = drawing;
  const ways = Object.values(state.on ?? {}).filter((arrow) => canHappen(item, arrow));
  const exits = ways.filter((arrow) => exitOf(item.chart, arrow) !== undefined);
  const acts = ways.filter((arrow) => !exits.includes(arrow) && arrow.branch === undefined);
  const stays = acts.filter(({ to, by }) => to === undefined && by.length > 0);
  const lines: Line[] = [
    {
      tone: "who",
      text: rolesText(
        drawing,
        acts.flatMap(({ by }) => by),
      ),
    },
    {
      tone: "does",
      text: listed(
        stays.map((one) => labelOf(item, one, lang)),
        lang,
      ),
    },
    ...joinLines(drawing, state),
    ...procedureLines(drawing, state),
    ...consultationLines(drawing, state),
    {
      tone: "ends",
      text: listed(
        exits.map((one) => exitText(drawing, one)),
        lang,
      ),
    },
  ];
  return lines
    .filter(({ text }) => text !== "")
    .map(({ tone, text }) => ({ tone, text: tone === "ends" ? `× ${text}` : text }));
}

/** How the branches come to one result, where it is not the usual way. */
function joinLines({ item, lang }: Words, { stage }: ChartState): Line[] {
  const usual = (item.approval?.join ?? "all") === "all";
  return stage !== "approval" || usual ? [] : [{ tone: "does", text: sayJoin(item)[lang] }];
}

/** The departments that may be consulted. */
function consultationLines({ item, lang }: Words, { stage }: ChartState): Line[] {
  const said = stage === "approval" ? sayConsultations(item) : undefined;
  return said === undefined ? [] : [{ tone: "does", text: said[lang] }];
}

/** The special procedures, in the frame of the stage that brings them. */
function procedureLines({ item, lang }: Words, { stage }: ChartState): Line[] {
  if (stage !== "approval") return [];
  return [...item.procedures.values()].map(({ title, excludes, within }) => {
    const long = within === undefined ? "" : ` ${sayAllowance(within)[lang]}`;
    const out = excludes ? { zh: "（不计时）", en: " (not counted)" }[lang] : "";
    return { tone: excludes ? "excluded" : "time", text: `${title[lang]}${long}${out}` };
  });
}

function exitText({ item, lang }: Words, arrow: Parameters<typeof exitOf>[1]): string {
  const label = labelOf(item, arrow, lang);
  const end = exitOf(item.chart, arrow)?.title;
  const chinese = arrowTitle(arrow, "zh");
  // Whether the end says the same again, which Chinese shows by the same characters.
  const same = end?.zh.includes(chinese) || chinese.includes(end?.zh.replace(/^已/, "") ?? "");
  return same ? label : `${label} → ${end?.[lang]}`;
}
