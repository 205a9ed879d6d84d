import type { Text } from "@banjian/base";
import { type Allowance, sayAllowance } from "../../definition/allowance.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { LimitInput } from "../../definition/limit-schema.js";
import { momentText, sameMoment } from "../../definition/moment.js";
import { mergedLimits } from "../item-limits.js";
import { areLonger } from "./allowance-days.js";
import type { LimitReach, Reaches } from "./limit-reach.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** A promise that is kept keeps the statute too, whatever way a case takes: in its length, its start, what lengthens and what stops it. */
export function promiseTroubles(file: ItemFile, reaches: Reaches): Trouble[] {
  const limits = mergedLimits(file);
  const [promised, statutory] = [limits.get("promised"), limits.get("statutory")];
  if (promised?.within === undefined || statutory?.within === undefined) return [];
  const whole = { ...promised, within: promised.within };
  const law = { ...statutory, within: statutory.within };
  return [
    ...(areLonger([whole.within], law.within) ? [tooLong(file, whole.within, law.within)] : []),
    ...variantTroubles(file, { promised: whole, statutory: law }),
    ...[
      becoming(whole, law),
      starting(file, { promised: whole, statutory: law }, reaches),
      extending(whole, law),
      excluding(whole, law, reaches.get("promised")),
      restarting(whole, law),
    ].flatMap((beyond) =>
      beyond === undefined
        ? []
        : [
            {
              ...defRules.promiseBeyondStatute(beyond.why),
              path: placeOf(file, "promised", beyond.key),
            },
          ],
    ),
  ];
}

type Timed = LimitInput & { readonly within: Allowance };
type Beyond = { readonly key: keyof LimitInput; readonly why: Text } | undefined;

function tooLong(file: ItemFile, promised: Allowance, statutory: Allowance): Trouble {
  return {
    ...defRules.promisedTooLong(sayAllowance(promised), sayAllowance(statutory)),
    path: placeOf(file, "promised", "within"),
  };
}

/** What a variant makes of both. */
function variantTroubles(
  { variants }: ItemFile,
  { promised, statutory }: { readonly promised: Timed; readonly statutory: Timed },
): Trouble[] {
  return Object.entries(variants).flatMap(([name, { limits }]) => {
    const own = Object.keys(limits).find((one) => one === "promised" || one === "statutory");
    const promise = inVariant(promised, limits.promised);
    const law = inVariant(statutory, limits.statutory);
    // Of another unit than the item's own it has a finding already, and longer than that as well.
    const same =
      promise.within.unit === promised.within.unit && law.within.unit === statutory.within.unit;
    if (own === undefined || !same) return [];
    const path = ["variants", name, "limits", own];
    if (areLonger([promise.within], law.within)) {
      if (areLonger([promised.within], statutory.within)) return [];
      const [told, most] = [sayAllowance(promise.within), sayAllowance(law.within)];
      const kept = () => defRules.variantKeepsPromise(name, told, most);
      return [{ ...(limits.promised ? defRules.promisedTooLong(told, most) : kept()), path }];
    }
    const later = [becoming(promise, law) ?? []].flat();
    return becoming(promised, statutory)
      ? []
      : later.map(({ why }) => ({ ...defRules.promiseBeyondStatute(why), path }));
  });
}

function inVariant(limit: Timed, own: ItemFile["variants"][string]["limits"][string] | undefined) {
  return { ...limit, within: own?.within ?? limit.within, becomes: own?.becomes ?? limit.becomes };
}

/** Another allowance from some moment on: the promise's within the statute's of then. */
function becoming(promised: Timed, statutory: Timed): Beyond {
  const after = ({ becomes = [], within }: Timed, on: Parameters<typeof sameMoment>[0]) =>
    becomes.find((one) => sameMoment(one.on, on))?.within ?? within;
  const moments = [...(promised.becomes ?? []), ...(statutory.becomes ?? [])].map(({ on }) => on);
  const late = moments.find((on) => areLonger([after(promised, on)], after(statutory, on)));
  if (late === undefined || areLonger([promised.within], statutory.within)) return undefined;
  const [long, law] = [after(promised, late), after(statutory, late)].map(sayAllowance);
  return {
    key: "becomes",
    why: {
      zh: `“${momentText(late)}”以后承诺 ${long?.zh}，而法定 ${law?.zh}`,
      en: `from "${momentText(late)}" on it is ${long?.en}, and the statute ${law?.en}`,
    },
  };
}

/** What begins while the statute is running already is too late, unless a limit in between leaves time enough for it. */
function starting(
  file: ItemFile,
  { promised, statutory }: { readonly promised: Timed; readonly statutory: Timed },
  reaches: Reaches,
): Beyond {
  const { starts = [] } = promised;
  const law = statutory.starts ?? [];
  if (!reaches.get("promised")?.ends) return undefined;
  const later = starts.find((start) => {
    if (law.some((one) => sameMoment(one, start))) return false;
    const before = reaches.get("statutory")?.runsUpTo(start) ?? false;
    return before && !leavesTime(file, start, { promised, statutory });
  });
  if (later === undefined) return undefined;
  const [own, first] = [momentText(later), law.map(momentText).join(", ")];
  return {
    key: "starts",
    why: {
      zh: `它自“${own}”起算，而法定期限自“${first}”已在计时，其间没有期限，或加起来更长`,
      en: `it starts on "${own}", when the statute has been running since "${first}": no limit binds what lies between, or the two together are longer`,
    },
  };
}

function leavesTime(
  file: ItemFile,
  start: Parameters<typeof sameMoment>[0],
  { promised, statutory }: { readonly promised: Timed; readonly statutory: Timed },
): boolean {
  return [...mergedLimits(file).values()].some(({ within, starts = [], ends = [] }) => {
    const covers =
      ends.some((end) => sameMoment(end, start)) &&
      starts.some((one) => statutory.starts?.some((law) => sameMoment(law, one)));
    return (
      covers && within !== undefined && !areLonger([within, promised.within], statutory.within)
    );
  });
}

/** Extended alone it may not go beyond the statute: that is extended by a decision of its own. */
function extending({ within, extend }: Timed, statutory: Timed): Beyond {
  if (extend === undefined || areLonger([within], statutory.within)) return undefined;
  const longest = [within, { ...extend.by, count: extend.by.count * extend.times }];
  if (!areLonger(longest, statutory.within)) return undefined;
  const why = {
    zh: "延长以后它比法定期限还长",
    en: "extended it is longer than the statute",
  };
  return { key: "extend", why };
}

const wide = { nothing: 0, procedures: 1, "any-procedure": 2 } as const;

/** Time that the statute counts. */
function excluding(promised: Timed, statutory: Timed, own: LimitReach | undefined): Beyond {
  const reach = ({ "excluded-in": excluded = "nothing" }: LimitInput) => wide[excluded];
  const why = {
    zh: "它不计的时间，法定期限照计",
    en: "it leaves out time that the statute counts",
  };
  if (reach(promised) > reach(statutory)) return { key: "excluded-in", why };
  const law = statutory["excluded-while"] ?? [];
  const more = promised["excluded-while"]?.some(
    (state) => own?.runsIn.has(state) && !law.includes(state),
  );
  return more ? { key: "excluded-while", why } : undefined;
}

function restarting(promised: Timed, statutory: Timed): Beyond {
  const key = (["again", "resume"] as const).find(
    (one) => promised[one] === "restart" && statutory[one] !== "restart",
  );
  const why = {
    zh: "它重新起算，而法定期限不重新起算",
    en: "it starts again, and the statute does not",
  };
  return key && { key, why };
}
