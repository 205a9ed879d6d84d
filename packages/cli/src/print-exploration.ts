import type { Lang } from "@banjian/base";
import { type Exploration, type Told, trailLines } from "@banjian/sim";
import type { Context } from "./context.js";
import { notTried } from "./not-tried.js";
import { tableLines } from "./print.js";
import { harmless, wrap } from "./text-width.js";

type Look = Pick<Context, "lang" | "colours" | "width">;

/** What was found out: how the chart hangs together, how cases can end and when, and what is wrong, with the way to it. */
export function explorationLines(it: Exploration, look: Look): readonly string[] {
  const { lang, colours } = look;
  const { item, chart, situations, more } = it;
  const atLeast = (many: boolean) => (many ? { zh: "至少 ", en: "at least " }[lang] : "");
  const size = {
    zh: `状态图有 ${atLeast(chart.more)}${chart.count} 种格局；试走了 ${atLeast(more)}${situations} 种情形`,
    en: `the chart has ${atLeast(chart.more)}${chart.count} configurations; ${atLeast(more)}${situations} situations were tried`,
  };
  return [
    `${colours.bold(harmless(item.title[lang]))}  ${colours.dim(`${item.code} ${item.version}`)}`,
    size[lang],
    "",
    ...endLines(it, look),
    "",
    ...problemLines(it, look),
    ...leftOutLines(it, look),
  ];
}

function leftOutLines({ item }: Exploration, { lang, colours, width }: Look): readonly string[] {
  const left = notTried(item)?.[lang];
  return left === undefined ? [] : ["", ...wrap(left, width).map(colours.dim)];
}

function endLines({ ends, endless }: Exploration, { lang, colours }: Look): readonly string[] {
  const days = (count: number | undefined) => (count === undefined ? "–" : String(count));
  const heads = {
    zh: ["终态", "最快（工作日）", "人人按期时最慢"],
    en: ["end", "soonest (business days)", "latest with everybody in time"],
  }[lang];
  const rows = ends.map(({ title, soonest, latest }) => [
    title[lang],
    days(soonest.businessDays),
    `${days(latest?.businessDays)}${endless ? "+" : ""}`,
  ]);
  const [head = "", ...lines] = tableLines([heads, ...rows]);
  return [colours.dim(head), ...lines];
}

function problemLines(it: Exploration, look: Look): readonly string[] {
  const { lang, colours } = look;
  const good = {
    zh: "没有死路，没有走不完的循环，没有到不了的状态，各部门总能汇齐，人人按期则承诺必守",
    en: "no dead end, no livelock, no unreachable state, departments always join, promises hold when everybody is in time",
  }[lang];
  const found = problems(it);
  const bounded = it.more || it.chart.more;
  const unfinished = {
    zh: `情形太多，试走没有做完：以上只是已经试到的。用 --most 放宽，或者先用 banjian check 找出使办件没完没了的写法`,
    en: "there are too many situations, and not all were tried: this is what was found so far. Give --most a larger number, or look with banjian check for what keeps cases from ending",
  }[lang];
  if (bounded) {
    return [
      ...wrap(`! ${unfinished}`, look.width).map(colours.yellow),
      "",
      ...faultLines(it, look),
    ];
  }
  if (found.length === 0) return [colours.green(`✓ ${good}`)];
  return faultLines(it, look);
}

function faultLines(it: Exploration, look: Look): readonly string[] {
  const { lang, colours } = look;
  return problems(it).flatMap(({ zh, en, way }) => [
    ...wrap(`✗ ${harmless({ zh, en }[lang])}`, look.width).map(colours.red),
    ...(way === undefined
      ? []
      : trailLines(it.item, way, lang).map((line) => `    ${colours.dim(harmless(line))}`)),
    "",
  ]);
}

type Problem = { readonly zh: string; readonly en: string; readonly way?: Told["place"] };

