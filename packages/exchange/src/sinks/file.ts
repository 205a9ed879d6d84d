import { type FileHandle, mkdir, open, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { cloudEvent, type Sink } from "@banjian/engine";

/**
 * A sink that writes each event as a CloudEvent on a line of `<day>.jsonl` in a folder, a file for each day (UTC) on which events
 * were recorded. An event is acknowledged once it lies on the disk; after a crash it may stand there twice, with the same id.
 */
export function fileSink({
  name,
  folder,
}: {
  readonly name: string;
  readonly folder: string;
}): Sink {
  return {
    name,
    last: () => lastIn(folder),
    async deliver(event) {
      await mkdir(folder, { recursive: true });
      const file = await open(path.join(folder, `${event.at.slice(0, 10)}.jsonl`), "a+");
      try {
        const start = (await endsWhole(file)) ? "" : "\n";
        await file.write(`${start}${JSON.stringify(cloudEvent(event))}\n`);
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
}

/** The last event of which a whole line lies in the folder. */
async function lastIn(folder: string): Promise<{ id: string; position: number } | undefined> {
  const days = (await readdir(folder).catch(() => [])).filter((one) => one.endsWith(".jsonl"));
  for (const day of days.toSorted().toReversed()) {
    const lines = (await readFile(path.join(folder, day), "utf8")).split("\n").slice(0, -1);
    for (const line of lines.toReversed()) {
      const { id, sequence } = eventOn(line);
      if (id !== undefined) return { id, position: Number(sequence) };
    }
  }
  return undefined;
}

/** What a line says of its event; nothing, where only a part of it was written. */
function eventOn(line: string): { readonly id?: string; readonly sequence?: string } {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}

/** Whether the last line is whole: a process that was killed may have left the half of one. */
async function endsWhole(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === "\n";
}
