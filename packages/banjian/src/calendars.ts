import { chinaNotices, type LocalDate, localDateAt, type TimeZone } from "@banjian/calendar";
import { Calendars, type CaseStore, knownOnPublication, type NoticeStore } from "@banjian/engine";
import { hallError } from "./errors.js";

/** The layers of a hall's calendar by its name: the nation's, `cn`, and those laid over it, `cn+cn-gx` (CALENDAR_UNKNOWN). */
export function layersNamed(name: string): readonly string[] {
  const layers = String(name).split("+");
  const known = layers.every((layer) => /^cn(-[a-z0-9-]{1,59})?$/.test(layer));
  if (known && layers[0] === "cn") return layers;
  throw hallError("CALENDAR_UNKNOWN", { calendar: String(name) });
}

/**
 * The calendar that the notices of a database give. Those that come with this version and are not there are added: to an
 * empty database as of their publication, to another as of today.
 */
export async function calendarsOver(
  layers: readonly string[],
  it: { readonly notices: NoticeStore; readonly store: CaseStore; readonly zone: TimeZone },
): Promise<Calendars> {
  const calendars = new Calendars(it.notices, layers, it.zone);
  await calendars.read();
  const { now } = await it.store.moment();
  const today = localDateAt(now, it.zone);
  const isNew = calendars.notices.length === 0;
  await addBundled(calendars, today).catch(async (error) => {
    // Another process may have added them at the same time.
    await calendars.read();
    if (bundledMissing(calendars).length > 0) throw error;
  });
  // Where nothing has been filed yet there is nothing to settle.
  if (isNew) {
    const { edition } = calendars.asOf(today);
    await it.store.keepPass({ settled: edition, moved: 0, outcomes: [] });
  }
  return calendars;
}

async function addBundled(calendars: Calendars, today: LocalDate): Promise<void> {
  const missing = bundledMissing(calendars).map(knownOnPublication);
  if (missing.length === 0) return;
  const isFirst = calendars.notices.length === 0;
  await calendars.add(
    missing.map(({ notice, knownOn }) => ({
      notice,
      knownOn: isFirst || knownOn > today ? knownOn : today,
    })),
  );
}

function bundledMissing({ notices }: Calendars) {
  const isThere = new Set(notices.map(({ calendar, number }) => `${calendar} ${number}`));
  return chinaNotices.filter(({ calendar, number }) => !isThere.has(`${calendar} ${number}`));
}
