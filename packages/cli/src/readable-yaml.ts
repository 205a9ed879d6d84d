import { Document, isCollection, isMap, isPair, visit } from "yaml";

/** Data as YAML in the way item files are written: a map of plain values, or of lists of them, stands on one line. */
export function readableYaml(data: object): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_key, node) => {
      node.flow = node.items.every((item) => !hasMap(isPair(item) ? item.value : item));
    },
  });
  return document.toString({ lineWidth: 0 });
}

function hasMap(node: unknown): boolean {
  return isMap(node) || (isCollection(node) && node.items.some(hasMap));
}
