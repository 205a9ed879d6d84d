import type { Lang } from "@banjian/base";
import { type ChartState, type ChartTransition, type Item, writeMoney } from "@banjian/core";

/** The plain statechart of an item and its limits with everything filled in, as data in one language. */
export function expandedItem(item: Item, lang: Lang): object {
  const { code, version, title, chart, limits, file } = item;
  return {
    item: code,
    version,
    title: title[lang],
    initial: chart.initial,
    states: statesIn(chart.states, lang),
    ...(Object.keys(file.variants).length === 0 ? {} : { variants: file.variants }),
    ...(Object.keys(file.members).length === 0 ? {} : { members: file.members }),
    ...(item.file.item.free ? { free: true } : {}),
    ...(item.file.item.fees.length === 0 ? {} : { fees: item.file.item.fees.map(feeIn) }),
    limits: Object.fromEntries(
      [...limits.values()].map((limit) => [limit.name, limitIn(limit, lang)]),
    ),
  };
}

function feeIn({ amount, ...fee }: Item["file"]["item"]["fees"][number]): object {
  return present({ ...fee, amount: amount && writeMoney(amount.fen) });
}

function statesIn(states: Readonly<Record<string, ChartState>>, lang: Lang): object {
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => [name, stateIn(state, lang)]),
  );
}

function stateIn(
  { title, stage, initial, parallel, on, end, done, states }: ChartState,
  lang: Lang,
) {
  return present({
    title: title[lang],
    stage,
    initial,
    parallel,
    end,
    done,
    on:
      on &&
      Object.fromEntries(Object.entries(on).map(([key, arrow]) => [key, arrowIn(arrow, lang)])),
    states: states && statesIn(states, lang),
  });
}

function arrowIn(arrow: ChartTransition, lang: Lang): object {
  const { action, kind, title, outcome, branch, step, by, when, way, to, resume } = arrow;
  return present({
    action,
    kind,
    title: title?.[lang],
    outcome,
    branch,
    step,
    by: by.length > 0 ? by : undefined,
    when,
    ...(way?.when === undefined ? {} : { "way-when": way.when }),
    to,
    resume,
  });
}

// A branch's limit is no milestone's: it runs while the branch is open.
const branchMoments = { starts: ["branch-opened"], ends: ["branch-done"] };

type Limit = Item["limits"] extends ReadonlyMap<string, infer One> ? One : never;

function limitIn(limit: Limit, lang: Lang): object {
  const { title, within, starts, ends, again, owner, department, branch, basis } = limit;
  const { roll, excludedIn, excludedWhile, resume, extend, onExpiry, becomes, rungs } = limit;
  const { outcome, to, ifMet, basis: expiryBasis } = onExpiry;
  return present({
    title: title[lang],
    within: `${within.count} ${within.unit}`,
    ...(starts.length === 0 ? branchMoments : { starts, ends }),
    counts: limit.counts,
    again,
    owner,
    department,
    branch,
    basis,
    roll,
    closes: limit.closes,
    becomes: becomes.length === 0 ? undefined : becomes.map(changeIn),
    "excluded-in": excludedIn,
    "excluded-while": excludedWhile.length === 0 ? undefined : excludedWhile,
    resume,
    extend: extend && present({ ...extend, by: `${extend.by.count} ${extend.by.unit}` }),
    "on-expiry": present({ outcome, to, "if-met": ifMet, basis: expiryBasis }),
    rungs,
  });
}

function changeIn({ on, within, basis }: Limit["becomes"][number]): object {
  return present({ on, within: `${within.count} ${within.unit}`, basis });
}

/** Without what is undefined: the reader sees only what holds. */
function present(entries: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