/** Everything wrong with an item, one sentence each, with the way to it where there is one. */
export function problems({
  chart,
  deadEnds,
  livelocks,
  rounds,
  broken,
  untaken,
}: Exploration): readonly Problem[] {
  const shown = (value: unknown) => JSON.stringify(value);
  return [
    ...chart.unreachable.map((path) => ({
      zh: `到不了状态“${path}”`,
      en: `nothing leads to the state "${path}"`,
    })),
    ...chart.neverJoined.map((path) => ({
      zh: `“${path}”中的部门永远汇不齐`,
      en: `the departments in "${path}" can never join`,
    })),
    ...chart.deadEnds.map((value) => ({
      zh: `死路：${shown(value)}`,
      en: `a dead end: ${shown(value)}`,
    })),
    ...chart.livelocks.map((value) => ({
      zh: `走不完的循环：${shown(value)}`,
      en: `no way out of a circle: ${shown(value)}`,
    })),
    ...deadEnds.slice(0, 3).map((way) => ({
      zh: "死路：谁也不能再做什么，也不会再有到期",
      en: "a dead end: nobody can do anything, and nothing will ever be due",
      way,
    })),
    ...livelocks.slice(0, 1).map((way) => ({
      zh: "走不完的循环：怎样办都到不了终态",
      en: "a livelock: whatever is done leads to no end",
      way,
    })),
    ...rounds.slice(0, 1).map((way) => ({
      zh: "没有人办理也走不完的循环：期限届满后又互相起算（DEF83）",
      en: "an endless round with nobody doing anything: limits run out into each other (DEF83)",
      way,
    })),
    ...untaken.map((key) => ({
      zh: `没有办件走得通：${key}`,
      en: `no case can take the arrow ${key}`,
    })),
    ...broken.map(({ title, way }) => ({
      zh: `人人按期，${title.zh}仍可能超期（第 ${way.businessDays} 个工作日）：`,
      en: `the ${title.en} can be missed although everybody is in time (business day ${way.businessDays}):`,
      way: way.place,
    })),
  ];
}

/** The ways worth keeping as scenarios: to each end soonest and latest, to everything that is wrong, and through every arrow. */
export function toldWays(it: Exploration): readonly Told[] {
  const nameOf = (text: string) => text.replace(/[^\p{Script=Han}A-Za-z0-9]+/gu, "-");
  return [
    ...it.broken.map(({ limit, title, way }) => ({
      name: `missed-${nameOf(limit)}`,
      title: {
        zh: `人人按期，${title.zh}仍超期`,
        en: `everybody in time and the ${title.en} missed`,
      },
      place: way.place,
    })),
    ...stuck("dead-end", { zh: "死路", en: "a dead end" }, it.deadEnds),
    ...stuck("livelock", { zh: "走不完的循环", en: "a livelock" }, it.livelocks),
    ...stuck("round", { zh: "没有人办理也走不完的循环", en: "an endless round" }, it.rounds),
    ...it.ends.flatMap(({ name, title, soonest, latest }) => [
      {
        name: `soonest-${nameOf(name)}`,
        title: { zh: `最快：${title.zh}`, en: `soonest: ${title.en}` },
        place: soonest.place,
      },
      ...(latest === undefined
        ? []
        : [
            {
              name: `latest-${nameOf(name)}`,
              title: {
                zh: `人人按期时最慢：${title.zh}`,
                en: `latest with everybody in time: ${title.en}`,
              },
              place: latest.place,
            },
          ]),
    ]),
    ...it.ways.map(({ place }, index) => ({
      name: `way-${index + 1}`,
      title: { zh: `第 ${index + 1} 条路`, en: `way ${index + 1}` },
      place,
    })),
  ];
}

/** The ways to places of one kind, as many as are worth looking at. */
function stuck(name: string, title: Told["title"], places: Exploration["deadEnds"]): Told[] {
  return places.slice(0, 3).map((place, index) => ({ name: `${name}-${index + 1}`, title, place }));
}

/** The same as data, in one language. */
export function explorationJson(it: Exploration, lang: Lang): object {
  const { item, from, chart, situations, more, ends, endless } = it;
  const left = notTried(item);
  return {
    item: item.code,
    version: item.version,
    from,
    chart,
    situations,
    more,
    endless,
    ...(left === undefined ? {} : { notTried: left[lang] }),
    ends: ends.map(({ name, title, soonest, latest }) => ({
      name,
      title: title[lang],
      soonest: soonest.businessDays,
      ...(latest === undefined ? {} : { latest: latest.businessDays }),
    })),
    problems: problems(it).map(({ zh, en, way }) => ({
      problem: { zh, en }[lang],
      ...(way === undefined ? {} : { way: trailLines(item, way, lang) }),
    })),
  };
}
