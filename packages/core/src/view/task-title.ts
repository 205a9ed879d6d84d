import type { Text } from "@banjian/base";
import type { Task } from "../case/task.js";
import { actionKinds } from "../definition/action-kind.js";

/** What a task asks for, in words: any of its actions does it. */
export function taskTitle({ kinds }: Pick<Task, "kinds">): Text {
  const titles = kinds.map((kind) => actionKinds[kind]);
  return {
    zh: titles.map(({ zh }) => zh).join("/"),
    en: titles.map(({ en }) => en).join(" / "),
  };
}
