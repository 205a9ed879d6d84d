import { expect, test } from "vitest";
import type { Path, Place } from "./finding.js";
import { draftYaml } from "./read-yaml.js";

const lines = (...parts: string[]) => parts.join("\n");

function read(source: string): { at: (path: Path) => Place; keyAt: (path: Path) => Place } {
  const { draft, list } = draftYaml(source, "items/fire.yaml");
  if (draft === undefined) throw new Error(JSON.stringify(list.inOrder()));
  return {
    at: (path) => list.placeOf(draft.at(path)),
    keyAt: (path) => list.placeOf(draft.keyAt(path)),
  };
}

const source = read(
  lines("名称: 消防审查", "limits:", "  - name: 初审", "    days: 20", "  - {name: 复审}", "note:"),
);

test.each([
  // path                      value          key
  [[], "1:1", "1:1"],
  [["名称"], "1:5", "1:1"],
  [["limits"], "3:3", "2:1"],
  [["limits", 0], "3:5", "3:5"],
  [["limits", 0, "days"], "4:11", "4:5"],
  [["limits", 1, "name"], "5:12", "5:6"],
  [["note"], "6:6", "6:1"],
  [["limits", 1, "days"], "5:5", "5:5"],
  [["limits", 7, "name"], "3:3", "2:1"],
  [["名称", "x", 0], "1:5", "1:1"],
  [["toString"], "1:1", "1:1"],
])(
  "%j begins at %s, its key at %s; what is missing is where its ancestor is",
  (path, at, keyAt) => {
    const value = source.at(path);
    const key = source.keyAt(path);
    expect(`${value.line}:${value.column}`).toBe(at);
    expect(`${key.line}:${key.column}`).toBe(keyAt);
  },
);

test("do not count a byte order mark, and count the same after CRLF", () => {
  expect(read("\uFEFFa: 1").at(["a"])).toEqual({ line: 1, column: 4 });
  expect(read("a: 1\r\nb: 2").at(["b"])).toEqual({ line: 2, column: 4 });
});
