import { type Applicant, audiences } from "@banjian/core";
import { unfit } from "./plain-data.js";
import { refuseNoId, refuseNoText, refuseStray } from "./request.js";

/** What an applicant files. */
export type Application = {
  readonly applicant: Applicant;
  readonly channel?: "window" | "online";
  /** The earlier day on which the window took it on paper, "2026-09-24"; within back-date of the item. */
  readonly receivedOn?: string;
  readonly form?: Readonly<Record<string, string | number | boolean>>;
  readonly materials?: readonly {
    readonly id: string;
    readonly name: string;
    readonly reference?: string;
  }[];
  /** The variants of the item the applicant chooses, such as the commitment route. */
  readonly variants?: readonly string[];
};

const kinds: readonly string[] = Object.keys(audiences);
const grades: readonly unknown[] = [undefined, "A", "B", "C", "D"];
const channels: readonly unknown[] = [undefined, "window", "online"];

/** Refuses an application of nobody, by an unknown channel, or with fields nobody reads (BODY_INVALID); form and materials are held against the item later. */
export function checkApplication(application: Application): void {
  refuseStray("application", application, [
    "applicant",
    "channel",
    "receivedOn",
    "form",
    "materials",
    "variants",
  ]);
  const { applicant, channel } = application;
  refuseStray("applicant", applicant, ["id", "name", "kind", "trust"]);
  refuseNoId("applicant.id", applicant.id);
  refuseNoText("applicant.name", applicant.name);
  refuseOther("applicant.kind", applicant.kind, kinds);
  refuseOther("applicant.trust", applicant.trust, grades);
  refuseOther("channel", channel, channels);
}

function refuseOther(name: string, value: unknown, known: readonly unknown[]): void {
  if (known.includes(value)) return;
  const allowed = known.filter((one) => one !== undefined).join(", ");
  throw unfit({ zh: `${name} 只能是：${allowed}`, en: `${name} must be one of: ${allowed}` });
}
