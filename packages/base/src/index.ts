export { beside } from "./beside.js";
export type { Brand } from "./brand.js";
export type { ErrorEntry } from "./coded-error.js";
export { CodedError, defineErrors } from "./coded-error.js";
export { canonicalJson, digestOf, digestOfFields, digestOfText, namesInOrder } from "./digest.js";
export { withEntry, withoutEntry } from "./entries.js";
export { madeOnce } from "./made-once.js";
export { assertNever } from "./never.js";
export type { Lang, Text } from "./text.js";
