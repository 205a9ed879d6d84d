import { readFileSync } from "node:fs";
import path from "node:path";
import { actionCalled } from "@banjian/core";
import type { AbsenceInput, Actor, Application } from "banjian";
import { parse } from "yaml";
import * as z from "zod";

const person = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  department: z.string().optional(),
  /** For whom, and by what authority: an agent, or a window elsewhere. */
  onBehalfOf: z
    .strictObject({ id: z.string(), name: z.string(), authority: z.string() })
    .optional(),
});

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);

const storyFile = z.strictObject({
  application: z.string(),
  ends: moment,
  people: z.record(z.string(), person),
  /** Who is away when, on record before the story begins. */
  absences: z.array(z.custom<AbsenceInput>((value) => typeof value === "object")).default([]),
  steps: z.array(
    z.strictObject({
      at: moment,
      by: z.string(),
      /** By its name or, as the halls say it, in Chinese. */
      does: z.string().transform((word) => actionCalled(word) ?? word),
      /** The branch it is for. */
      in: z.string().optional(),
      says: z.unknown().optional(),
      /** The code with which it is refused; the story goes on. */
      refused: z.string().optional(),
    }),
  ),
});

const applicationFile = z.strictObject({
  item: z.string(),
  application: z.custom<Application>((value) => typeof value === "object" && value !== null),
});

/** Who does what when: an application and the steps of everybody in its case, by the wall clock of the hall. */
export type Story = Omit<z.infer<typeof storyFile>, "application" | "people"> & {
  readonly item: string;
  readonly application: Application;
  readonly actor: (name: string) => Actor;
};

/** Reads a story and the application it names; throws a plain Error on any other file. */
export function readStory(file: string): Story {
  const { application, people, ...story } = storyFile.parse(parse(readFileSync(file, "utf8")));
  const filed = path.resolve(path.dirname(file), application);
  return {
    ...story,
    ...applicationFile.parse(parse(readFileSync(filed, "utf8"))),
    actor: (name) => {
      const found = people[name];
      if (found === undefined) throw new Error(`the story knows nobody called ${name}`);
      const { department, onBehalfOf, ...rest } = found;
      return {
        ...rest,
        ...(department === undefined ? {} : { department }),
        ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      };
    },
  };
}
