import fc from "fast-check";
import type { Chart, ChartState, ChartTransition } from "../chart/chart.js";

type Shape = {
  readonly kind: "leaf" | "end" | "compound" | "parallel";
  readonly inside: readonly Shape[];
  readonly begins: number;
  readonly arrows: readonly { readonly event: number; readonly to: number }[];
};

const arrows = fc.array(
  fc.record({ event: fc.nat({ max: 5 }), to: fc.integer({ min: -1, max: 60 }) }),
  { maxLength: 4 },
);

const shapeOf = fc.memo((depth) =>
  fc.record({
    kind:
      depth <= 1
        ? fc.constantFrom("leaf" as const, "leaf" as const, "end" as const)
        : fc.constantFrom("leaf" as const, "compound" as const, "parallel" as const),
    inside:
      depth <= 1 ? fc.constant([]) : fc.array(shapeOf(depth - 1), { minLength: 1, maxLength: 3 }),
    begins: fc.nat({ max: 2 }),
    arrows,
  }),
) as (depth: number) => fc.Arbitrary<Shape>;

/** Charts of any shape, also such as no item could give: nested, parallel, with ends inside, arrows from anywhere to anywhere, few names for many arrows. */
export const randomCharts: fc.Arbitrary<Chart> = fc
  .record({
    states: fc.array(shapeOf(4), { minLength: 1, maxLength: 5 }),
    begins: fc.nat({ max: 4 }),
  })
  .map(({ states, begins }) => {
    const paths = states.flatMap((shape, index) => pathsOf(shape, `s${index}`));
    return {
      initial: `s${begins % states.length}`,
      states: named(states, "s", (shape, name) => stateOf(shape, name, paths)),
    };
  });

function pathsOf(shape: Shape, path: string): string[] {
  if (!holdsOthers(shape)) return [path];
  return [path, ...shape.inside.flatMap((inner, index) => pathsOf(inner, `${path}.s${index}`))];
}

function holdsOthers({ kind, inside }: Shape): boolean {
  return (kind === "compound" || kind === "parallel") && inside.length > 0;
}

function stateOf(shape: Shape, path: string, paths: readonly string[]): ChartState {
  const title = { zh: path, en: path };
  if (shape.kind === "end") return { title, end: "archived" };
  const on = Object.fromEntries(
    shape.arrows.map(({ event, to }): [string, ChartTransition] => {
      const target = to < 0 ? undefined : paths[to % paths.length];
      const arrow = { action: `e${event}`, kind: "advance", by: [] } as const;
      return [arrow.action, target === undefined ? arrow : { ...arrow, to: target }];
    }),
  );
  if (!holdsOthers(shape)) return { title, on };
  const states = named(shape.inside, `${path}.s`, (inner, at) => stateOf(inner, at, paths));
  if (shape.kind === "parallel") return { title, on, parallel: true, states };
  return { title, on, initial: `s${shape.begins % shape.inside.length}`, states };
}

function named(
  shapes: readonly Shape[],
  prefix: string,
  make: (shape: Shape, path: string) => ChartState,
): Record<string, ChartState> {
  return Object.fromEntries(
    shapes.map((shape, index) => [`s${index}`, make(shape, `${prefix}${index}`)]),
  );
}
