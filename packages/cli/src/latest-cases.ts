import type { CaseView, Hall } from "banjian";

/** The most of one page. */
const page = 1_000;

/** So many of the latest cases, newest first, page by page. */
export async function latestCases(hall: Hall, count: number): Promise<readonly CaseView[]> {
  const views: CaseView[] = [];
  for (let more = true; more && views.length < count; ) {
    const before = views.at(-1)?.id;
    const asked = Math.min(page, count - views.length);
    const found = await hall.recent(asked, before === undefined ? {} : { before });
    views.push(...found);
    more = found.length > 0;
  }
  return views;
}
