import type { StateValue } from "./chart.js";
import type { ChartTables, TableArrow, TableJump, TableNode } from "./tables.js";

/** One pure step taken: where the case stands now, and which states it left (innermost first) and entered (outermost first). */
export type Step = {
  readonly value: StateValue;
  readonly left: readonly string[];
  readonly entered: readonly string[];
};

/** The step an event takes on these tables, or undefined where it is not possible; throws a plain Error on a value of another chart. */
export function stepOn(tables: ChartTables, value: StateValue, event: string): Step | undefined {
  if (!tables.events.has(event)) return undefined;
  const found: TableArrow[] = [];
  enabled({ nodes: tables.nodes, event, found }, 0, value);
  if (found.length === 0) return undefined;
  const jumps = withoutConflicts(tables.nodes, found).flatMap(({ jump }) => jump ?? []);
  return jumped(tables.nodes, value, jumps);
}

type Search = {
  readonly nodes: readonly TableNode[];
  readonly event: string;
  readonly found: TableArrow[];
};

/** Finds the arrows that answer inside a node: the innermost ones, and those of the node itself only where nothing inside it answers. */
function enabled(search: Search, number: number, value: StateValue): boolean {
  const node = nodeAt(search.nodes, number);
  let answered = false;
  if (typeof value === "string") answered = enabled(search, childOf(node, value), {});
  else {
    for (const name in value) {
      const inner = value[name];
      if (inner !== undefined) {
        answered = enabled(search, childOf(node, name), inner) || answered;
      }
    }
  }
  if (answered) return true;
  const arrow = node.arrows.get(search.event);
  if (arrow !== undefined) search.found.push(arrow);
  return arrow !== undefined;
}

/** Of arrows in regions side by side that would leave the same nodes the first is taken. */
function withoutConflicts(
  nodes: readonly TableNode[],
  found: readonly TableArrow[],
): readonly TableArrow[] {
  if (found.length === 1) return found;
  const kept: TableArrow[] = [];
  for (const arrow of found.toSorted((a, b) => a.source - b.source)) {
    if (!kept.some((other) => collide(nodes, arrow, other))) kept.push(arrow);
  }
  return kept;
}

function collide(nodes: readonly TableNode[], a: TableArrow, b: TableArrow): boolean {
  if (a.jump === undefined || b.jump === undefined) return false;
  const [one, other] = [a.jump.domain, b.jump.domain];
  return one === other || isInside(nodes, one, other) || isInside(nodes, other, one);
}

function isInside(nodes: readonly TableNode[], inner: number, outer: number): boolean {
  return inner > outer && inner <= nodeAt(nodes, outer).last;
}

function jumped(nodes: readonly TableNode[], from: StateValue, jumps: readonly TableJump[]): Step {
  let value = from;
  const left: number[] = [];
  const entered: number[] = [];
  for (const jump of jumps) {
    const before: number[] = [];
    collectStanding(nodes, jump.domain, valueAt(value, jump.way), before);
    for (const number of before) if (!jump.active.includes(number)) left.push(number);
    for (const number of jump.active) if (!before.includes(number)) entered.push(number);
    value = replaced(value, jump.way, jump.value);
  }
  const pathOf = (number: number) => nodeAt(nodes, number).path;
  return {
    value,
    left: left.sort((a, b) => b - a).map(pathOf),
    entered: entered.sort((a, b) => a - b).map(pathOf),
  };
}

function collectStanding(
  nodes: readonly TableNode[],
  number: number,
  value: StateValue,
  into: number[],
): void {
  const node = nodeAt(nodes, number);
  if (typeof value === "string") {
    into.push(childOf(node, value));
    return;
  }
  for (const name in value) {
    const child = childOf(node, name);
    into.push(child);
    collectStanding(nodes, child, value[name] ?? {}, into);
  }
}

function valueAt(value: StateValue, way: readonly string[]): StateValue {
  let inner = value;
  for (const name of way) inner = innerOf(inner, name);
  return inner;
}

/** The value with what is inside the domain replaced; all beside the way there stays as it was. */
function replaced(
  value: StateValue,
  [name, ...further]: readonly string[],
  inside: StateValue,
): StateValue {
  if (name === undefined) return inside;
  const inner = replaced(innerOf(value, name), further, inside);
  return typeof value === "string" ? { [name]: inner } : { ...value, [name]: inner };
}

function innerOf(value: StateValue, name: string): StateValue {
  const inner = typeof value === "string" ? undefined : value[name];
  if (inner === undefined) throw new Error(`the case does not stand in ${name}`);
  return inner;
}

function childOf(node: TableNode, name: string): number {
  const child = node.children.get(name);
  if (child === undefined)
    throw new Error(`the chart has no state ${name} in ${node.path || "it"}`);
  return child;
}

function nodeAt(nodes: readonly TableNode[], number: number): TableNode {
  const node = nodes[number];
  if (node === undefined) throw new Error(`the chart has no node ${number}`);
  return node;
}
