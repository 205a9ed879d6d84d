import { hallError } from "./errors.js";

/** Tells whether something has been closed. */
export type Closing = { readonly isClosed: boolean };

/** The same port as long as its hall is open; from then on whatever is asked of it is refused (HALL_CLOSED). */
export function whileOpen<Port extends object>(port: Port, closing: Closing): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (!closing.isClosed || typeof member !== "function") return member;
      return async () => {
        throw hallError("HALL_CLOSED", {});
      };
    },
  });
}
