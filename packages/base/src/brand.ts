declare const brand: unique symbol;

/** A `Base` that only its own parser makes, so that a day is never mistaken for an id. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
