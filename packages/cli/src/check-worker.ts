import { parentPort, workerData } from "node:worker_threads";
import { findingsOf } from "./findings-of.js";
import type { ItemFile } from "./item-files.js";

// A thread that checks its share of many files.
const files = workerData as readonly ItemFile[];
parentPort?.postMessage(files.flatMap(findingsOf));
