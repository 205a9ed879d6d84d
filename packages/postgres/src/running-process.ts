import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** A process, told apart from a later one that was given the same number. */
export type RunningProcess = {
  readonly machine: string;
  readonly pid: number;
  /** When it started, in the system's own words; null where the system does not tell. */
  readonly started: string | null;
};

/** This process, as others find it. */
export function thisProcess(): RunningProcess {
  return { machine: hostname(), pid: process.pid, started: startOf(process.pid) };
}

/** False only when the process is surely gone; one on another machine cannot be seen and so may be running. */
export function mayBeRunning({ machine, pid, started }: RunningProcess): boolean {
  if (machine !== hostname()) return true;
  if (!exists(pid)) return false;
  const startedNow = startOf(pid);
  return started === null || startedNow === null || started === startedNow;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Boot and tick of the start; "ended" for a killed process that its parent has not buried yet. Linux only. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold anything, even brackets: the numbers begin after the last one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, tick] = [fields[0], fields[19]];
    return state === "Z" || state === "X" ? "ended" : `${boot}/${tick}`;
  } catch {
    return null;
  }
}
