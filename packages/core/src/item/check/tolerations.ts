import { sayAllowance } from "../../definition/allowance.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { mergedLimits } from "../item-limits.js";
import { areLonger } from "./allowance-days.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** A document that may come later has some time for it; and since nothing is granted before it has come, that is part of the promise. */
export function tolerationTroubles(file: ItemFile): Trouble[] {
  return [...timeless(file), ...tooLong(file)];
}

function timeless({ item: { materials } }: ItemFile): Trouble[] {
  return materials.flatMap(({ id, tolerated }, index): Trouble[] =>
    tolerated?.within.count === 0
      ? [
          {
            ...defRules.toleratedForNoTime(id),
            path: ["item", "materials", index, "tolerated", "within"],
          },
        ]
      : [],
  );
}

function tooLong(file: ItemFile): Trouble[] {
  const limits = mergedLimits(file);
  const name = limits.get("promised")?.within === undefined ? "statutory" : "promised";
  const whole = limits.get(name)?.within;
  if (whole === undefined) return [];
  return file.item.materials.flatMap(({ id, tolerated }, index): Trouble[] => {
    if (tolerated === undefined || !areLonger([tolerated.within], whole)) return [];
    const [own, most] = [sayAllowance(tolerated.within), sayAllowance(whole)];
    return [
      {
        ...defRules.toleratedTooLong(id, own, name, most),
        path: ["item", "materials", index, "tolerated", "within"],
      },
    ];
  });
}
