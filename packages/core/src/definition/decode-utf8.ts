/** The text of UTF-8 bytes; if they are not UTF-8, `whole` is false and `text` ends before the first wrong byte. */
export function decodeUtf8(bytes: Uint8Array): { readonly text: string; readonly whole: boolean } {
  const text = decoded(bytes, "whole");
  return text === undefined
    ? { text: decoded(longestStart(bytes), "start") ?? "", whole: false }
    : { text, whole: true };
}

/** `start`: a character that is cut off at the end is left out instead of being a fault. */
function decoded(bytes: Uint8Array, part: "whole" | "start"): string | undefined {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes, { stream: part === "start" });
  } catch {
    return undefined; // the decoder throws at a wrong byte, without saying where
  }
}

/** Halves its way to the longest start that holds no wrong byte: eighteen trials for the largest file. */
function longestStart(bytes: Uint8Array): Uint8Array {
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (decoded(bytes.subarray(0, middle), "start") === undefined) bad = middle;
    else good = middle;
  }
  return bytes.subarray(0, good);
}
