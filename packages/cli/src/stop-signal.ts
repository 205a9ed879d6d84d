/** Told once the process is asked to stop (SIGTERM, SIGINT); from then on a second signal does what signals do. */
export function stopSignal(
  signals: readonly NodeJS.Signals[] = ["SIGTERM", "SIGINT"],
): AbortSignal {
  const stop = new AbortController();
  const hear = () => {
    for (const signal of signals) process.off(signal, hear);
    stop.abort();
  };
  for (const signal of signals) process.on(signal, hear);
  return stop.signal;
}
