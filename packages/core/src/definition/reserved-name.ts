// Every name that an empty object, a function or a promise answers to. Written down, not read
// from `Object.prototype`: what a file may say must not depend on the process that reads it.
const reserved: ReadonlySet<string> = new Set([
  "__defineGetter__",
  "__defineSetter__",
  "__lookupGetter__",
  "__lookupSetter__",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "prototype",
  "then",
  "toJSON",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** True for a name that plain JavaScript objects answer to unasked, so that nothing in an item may bear it. */
export function isReservedName(name: string): boolean {
  return reserved.has(name);
}
