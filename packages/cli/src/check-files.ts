import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Finding } from "@banjian/core";
import { findingsOf } from "./findings-of.js";
import type { ItemFile } from "./item-files.js";
import { isSupervision, supervisionFindings } from "./supervision-files.js";

/** For fewer files a thread costs more than it saves. */
const worthAThread = 100;

/** What is wrong with the files: with the items in their order, then with how their hall is supervised. */
export async function checkFiles(files: readonly ItemFile[]): Promise<readonly Finding[]> {
  const halls = files.filter(isSupervision);
  const items = files.filter((one) => !halls.includes(one));
  return [...(await checkItems(items)), ...supervisionFindings(halls, items)];
}

/** A whole catalogue is shared out among the processors. */
async function checkItems(files: readonly ItemFile[]): Promise<readonly Finding[]> {
  const shares = Math.min(availableParallelism(), Math.floor(files.length / worthAThread));
  if (shares < 2) return files.flatMap(findingsOf);
  const size = Math.ceil(files.length / shares);
  const found = Array.from({ length: shares }, (_, share) =>
    inThread(files.slice(share * size, (share + 1) * size)),
  );
  return (await Promise.all(found)).flat();
}

async function inThread(files: readonly ItemFile[]): Promise<readonly Finding[]> {
  const worker = new Worker(new URL("./check-worker.js", import.meta.url), { workerData: files });
  const [findings] = await once(worker, "message");
  return findings;
}
