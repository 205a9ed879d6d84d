import type { Hall } from "./hall.js";

/**
 * Closes the hall when the process is told to stop, and lets the signal end it then; a second one ends it at once. Gives back
 * how to do without.
 */
export function closeOnSignal(
  hall: Pick<Hall, "close">,
  signals: readonly NodeJS.Signals[] = ["SIGTERM", "SIGINT"],
): () => void {
  const without = () => {
    for (const signal of signals) process.off(signal, stop);
  };
  const stop = (signal: NodeJS.Signals) => {
    // Nobody listens any more: the next one does what signals do.
    without();
    void hall.close().finally(() => process.kill(process.pid, signal));
  };
  for (const signal of signals) process.on(signal, stop);
  return without;
}
