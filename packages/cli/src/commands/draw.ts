import { checkedItem } from "../checked-item.js";
import { command, flag } from "../command.js";
import { mermaid } from "../draw/mermaid.js";
import { pictureOf } from "../draw/picture-of.js";
import { themes } from "../draw/theme.js";
import { jsonText } from "../print.js";
import { outputOption, writeOutput } from "../write-output.js";

/** An item as a picture: its states, who works there, and its limits. */
export const draw = command({
  name: "draw",
  about: {
    zh: "把事项画成图：状态、走向、部门和期限（SVG 或 Mermaid）",
    en: "draw an item: its states, where they lead, departments and limits (SVG or Mermaid)",
  },
  operands: [{ syntax: "<file>", about: { zh: "事项文件", en: "an item file" } }],
  options: {
    output: outputOption,
    dark: flag("--dark", { zh: "深色背景", en: "on a dark ground" }),
    mermaid: flag("--mermaid", {
      zh: "输出 Mermaid 文本，供会画它的网页使用",
      en: "print Mermaid text, for pages that draw it",
    }),
  },
  notes: {
    zh: "黑点是起始处，虚线是无人办理而发生的走向，右侧是各项期限的起止。--json 输出图的内容而不是图。",
    en: "A dot marks where a case begins, a dashed line is a way nobody takes by an action, and the bars on the right are the limits. --json prints what the picture shows.",
  },
  examples: [
    "banjian draw examples/items/restaurant-opening.yaml -o restaurant.svg",
    "banjian draw licence.yaml --mermaid",
  ],
  run: async (context, { operands: [named = ""], options }) => {
    const { lang, json } = context;
    const picture = pictureOf(await checkedItem(named), lang);
    if (json || options.mermaid) {
      const text = json ? jsonText(picture) : mermaid(picture);
      await writeOutput(context, options.output, text);
      return 0;
    }
    // The layout is a large library: only who draws waits for it.
    const { layOut } = await import("../draw/layout.js");
    const { paint } = await import("../draw/paint.js");
    const placed = await layOut(picture);
    const svg = paint(placed, themes[options.dark ? "dark" : "light"], lang);
    await writeOutput(context, options.output, svg);
    return 0;
  },
});
