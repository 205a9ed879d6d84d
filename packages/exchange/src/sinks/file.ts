import { type FileHandle, mkdir, open } from "node:fs/promises";
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

/** Whether the last line is whole: a process that was killed may have left the half of one. */
async function endsWhole(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === "\n";
}
