import type { Text } from "@banjian/base";
import type { JoinRule, Share } from "../definition/join-schema.js";
import type { Item, StepDefinition } from "../item/item.js";

/** How the branches of an item come to one result, in words: "at least 2 agree; fire can refuse for all". */
export function sayJoin(item: Item): Text {
  const join = item.approval?.join ?? "all";
  if (typeof join === "string") return shareText(join);
  const { veto = [] } = join;
  const vetoes = titles(item, veto, { zh: "或", en: " or " });
  const rule = ruleText(item, join);
  if (veto.length === 0) return rule;
  return {
    zh: `${rule.zh}；${vetoes.zh}可一票否决`,
    en: `${rule.en}; ${vetoes.en} can refuse for all`,
  };
}

/** Who signs a step where several do, in words: "by 2 of 3"; undefined where one person takes it. */
export function saySigning({ signers, sign = "all" }: StepDefinition): Text | undefined {
  if (signers === undefined) return undefined;
  const count = signers.length;
  if (sign === "all") return { zh: `${count} 人会签`, en: `by all ${count}` };
  if (sign === "any") return { zh: `${count} 人或签`, en: `by any of ${count}` };
  if (sign === "majority") {
    return { zh: `${count} 人票签，过半数`, en: `by more than half of ${count}` };
  }
  return { zh: `${count} 人票签，${sign.of} 人同意`, en: `by ${sign.of} of ${count}` };
}

/** How many of several have to agree, in words. */
export function shareText(share: Share): Text {
  if (typeof share === "object") {
    return { zh: `至少 ${share.of} 个同意`, en: `at least ${share.of} agree` };
  }
  return {
    all: { zh: "全部同意", en: "all agree" },
    any: { zh: "一个同意即可", en: "any one agrees" },
    majority: { zh: "过半数同意", en: "more than half agree" },
  }[share];
}

function ruleText(item: Item, { of, weights, threshold = 0, lead, groups }: JoinRule): Text {
  if (of !== undefined) return shareText({ of });
  if (lead !== undefined) {
    const title = titles(item, [lead], { zh: "", en: "" });
    return {
      zh: `由${title.zh}决定，其他意见供参考`,
      en: `${title.en} decides, advised by the others`,
    };
  }
  if (weights !== undefined) {
    const parts = Object.entries(weights).map(([id, weight]) => {
      const { zh, en } = titles(item, [id], { zh: "", en: "" });
      return { zh: `${zh} ${weight}`, en: `${en} ${weight}` };
    });
    const each = inRow(parts, { zh: "、", en: ", " });
    return {
      zh: `同意的权重达到 ${threshold}（${each.zh}）`,
      en: `those who agree weigh at least ${threshold} (${each.en})`,
    };
  }
  if (groups === undefined) return { zh: "无人否决", en: "nobody refuses who can" };
  const parts = Object.values(groups).map(({ branches, join }) => {
    const [members, share] = [titles(item, branches, { zh: "、", en: ", " }), shareText(join)];
    return { zh: `${members.zh}：${share.zh}`, en: `of ${members.en} ${share.en}` };
  });
  return inRow(parts, { zh: "；", en: "; " });
}

function titles(item: Item, ids: readonly string[], between: Text): Text {
  const found = ids.map((id) => item.branches.get(id)?.title ?? { zh: id, en: id });
  return inRow(found, between);
}

function inRow(texts: readonly Text[], between: Text): Text {
  return {
    zh: texts.map(({ zh }) => zh).join(between.zh),
    en: texts.map(({ en }) => en).join(between.en),
  };
}
