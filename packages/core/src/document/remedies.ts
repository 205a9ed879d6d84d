import type { Text } from "@banjian/base";

/** What the law lets whoever is refused do (行政复议法 art. 20, 行政诉讼法 art. 46), told where whoever refuses tells nothing else. */
const lawful: Text = {
  zh: "如不服本决定，可以自收到之日起六十日内依法申请行政复议，或者六个月内依法提起行政诉讼。",
  en: "Against this decision review may be asked for within sixty days of its receipt, or an action brought within six months.",
};

/** What a refusal tells of review and lawsuit: what was written, else what the law says. */
export function remediesTold(written = ""): Text {
  const said = written.trim();
  return said === "" ? lawful : { zh: said, en: said };
}

/** Whether the refusal that tells this names a way against it (licensing law, art. 38): review or a lawsuit. */
export function namesRemedy(written?: string): boolean {
  return /复议|诉讼|起诉|review|appeal|action|court|lawsuit/i.test(remediesTold(written).zh);
}
