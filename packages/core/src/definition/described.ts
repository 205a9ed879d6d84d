import type { Text } from "@banjian/base";
import * as z from "zod";

/** What an object of an item file is for, and what each of its keys means. */
export type ObjectWords<Keys extends string = string> = {
  readonly self: Text;
  readonly keys: { readonly [Key in Keys]: Text };
};

const objectWords = z.registry<ObjectWords>();
const valueWords = z.registry<Readonly<Record<string, Text>>>();

/** The same schema, explained to whoever writes a file: it does not compile while a key lacks its words. */
export function described<Shape extends z.ZodRawShape, Rest extends z.core.$ZodObjectConfig>(
  schema: z.ZodObject<Shape, Rest>,
  words: ObjectWords<keyof Shape & string>,
): z.ZodObject<Shape, Rest> {
  objectWords.add(schema, words);
  return schema;
}

/** A choice of words, each explained. */
export function choice<const Words extends Readonly<Record<string, Text>>>(words: Words) {
  const values = Object.keys(words) as [keyof Words & string];
  const schema = z.enum(values);
  valueWords.add(schema, words);
  return schema;
}

/** The words of an object's schema, and of a choice's, as far as it has any. */
export function wordsOf(schema: z.core.$ZodType): {
  readonly object?: ObjectWords | undefined;
  readonly values?: Readonly<Record<string, Text>> | undefined;
} {
  return { object: objectWords.get(schema), values: valueWords.get(schema) };
}
