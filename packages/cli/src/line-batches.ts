/** One line of a text that comes in pieces, or the news that it was too long to be kept. */
export type Line = { readonly text: string } | { readonly tooLong: true };

/** No request is longer; more is not kept, so that a text without line ends cannot fill the memory. */
export const longestLine = 65_536;

/**
 * The lines of a stream in UTF-8, in batches: those that end in one piece of it come together. Never holds more than a
 * piece and one line.
 */
export async function* lineBatches(
  input: AsyncIterable<Uint8Array>,
  longest = longestLine,
): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder();
  let rest = "";
  let skipping = false;
  const lineOf = (text: string): Line => {
    const tooLong = skipping || text.length > longest;
    skipping = false;
    return tooLong ? { tooLong } : { text };
  };
  for await (const piece of input) {
    const texts = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = texts.pop() ?? "";
    const lines = texts.map(lineOf);
    if (rest.length > longest) {
      skipping = true;
      rest = "";
    }
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  if (rest !== "" || skipping) yield [lineOf(rest)];
}
