import { type BusinessCalendar, type CalendarOptions, calendarFrom } from "./business-calendar.js";
import schedule2007 from "./data/cn/2007.json" with { type: "json" };
import schedule2008 from "./data/cn/2008.json" with { type: "json" };
import schedule2009 from "./data/cn/2009.json" with { type: "json" };
import schedule2010 from "./data/cn/2010.json" with { type: "json" };
import schedule2011 from "./data/cn/2011.json" with { type: "json" };
import schedule2012 from "./data/cn/2012.json" with { type: "json" };
import schedule2013 from "./data/cn/2013.json" with { type: "json" };
import schedule2014 from "./data/cn/2014.json" with { type: "json" };
import schedule2015 from "./data/cn/2015.json" with { type: "json" };
import amendment2015 from "./data/cn/2015-amendment.json" with { type: "json" };
import schedule2016 from "./data/cn/2016.json" with { type: "json" };
import schedule2017 from "./data/cn/2017.json" with { type: "json" };
import schedule2018 from "./data/cn/2018.json" with { type: "json" };
import schedule2019 from "./data/cn/2019.json" with { type: "json" };
import amendment2019 from "./data/cn/2019-amendment.json" with { type: "json" };
import schedule2020 from "./data/cn/2020.json" with { type: "json" };
import amendment2020 from "./data/cn/2020-amendment.json" with { type: "json" };
import schedule2021 from "./data/cn/2021.json" with { type: "json" };
import schedule2022 from "./data/cn/2022.json" with { type: "json" };
import schedule2023 from "./data/cn/2023.json" with { type: "json" };
import schedule2024 from "./data/cn/2024.json" with { type: "json" };
import schedule2025 from "./data/cn/2025.json" with { type: "json" };
import schedule2026 from "./data/cn/2026.json" with { type: "json" };
import { type Notice, parseNotice } from "./notice.js";

/** The State Council's notices for 2007 to 2026, the amendments of 2015, 2019 and 2020 among them. */
export const chinaNotices: readonly Notice[] = [
  schedule2007,
  schedule2008,
  schedule2009,
  schedule2010,
  schedule2011,
  schedule2012,
  schedule2013,
  schedule2014,
  schedule2015,
  amendment2015,
  schedule2016,
  schedule2017,
  schedule2018,
  schedule2019,
  amendment2019,
  schedule2020,
  amendment2020,
  schedule2021,
  schedule2022,
  schedule2023,
  schedule2024,
  schedule2025,
  schedule2026,
].map(parseNotice);

/** What to lay over the national notices: further notices, and the layers they belong to, the most local last. */
export type ChinaOptions = Partial<Omit<CalendarOptions, "layers">> & {
  readonly layers?: readonly string[] | undefined;
};

/** The national business calendar, with the caller's notices of new years, regions and departments laid over it. */
export function chinaCalendar(options: ChinaOptions = {}): BusinessCalendar {
  const { notices = [], layers = [], ...rest } = options;
  return calendarFrom({
    ...rest,
    notices: [...chinaNotices, ...notices],
    layers: ["cn", ...layers],
  });
}
