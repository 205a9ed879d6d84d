import type { Text } from "@banjian/base";
import type { FactOf } from "../case/fact.js";
import type { PayloadOf } from "../case/payload.js";
import type { Item } from "../item/item.js";
import { isLicensing } from "./document-kinds.js";
import { reasonText } from "./reason-text.js";
import { remediesTold } from "./remedies.js";
import type { SaidDocument } from "./said-document.js";

/** Nobody who applied is sent away without a paper: what the window refuses, and what ends with the check on the internet. */
export function saidNo(
  item: Item,
  { kind, payload }: FactOf<"action-taken">,
): SaidDocument | undefined {
  if (kind === "refuse-acceptance") {
    const { because, reason, remedies } = payload as PayloadOf<"refuse-acceptance">;
    return {
      kind: because === "not-needed" ? "not-needed-notice" : "acceptance-refusal",
      says: () => [refusedFor(item, because), reasonText(reason), remediesTold(remedies)],
    };
  }
  const check = payload as PayloadOf<"pre-accept">;
  if (check.result !== "failed") return undefined;
  const says = () => [notPassed, reasonText(check.reason), remediesTold()];
  return { kind: "acceptance-refusal", says };
}

function refusedFor({ file }: Item, because: PayloadOf<"refuse-acceptance">["because"]): Text {
  return because === "not-needed" && isLicensing(file) ? noLicenceNeeded : refusals[because];
}

const notPassed = {
  zh: "经网上预受理审查，申请不符合受理条件，不予受理。",
  en: "The application did not pass the check on the internet: it is not accepted.",
};
const refusals: Readonly<Record<PayloadOf<"refuse-acceptance">["because"], Text>> = {
  "not-competent": {
    zh: "申请事项依法不属于本机关职权范围，不予受理，请向有关行政机关申请。",
    en: "This is not for this authority to decide: apply to the one that is competent.",
  },
  incomplete: {
    zh: "申请材料不齐全或不符合法定形式，且未按要求补正，不予受理。",
    en: "The application is incomplete and was not made complete: it is not accepted.",
  },
  "not-needed": {
    zh: "所申请的事无需申请办理，不受理。",
    en: "This need not be applied for.",
  },
};
const noLicenceNeeded = {
  zh: "申请事项依法不需要取得行政许可，不受理。",
  en: "By law no licence is needed for this.",
};
