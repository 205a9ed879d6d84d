import { readdirSync, readFileSync } from "node:fs";
import type { Pool } from "pg";

/** Milliseconds of processor time: of this process, and of the server as far as this system tells. */
export type ProcessorTime = { readonly client: number; readonly server: number };

/** What has been used so far. It says more than the clock does where others use the machine as well. */
export async function processorTime(admin: Pool): Promise<ProcessorTime> {
  const { user, system } = process.cpuUsage();
  return { client: (user + system) / 1_000, server: await ofServer(admin) };
}

// Linux counts in hundredths of a second. Those of sessions that have ended are the postmaster's.
async function ofServer(admin: Pool): Promise<number> {
  const { rows } = await admin.query("select pg_backend_pid() as pid");
  const backend = statOf(String(rows[0].pid));
  if (backend === undefined) return Number.NaN;
  const postmaster = statOf(backend.parent);
  if (postmaster === undefined) return Number.NaN;
  const sessions = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => statOf(pid) ?? [])
    .filter(({ parent }) => parent === backend.parent);
  return 10 * sessions.reduce((sum, { own }) => sum + own, postmaster.own + postmaster.ofChildren);
}

function statOf(pid: string) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return { parent: fields[1] ?? "", own: user + system, ofChildren: childUser + childSystem };
  } catch {
    return undefined;
  }
}
