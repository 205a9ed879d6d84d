import * as z from "zod";
import { choice, described } from "./described.js";
import { Name } from "./field-schemas.js";
import { groupWords, joinWords, shareWords } from "./join-words.js";

/** The most branches that an approval has. */
export const mostBranches = 64;
const many = z.int().min(1).max(mostBranches);

/** How many have to agree, in a word. */
const shares = choice({
  all: { zh: "全部同意", en: "all of them" },
  any: { zh: "一个同意即可", en: "any one of them" },
  majority: { zh: "过半数同意；恰为半数不算", en: "more than half of them; exactly half is not" },
});

/** How many of several have to agree: a word, or a number of them. */
export const Share = z.union([
  shares,
  described(z.strictObject({ of: many }), shareWords).transform(
    (counted): { readonly of: number } => counted,
  ),
]);
export type Share = z.infer<typeof Share>;

const Group = z.strictObject({
  branches: z.array(Name).min(1).max(mostBranches),
  join: Share.default("all"),
});

/** How the branches of an approval come to one result. One way is written, and `veto` beside any of them. */
const JoinRule = z.strictObject({
  of: many.optional(),
  weights: z.record(Name, z.int().min(1).max(1000)).optional(),
  threshold: z.int().min(1).max(64_000).optional(),
  lead: Name.optional(),
  groups: z.record(Name, described(Group, groupWords)).optional(),
  veto: z.array(Name).min(1).max(64).optional(),
});
export type JoinRule = z.infer<typeof JoinRule>;

/** How branches join: in a word, or spelt out. */
export const Join = z.union([shares, described(JoinRule, joinWords)]);
export type Join = z.infer<typeof Join>;

/** What becomes of branches at work once their opinions cannot change the result any more. */
export const OnceSettled = choice({
  "let-finish": { zh: "继续办毕，全部意见列明", en: "they finish, and all opinions are listed" },
  "stop-others": { zh: "停止办理，记明原因", en: "they are stopped, and the reason is recorded" },
});
