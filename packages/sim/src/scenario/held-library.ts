import type { LocalDate } from "@banjian/calendar";
import type { CertificateLibrary } from "@banjian/engine";
import type { Held } from "./scenario-schema.js";

/** The certificate library that a scenario file describes, as it is on the day of the world. */
export function heldLibrary(held: readonly Held[], today: () => LocalDate): CertificateLibrary {
  return {
    name: "证照库",
    find: async ({ holder, kind }) => {
      const found = held.find((one) => one.holder === holder.id && one.certificate === kind);
      if (found === undefined) return undefined;
      const { from = "", "fails-until": failing = "", "valid-until": validUntil, number } = found;
      if (today() <= failing) throw new Error("the library is out of order");
      if (today() < from) return undefined;
      const { id, name } = holder;
      return { number: number ?? holder.id, holder: { id, name }, validUntil };
    },
  };
}
