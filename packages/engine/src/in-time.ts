/** That work was given up because it took too long. */
export class TooLate extends Error {}

/** Does the work or gives it up (TooLate): what never answers must not hold up what would. */
export async function inTime<Result>(
  ms: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const aborter = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new TooLate(`no answer within ${ms} ms`);
      aborter.abort(error);
      reject(error);
    }, ms);
  });
  try {
    return await Promise.race([work(aborter.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
