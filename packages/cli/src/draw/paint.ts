import type { Lang } from "@banjian/base";
import { escaped } from "@banjian/core";
import { markWidth, padding } from "./box-size.js";
import type {
  Area,
  PlacedArrow,
  PlacedBox,
  PlacedNote,
  PlacedPicture,
  PlacedSpan,
  Point,
} from "./placed.js";
import { leading, letter } from "./text-size.js";
import type { Theme } from "./theme.js";

const fonts =
  "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif";

/** A picture as SVG that stands for itself: no script, no font, nothing to fetch. */
export function paint(picture: PlacedPicture, theme: Theme, lang: Lang): string {
  const { title, subtitle, notes, boxes, arrows, spans } = picture;
  const [width, height] = [Math.ceil(picture.width), Math.ceil(picture.height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" lang="${lang === "zh" ? "zh-Hans" : "en"}" font-family="${fonts}">`,
    `<title>${escaped(title)}</title>`,
    `<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8Z" fill="${theme.arrow}"/></marker></defs>`,
    `<rect width="${width}" height="${height}" fill="${theme.ground}"/>`,
    textAt({ x: 32, y: 46 }, title, { size: letter.heading, fill: theme.text, bold: true }),
    textAt({ x: 32, y: 70 }, subtitle, { size: letter.line, fill: theme.faint }),
    ...notes.flatMap((one) => noteShapes(one, theme)),
    // Below all else, so that no words are crossed by them.
    ...spans.flatMap((one) => guideShapes(one, theme)),
    ...boxes.map((one) => boxShape(one, theme)),
    ...arrows.map((one) => arrowShape(one, theme)),
    ...boxes.flatMap((one) => boxTexts(one, theme)),
    ...arrows.flatMap((one) => labelShapes(one, groundOf(one, boxes, theme), theme)),
    ...spans.flatMap((one) => spanShapes(one, theme)),
    "</svg>\n",
  ].join("\n");
}

function boxShape({ box, depth, ...area }: PlacedBox, theme: Theme): string {
  const [fill, line] = coloursOf(box, depth, theme);
  const radius = box.kind === "end" ? Math.min(area.height / 2, 20) : 8;
  const dashes = box.parallel ? ' stroke-dasharray="6 4"' : "";
  const width = box.kind === "end" ? ' stroke-width="2"' : "";
  return `<rect x="${num(area.x)}" y="${num(area.y)}" width="${num(area.width)}" height="${num(area.height)}" rx="${radius}" fill="${fill}" stroke="${line}"${dashes}${width}/>`;
}

function boxTexts({ box, lines, depth, ...area }: PlacedBox, theme: Theme): string[] {
  const [halo] = coloursOf(box, depth, theme);
  const left = area.x + padding;
  const title = { x: left + (box.initial ? markWidth : 0), y: area.y + 24 };
  return [
    ...(box.initial
      ? [`<circle cx="${num(left + 5)}" cy="${num(area.y + 19)}" r="5" fill="${theme.text}"/>`]
      : []),
    textAt(title, box.title, { size: letter.title, fill: theme.text, bold: true, halo }),
    ...lines.map(({ tone, text }, index) =>
      textAt({ x: left, y: area.y + 24 + (index + 1) * leading }, text, {
        size: letter.line,
        fill: tone === "does" ? theme.text : theme[tone],
        halo,
      }),
    ),
  ];
}

function coloursOf(box: PlacedBox["box"], depth: number, theme: Theme): Theme["state"] {
  if (box.boxes.length === 0) return theme[box.kind];
  return depth === 0 ? theme.frame : theme.inner;
}

function arrowShape({ arrow, points }: PlacedArrow, theme: Theme): string {
  const dashes = arrow.silent ? ' stroke-dasharray="5 4"' : "";
  return `<path d="${rounded(points)}" fill="none" stroke="${theme.arrow}" stroke-width="1.4"${dashes} marker-end="url(#tip)"/>`;
}

/** The colour behind a label: that of the innermost frame it stands in. */
function groundOf({ label }: PlacedArrow, boxes: readonly PlacedBox[], theme: Theme): string {
  const around = boxes.findLast((box) => label !== undefined && isIn(label, box));
  return around === undefined ? theme.ground : coloursOf(around.box, around.depth, theme)[0];
}

function isIn({ x, y, width, height }: Area, box: Area): boolean {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  return x >= box.x && y >= box.y && x + width <= right && y + height <= bottom;
}

function labelShapes({ arrow, label }: PlacedArrow, ground: string, theme: Theme): string[] {
  if (label === undefined) return [];
  const words = arrow.labels.map((text, index) =>
    textAt({ x: label.x + 4, y: label.y + 13 + index * (leading - 2) }, text, {
      size: letter.line,
      fill: theme.text,
    }),
  );
  return [backing(label, ground), ...words];
}

/** Hides what is drawn below words. */
function backing({ x, y, width, height }: Area, fill: string): string {
  return `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" fill="${fill}"/>`;
}

/** From the boxes to both ends of a limit. */
function guideShapes({ x, y, length, edge }: PlacedSpan, theme: Theme): string[] {
  return [y, y + length].map(
    (at) =>
      `<path d="M${num(edge + 4)} ${num(at)}H${num(x - 3)}" stroke="${theme.time}" stroke-width="0.6" stroke-dasharray="2 4" opacity="0.7"/>`,
  );
}

function noteShapes(note: PlacedNote, theme: Theme): string[] {
  const { x, y, height } = note;
  return [
    `<path d="M${num(x)} ${num(y)}V${num(y + height)}" stroke="${theme.who}" stroke-width="2.5"/>`,
    ...wordShapes(note, theme.who, theme),
  ];
}

function spanShapes(span: PlacedSpan, theme: Theme): string[] {
  const { x, y, length } = span;
  return [
    `<path d="M${num(x - 3)} ${num(y)}H${num(x + 5)}M${num(x)} ${num(y)}V${num(y + length)}M${num(x - 3)} ${num(y + length)}H${num(x + 5)}" fill="none" stroke="${theme.time}" stroke-width="2.5"/>`,
    ...wordShapes(span, theme.time, theme),
  ];
}

function wordShapes(
  { x, y, width, title, lines }: PlacedNote,
  fill: string,
  theme: Theme,
): string[] {
  const first = y + 14;
  const height = (title.length + lines.length) * (leading - 1) + 4;
  return [
    backing({ x: x + 8, y: y + 2, width: width - 8, height: height - 2 }, theme.ground),
    ...title.map((text, index) =>
      textAt({ x: x + 10, y: first + index * (leading - 1) }, text, {
        size: letter.line,
        fill,
        bold: true,
      }),
    ),
    ...lines.map((text, index) =>
      textAt({ x: x + 10, y: first + (title.length + index) * (leading - 1) }, text, {
        size: letter.line - 1,
        fill: theme.faint,
      }),
    ),
  ];
}

/** The line through the points, with its corners rounded. */
function rounded(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (start === undefined) return "";
  const parts = rest.map((point, index) => {
    const next = rest[index + 1];
    if (next === undefined) return `L${num(point.x)} ${num(point.y)}`;
    const before = towards(point, rest[index - 1] ?? start);
    const after = towards(point, next);
    return `L${num(before.x)} ${num(before.y)}Q${num(point.x)} ${num(point.y)} ${num(after.x)} ${num(after.y)}`;
  });
  return `M${num(start.x)} ${num(start.y)}${parts.join("")}`;
}

/** A point a little way from one point towards another. */
function towards(from: Point, to: Point): Point {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const share = distance === 0 ? 0 : Math.min(6, distance / 2) / distance;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

type Look = {
  readonly size: number;
  readonly fill: string;
  readonly bold?: true;
  /** Drawn round the letters, so that a line behind them does not cross them. */
  readonly halo?: string;
};

function textAt({ x, y }: Point, text: string, { size, fill, bold, halo }: Look): string {
  const weight = bold ? ' font-weight="600"' : "";
  const around =
    halo === undefined
      ? ""
      : ` stroke="${halo}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;
  return `<text x="${num(x)}" y="${num(y)}" font-size="${size}" fill="${fill}"${weight}${around}>${escaped(text)}</text>`;
}

function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}
