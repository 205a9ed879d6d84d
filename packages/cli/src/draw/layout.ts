import elk from "elkjs/lib/elk.bundled.js";
import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api.js";
import { boxSize, labelSize, padding } from "./box-size.js";
import type { Arrow, Box, Picture } from "./picture.js";
import { placeNotes } from "./place-notes.js";
import { placeSpans } from "./place-spans.js";
import type { Area, PlacedArrow, PlacedBox, PlacedPicture } from "./placed.js";

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.json.shapeCoords": "ROOT",
  "elk.json.edgeCoords": "ROOT",
  // The order of the file is the order of the picture.
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.cycleBreaking.strategy": "MODEL_ORDER",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.spacing.nodeNode": "28",
  "elk.spacing.edgeNode": "20",
  "elk.spacing.edgeEdge": "14",
  "elk.spacing.edgeLabel": "6",
  "elk.layered.spacing.nodeNodeBetweenLayers": "26",
  "elk.layered.spacing.edgeNodeBetweenLayers": "16",
  "elk.edgeLabels.inline": "false",
};

const margin = 32;
const heading = 64;
const gap = 20;

/** Gives everything in a picture its place. */
export async function layOut(picture: Picture): Promise<PlacedPicture> {
  const notes = placeNotes(picture.notes, { x: margin, y: heading + gap });
  const head = Math.max(heading, ...notes.map(({ y, height }) => y + height));
  const graph: ElkNode = {
    id: "",
    layoutOptions: {
      ...options,
      "elk.padding": `[top=${head + margin},left=${margin},bottom=${margin},right=${margin}]`,
    },
    children: picture.boxes.map((box) => elkNode(picture, box)),
    edges: picture.arrows.map(elkEdge),
  };
  const laid: ElkNode = await new elk.default().layout(graph);
  const boxes = picture.boxes.flatMap((box) => placedBoxes(box, laid, 0));
  const arrows = picture.arrows.map((arrow, index) => placedArrow(arrow, laid.edges?.[index]));
  const right = Math.max(...boxes.map(({ x, width }) => x + width), ...arrows.flatMap(rightOf));
  const spans = placeSpans(picture.spans, boxes, right + margin);
  const all: readonly Area[] = [...notes, ...boxes, ...spans];
  return {
    title: picture.title,
    subtitle: picture.subtitle,
    width: Math.max(right, ...all.map(({ x, width }) => x + width)) + margin,
    height: Math.max(laid.height ?? 0, ...all.map(({ y, height }) => y + height + margin)),
    notes,
    boxes,
    arrows,
    spans,
  };
}

/** Whether boxes that are open at once wait for each other: then they stand in rows of their own heights. */
function inTurn({ arrows }: Picture, { boxes }: Box): boolean {
  const ids = boxes.map(({ id }) => id);
  return arrows.some(({ from, to }) => ids.includes(from) && ids.includes(to));
}

function elkNode(picture: Picture, box: Box, least = 0): ElkNode {
  const { width, height } = boxSize(box);
  const place = box.initial ? { "elk.layered.layering.layerConstraint": "FIRST" } : {};
  if (box.boxes.length === 0) {
    return { id: box.id, width, height: Math.max(height, least), layoutOptions: place };
  }
  const below = padding + Math.max(0, height - 2 * padding - leastHeight(box));
  const rest = box.parallel && !inTurn(picture, box) ? highest(box.boxes) : 0;
  // The words of a frame stand left of what is inside where an arrow from above might cross them.
  const isBeside = box.lines.length > 0 || isEntered(picture, box);
  const [top, left] = isBeside ? [padding, width] : [height, padding];
  return {
    id: box.id,
    // What is open at once stands side by side, and is as high.
    children: box.boxes.map((inner) => elkNode(picture, inner, rest)),
    layoutOptions: {
      ...place,
      "elk.padding": `[top=${top},left=${left},bottom=${below},right=${padding}]`,
    },
  };
}

/** Whether an arrow leads from outside to a box inside. */
function isEntered({ arrows }: Picture, box: Box): boolean {
  const inside = new Set(idsIn(box));
  return arrows.some(({ from, to }) => inside.has(to) && !inside.has(from));
}

function idsIn({ boxes }: Box): readonly string[] {
  return boxes.flatMap((box) => [box.id, ...idsIn(box)]);
}

/** How high what is inside a frame is at least: the first box and one below it, or all side by side. */
function leastHeight({ parallel, boxes }: Box): number {
  const heights = boxes.map(
    (box) => boxSize(box).height + (box.boxes.length === 0 ? 0 : leastHeight(box)),
  );
  const [first = 0, ...others] = heights;
  return parallel ? Math.max(...heights) : first + Math.max(0, ...others);
}

function highest(boxes: readonly Box[]): number {
  const leaves = boxes.filter((one) => one.boxes.length === 0);
  return Math.max(0, ...leaves.map((one) => boxSize(one).height));
}

function elkEdge({ from, to, labels }: Arrow, index: number): ElkExtendedEdge {
  const text = labels.length === 0 ? [] : [{ text: labels.join("\n"), ...labelSize(labels) }];
  return { id: `arrow ${index}`, sources: [from], targets: [to], labels: text };
}

function placedBoxes(box: Box, parent: ElkNode, depth: number): PlacedBox[] {
  const node = parent.children?.find(({ id }) => id === box.id);
  if (node === undefined) throw new Error(`the layout has lost ${box.id}`);
  const placed = { box, ...areaOf(node), lines: boxSize(box).lines, depth };
  const inner = box.boxes.flatMap((one) => placedBoxes(one, node, depth + 1));
  return [placed, ...(box.parallel ? inOrder(inner) : inner)];
}

/** Boxes in one row, which the layout may have mixed, in the order they were given. */
function inOrder(boxes: readonly PlacedBox[]): readonly PlacedBox[] {
  const rows = new Set(boxes.map(({ y }) => y));
  if (rows.size !== 1) return boxes;
  const [left, right] = [
    Math.min(...boxes.map((one) => one.x)),
    Math.max(...boxes.map((one) => one.x + one.width)),
  ];
  const filled = boxes.reduce((sum, { width }) => sum + width, 0);
  const gap = (right - left - filled) / Math.max(1, boxes.length - 1);
  let x = left;
  return boxes.map((one) => {
    const placed = { ...one, x };
    x += one.width + gap;
    return placed;
  });
}

function placedArrow(arrow: Arrow, edge: ElkExtendedEdge | undefined): PlacedArrow {
  const section = edge?.sections?.[0];
  if (edge === undefined || section === undefined) {
    throw new Error(`the layout has lost the arrow from ${arrow.from} to ${arrow.to}`);
  }
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  const label = edge.labels?.[0];
  return { arrow, points, label: label === undefined ? undefined : areaOf(label) };
}

function areaOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Area>): Area {
  return { x, y, width, height };
}

function rightOf({ points, label }: PlacedArrow): number[] {
  return [...points.map(({ x }) => x), label === undefined ? 0 : label.x + label.width];
}
