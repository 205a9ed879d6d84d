/** The limit of a tolerated material, by which it has to come. */
export function tolerationLimit(material: string): string {
  return `material:${material}`;
}
