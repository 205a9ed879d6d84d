/** What one voice counts for: it has agreed, refused, not spoken yet, or is not asked. */
export type Voice = "agreed" | "refused" | "open" | "not-asked";

/** What several voices come to; undefined while it can still turn out either way. */
export type Outcome = "agreed" | "refused" | undefined;

/** One who is asked, and how heavy the word is. */
export type Weighed = { readonly voice: Voice; readonly weight: number };

/**
 * Agreed when those who agree weigh as much as is needed, refused when they no longer can. Who is not asked weighs nothing;
 * where those who are asked weigh less than is needed, all of them have to agree.
 */
export function tally(voices: readonly Weighed[], needed: number): Outcome {
  const sums = { agreed: 0, refused: 0, open: 0, "not-asked": 0 };
  for (const { voice, weight } of voices) sums[voice] += weight;
  const least = Math.min(needed, sums.agreed + sums.refused + sums.open);
  if (sums.agreed >= least) return "agreed";
  return sums.agreed + sums.open < least ? "refused" : undefined;
}

/** How many of several have to agree; exactly half is no majority. */
export function countNeeded(
  share: "all" | "any" | "majority" | { readonly of: number },
  voices: readonly Voice[],
): number {
  const asked = voices.filter((voice) => voice !== "not-asked").length;
  switch (share) {
    case "all":
      return asked;
    case "any":
      return 1;
    case "majority":
      return Math.floor(asked / 2) + 1;
    default:
      return share.of;
  }
}

/** What voices that weigh the same come to. */
export function tallyOf(
  share: Parameters<typeof countNeeded>[0],
  voices: readonly Voice[],
): Outcome {
  return tally(
    voices.map((voice) => ({ voice, weight: 1 })),
    countNeeded(share, voices),
  );
}

/** What outcomes of which each has to agree come to. */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes("refused")) return "refused";
  return outcomes.every((outcome) => outcome === "agreed") ? "agreed" : undefined;
}
