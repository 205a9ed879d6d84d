import type { StateValue } from "./chart.js";
import type { machineOf } from "./machine.js";

/** One arrow, with all that can be said of it before anybody takes it. */
export type TableArrow = {
  /** The number of the node it stands on. */
  readonly source: number;
  /** Where it leads; without, the case stays where it is. */
  readonly jump?: TableJump;
};

/** What an arrow does to a value. */
export type TableJump = {
  /** The innermost node that is neither left nor entered: all inside it is left. */
  readonly domain: number;
  /** The names that lead from the top to the domain. */
  readonly way: readonly string[];
  /** The value inside the domain afterwards. */
  readonly value: StateValue;
  /** The nodes inside the domain that the value then stands in, in document order. */
  readonly active: readonly number[];
};

/** One node of the tree. The nodes inside it are those numbered from the next one to `last`. */
export type TableNode = {
  readonly path: string;
  readonly last: number;
  readonly children: ReadonlyMap<string, number>;
  readonly arrows: ReadonlyMap<string, TableArrow>;
};

/** A chart as plain tables: its nodes in document order, the whole chart first. */
export type ChartTables = {
  readonly start: StateValue;
  readonly events: ReadonlySet<string>;
  readonly nodes: readonly TableNode[];
};

type Machine = ReturnType<typeof machineOf>;
type MachineNode = Machine["root"];
type MachineArrow =
  ReturnType<MachineNode["transitions"]["get"]> extends (infer One)[] | undefined ? One : never;

/** Makes tables of a machine; throws a plain Error on what they do not cover: guards, eventless arrows, actions, history, timers, actors. */
export function compileTables({ root }: Machine): ChartTables {
  const tree = inDocumentOrder(root);
  const numbers = new Map(tree.map((node, number) => [node, number]));
  for (const node of tree) refuseUncovered(node);
  const nodes = tree.map((node) => tableNode(node, numbers));
  return {
    start: entered(root, []),
    events: new Set(nodes.flatMap(({ arrows }) => [...arrows.keys()])),
    nodes,
  };
}

function inDocumentOrder(node: MachineNode): MachineNode[] {
  return [node, ...childrenOf(node).flatMap(inDocumentOrder)];
}

function childrenOf({ states }: MachineNode): MachineNode[] {
  return Object.values(states);
}

function tableNode(node: MachineNode, numbers: ReadonlyMap<MachineNode, number>): TableNode {
  const first = numberOf(numbers, node);
  return {
    path: node.path.join("."),
    last: first + inDocumentOrder(node).length - 1,
    children: new Map(childrenOf(node).map((child) => [child.key, numberOf(numbers, child)])),
    arrows: new Map(
      [...node.transitions].map(([event, arrows]) => [event, tableArrow(onlyOne(arrows), numbers)]),
    ),
  };
}

function tableArrow(
  { source, target }: MachineArrow,
  numbers: ReadonlyMap<MachineNode, number>,
): TableArrow {
  const from = { source: numberOf(numbers, source) };
  if (target === undefined) return from;
  const to = onlyOne(target);
  const domain = domainOf(source, to);
  // A leaf that leads to itself is neither left nor entered.
  if (childrenOf(domain).length === 0) return from;
  const way = lineage(to, domain);
  const value = entered(domain, way);
  const active = standing(domain, value).map((node) => numberOf(numbers, node));
  return { ...from, jump: { domain: numberOf(numbers, domain), way: domain.path, value, active } };
}

/** An arrow to the node itself or to something inside it leaves only what is inside; any other, all inside the innermost node that holds both ends. */
function domainOf(source: MachineNode, target: MachineNode): MachineNode {
  if (holds(source, target)) return source;
  let above = target.parent;
  while (above !== undefined && (above === source || !holds(above, source))) above = above.parent;
  if (above === undefined) throw new Error(`an arrow of ${source.id} leads to the whole chart`);
  return above;
}

function holds(outer: MachineNode, inner: MachineNode): boolean {
  return outer.path.every((name, depth) => inner.path[depth] === name);
}

/** The nodes from below the domain down to the target. */
function lineage(target: MachineNode, domain: MachineNode): MachineNode[] {
  if (target === domain) return [];
  return [...(target.parent === undefined ? [] : lineage(target.parent, domain)), target];
}

/** The value inside a node that is entered along a way, and from its end, or beside it, at the initial states. */
function entered(node: MachineNode, [next, ...further]: readonly MachineNode[]): StateValue {
  if (node.type === "parallel") {
    return Object.freeze(
      Object.fromEntries(
        childrenOf(node).map((child) => [child.key, entered(child, child === next ? further : [])]),
      ),
    );
  }
  const child = next ?? initialOf(node);
  if (child === undefined) return Object.freeze({});
  if (childrenOf(child).length === 0) return child.key;
  return Object.freeze({ [child.key]: entered(child, further) });
}

function initialOf(node: MachineNode): MachineNode | undefined {
  return node.type === "compound" ? onlyOne(node.initial.target) : undefined;
}

/** The nodes inside a node that a value of it stands in. */
function standing(node: MachineNode, value: StateValue): MachineNode[] {
  const inside = typeof value === "string" ? { [value]: {} } : value;
  return childrenOf(node).flatMap((child) => {
    const inner = inside[child.key];
    return inner === undefined ? [] : [child, ...standing(child, inner)];
  });
}

const covered = new Set(["id", "initial", "options", "states", "type", "on"]);

function refuseUncovered(node: MachineNode): void {
  const strange = Object.keys(node.config).filter((key) => !covered.has(key));
  if (strange.length > 0 || node.type === "history") {
    throw new Error(`the tables cover no ${strange.join(", ") || "history"} (${node.id})`);
  }
  for (const [event, arrows] of node.transitions) {
    const { guard, reenter } = onlyOne(arrows);
    if (guard !== undefined || reenter || event.includes("*") || event.startsWith("xstate.")) {
      throw new Error(`the tables do not cover the arrow ${event} of ${node.id}`);
    }
  }
}

function onlyOne<Value>(values: readonly Value[] | undefined): Value {
  const [one, another] = values ?? [];
  if (one === undefined || another !== undefined) throw new Error("the tables cover exactly one");
  return one;
}

function numberOf(numbers: ReadonlyMap<MachineNode, number>, node: MachineNode): number {
  const number = numbers.get(node);
  if (number === undefined) throw new Error(`${node.id} is no node of this chart`);
  return number;
}
