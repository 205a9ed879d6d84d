const english = {
  元旦: "New Year",
  春节: "Spring Festival",
  清明节: "Qingming",
  劳动节: "Labour Day",
  端午节: "Dragon Boat Festival",
  中秋节: "Mid-Autumn Festival",
  国庆节: "National Day",
} as const;

/** The seven holidays of everyone, as the regulation and the notices call them. */
export type HolidayName = keyof typeof english;

/** A holiday's English name, "中秋节、国庆节" as two; a name that is none of the seven stays Chinese. */
export function englishHolidayName(name: string): string {
  const names = new Map<string, string>(Object.entries(english));
  return name
    .split("、")
    .map((part) => names.get(part) ?? part)
    .join(" and ");
}
