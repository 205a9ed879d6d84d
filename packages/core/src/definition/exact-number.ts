const jsonNumber = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/;

// Longer than any number that could be exact and that a person would write; keeps the work small.
const longestNumber = 40;

/** True if `written` is a number as JSON writes it and reading it changes nothing: no digit is lost, nothing overflows. */
export function isExactNumber(written: string): boolean {
  if (written.length > longestNumber) return false;
  const asked = significant(written);
  return asked !== undefined && asked === significant(String(Number(written)));
}

/** Equal for two spellings of one number: `1.50` and `15e-1` are both `15e-1`. Undefined for what is no JSON number. */
function significant(written: string): string | undefined {
  const [, sign, whole = "", fraction = "", exponent = "0"] = jsonNumber.exec(written) ?? [];
  if (sign === undefined) return undefined;
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const kept = digits.replace(/0+$/, "");
  if (kept === "") return "0";
  return `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}
