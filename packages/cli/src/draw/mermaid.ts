import type { Box, Picture } from "./picture.js";

/** A picture as the text of a Mermaid state diagram, for pages that draw such text themselves. Variants and limits stand in comments above. */
export function mermaid({ title, notes, boxes, arrows, spans }: Picture): string {
  const names = new Map(everyBox(boxes).map(({ id }, index) => [id, `s${index + 1}`]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const initial = boxes.find((box) => box.initial);
  return [
    "---",
    `title: ${JSON.stringify(title)}`,
    "---",
    "stateDiagram-v2",
    ...notes.map((note) => `  %% ${note.title} ${note.text}`),
    ...spans.map((span) => `  %% ${span.title} ${span.within}`),
    "  direction TB",
    ...(initial === undefined ? [] : [`  [*] --> ${nameOf(initial.id)}`]),
    ...boxes.flatMap((box) => stateLines(box, nameOf)).map((line) => `  ${line}`),
    ...arrows
      .filter((arrow) => !arrow.to.startsWith(`${arrow.from.split(".branches.")[0]}.branches.`))
      .map(
        ({ from, to, labels }) =>
          `  ${nameOf(from)} --> ${nameOf(to)} : ${plain(labels.join(" / "))}`,
      ),
    ...boxes.filter(({ kind }) => kind === "end").map(({ id }) => `  ${nameOf(id)} --> [*]`),
    "",
  ].join("\n");
}

function stateLines(box: Box, nameOf: (id: string) => string): string[] {
  const text = [box.title, ...box.lines.map((line) => line.text)].map(plain);
  if (box.boxes.length === 0) return [`state "${text.join("<br/>")}" as ${nameOf(box.id)}`];
  const initial = box.boxes.find((one) => one.initial);
  const inside = box.boxes.flatMap((one, index) => [
    ...(box.parallel && index > 0 ? ["--"] : []),
    ...stateLines(one, nameOf),
  ]);
  return [
    `state "${plain(box.title)}" as ${nameOf(box.id)} {`,
    ...(initial === undefined ? [] : [`  [*] --> ${nameOf(initial.id)}`]),
    ...inside.map((line) => `  ${line}`),
    "}",
  ];
}

function everyBox(boxes: readonly Box[]): Box[] {
  return boxes.flatMap((box) => [box, ...everyBox(box.boxes)]);
}

/** Without the signs that mean something to Mermaid. */
function plain(text: string): string {
  // A condition still has to say which way it compares.
  const compared = text.replaceAll("<", "＜").replaceAll(">", "＞");
  return compared.replace(/["“”]/g, "'").replace(/[;#:{}]/g, " ");
}
