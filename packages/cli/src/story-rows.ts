import type { Text } from "@banjian/base";
import { departmentTitle, type Fact, type Item, type TimelineRow, timeline } from "@banjian/core";

/** A line of the story of a case, with the department and the person who acted apart. */
export type StoryRow = Omit<TimelineRow, "who"> & {
  readonly department?: Text;
  readonly person?: Text;
};

/** The story of a case from its facts, fit for columns. */
export function storyRows(item: Item, id: string, facts: readonly Fact[]): readonly StoryRow[] {
  return timeline(item, id, facts).map(({ who, ...row }) => {
    const by = who === undefined ? undefined : facts[row.seq - 1]?.by;
    if (by === undefined) return row;
    const { department, name = by.id, onBehalfOf } = by;
    const principal = onBehalfOf?.name ?? onBehalfOf?.id;
    const person =
      principal === undefined
        ? { zh: name, en: name }
        : { zh: `${name}（代 ${principal}）`, en: `${name} (for ${principal})` };
    return department === undefined
      ? { ...row, person }
      : { ...row, person, department: departmentTitle(item, department) };
  });
}
