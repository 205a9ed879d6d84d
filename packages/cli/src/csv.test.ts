import { expect, test } from "vitest";
import { csvRows } from "./csv.js";

test("a table is read with quotes, commas, line ends of every kind, and a mark at its beginning", () => {
  const text = '\ufeffcode,title\r\n1,"甲，""乙"", 丙"\r\n\r\n2,"两\n行"\n3,\n';
  expect(csvRows(text)).toEqual([
    { code: "1", title: '甲，"乙", 丙' },
    { code: "2", title: "两\n行" },
    { code: "3", title: "" },
  ]);
});

test("an empty table has no rows", () => {
  expect(csvRows("")).toEqual([]);
  expect(csvRows("code,title\n")).toEqual([]);
});
