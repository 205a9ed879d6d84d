import { describe, expect, test } from "vitest";
import { dueDates } from "./period.js";
import { rows } from "./rows.js";

describe("over Spring Festival and National Day, 2008 to 2026", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "due" | "because">(`
  rule | start      | limit           | due        | because
  TL1  | 2008-01-31 | 6 business-days | 2008-02-13 | Spring Festival: 6 to 12 February off; 2 February, 3 February worked
  TL1  | 2008-09-25 | 7 business-days | 2008-10-09 | National Day: 29 September to 5 October off; 27 September, 28 September worked
  TL1  | 2009-01-19 | 6 business-days | 2009-02-01 | Spring Festival: 25 to 31 January off; 24 January, 1 February worked
  TL1  | 2009-09-27 | 7 business-days | 2009-10-13 | National Day: 1 to 8 October off; 10 October worked
  TL1  | 2010-02-07 | 6 business-days | 2010-02-20 | Spring Festival: 13 to 19 February off; 20 February worked
  TL1  | 2010-09-27 | 7 business-days | 2010-10-12 | National Day: 1 to 7 October off; 9 October worked
  TL1  | 2011-01-27 | 6 business-days | 2011-02-10 | Spring Festival: 2 to 8 February off; 30 January worked
  TL1  | 2011-09-27 | 7 business-days | 2011-10-11 | National Day: 1 to 7 October off; 8 October, 9 October worked
  TL1  | 2012-01-16 | 6 business-days | 2012-01-29 | Spring Festival: 22 to 28 January off; 21 January, 29 January worked
  TL1  | 2012-09-26 | 7 business-days | 2012-10-11 | National Day: 30 September to 7 October off; 29 September worked
  TL1  | 2013-02-03 | 6 business-days | 2013-02-16 | Spring Festival: 9 to 15 February off; 16 February worked
  TL1  | 2013-09-27 | 7 business-days | 2013-10-12 | National Day: 1 to 7 October off; 29 September, 12 October worked
  TL1  | 2014-01-25 | 6 business-days | 2014-02-07 | Spring Festival: 31 January to 6 February off; 26 January worked
  TL1  | 2014-09-27 | 7 business-days | 2014-10-11 | National Day: 1 to 7 October off; 28 September, 11 October worked
  TL1  | 2015-02-12 | 6 business-days | 2015-02-26 | Spring Festival: 18 to 24 February off; 15 February worked
  TL1  | 2015-09-27 | 7 business-days | 2015-10-12 | National Day: 1 to 7 October off; 10 October worked
  TL1  | 2016-02-01 | 6 business-days | 2016-02-14 | Spring Festival: 7 to 13 February off; 6 February, 14 February worked
  TL1  | 2016-09-27 | 7 business-days | 2016-10-11 | National Day: 1 to 7 October off; 8 October, 9 October worked
  TL1  | 2017-01-21 | 6 business-days | 2017-02-03 | Spring Festival: 27 January to 2 February off; 22 January worked
  TL1  | 2017-09-27 | 7 business-days | 2017-10-12 | National Day: 1 to 8 October off; 30 September worked
  TL1  | 2018-02-09 | 6 business-days | 2018-02-23 | Spring Festival: 15 to 21 February off; 11 February worked
  TL1  | 2018-09-27 | 7 business-days | 2018-10-11 | National Day: 1 to 7 October off; 29 September, 30 September worked
  TL1  | 2019-01-29 | 6 business-days | 2019-02-11 | Spring Festival: 4 to 10 February off; 2 February, 3 February worked
  TL1  | 2019-09-27 | 7 business-days | 2019-10-12 | National Day: 1 to 7 October off; 29 September, 12 October worked
  TL1  | 2020-01-18 | 6 business-days | 2020-02-03 | Spring Festival: 24 January to 2 February off; 19 January worked
  TL1  | 2020-09-27 | 7 business-days | 2020-10-13 | National Day: 1 to 8 October off; 10 October worked
  TL1  | 2021-02-05 | 6 business-days | 2021-02-19 | Spring Festival: 11 to 17 February off; 7 February worked
  TL1  | 2021-09-27 | 7 business-days | 2021-10-12 | National Day: 1 to 7 October off; 9 October worked
  TL1  | 2022-01-25 | 6 business-days | 2022-02-07 | Spring Festival: 31 January to 6 February off; 29 January, 30 January worked
  TL1  | 2022-09-27 | 7 business-days | 2022-10-11 | National Day: 1 to 7 October off; 8 October, 9 October worked
  TL1  | 2023-01-15 | 6 business-days | 2023-01-28 | Spring Festival: 21 to 27 January off; 28 January worked
  TL1  | 2023-09-25 | 7 business-days | 2023-10-10 | National Day: 29 September to 6 October off; 7 October, 8 October worked
  TL1  | 2024-02-04 | 6 business-days | 2024-02-18 | Spring Festival: 10 to 17 February off; 18 February worked
  TL1  | 2024-09-27 | 7 business-days | 2024-10-12 | National Day: 1 to 7 October off; 29 September, 12 October worked
  TL1  | 2025-01-22 | 6 business-days | 2025-02-06 | Spring Festival: 28 January to 4 February off; 26 January worked
  TL1  | 2025-09-27 | 7 business-days | 2025-10-13 | National Day: 1 to 8 October off; 28 September, 11 October worked
  TL1  | 2026-02-09 | 6 business-days | 2026-02-24 | Spring Festival: 15 to 23 February off; 14 February worked
  TL1  | 2026-09-27 | 7 business-days | 2026-10-12 | National Day: 1 to 7 October off; 10 October worked
`),
  )("$rule: $start, $limit: $due, $because", ({ due, ...written }) => {
    expect(dueDates({ ...written, with: "" })).toEqual({ screen: due, paper: due });
  });
});

describe("over Labour Day", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "due" | "because">(`
  rule | start      | limit           | due        | because
  TL1  | 2019-04-26 | 5 business-days | 2019-05-06 | amended: 1 to 4 May off, Sundays 28 April and 5 May worked
  TL1  | 2020-04-24 | 6 business-days | 2020-05-06 | 1 to 5 May off; Sunday 26 April worked
  TL1  | 2021-04-23 | 6 business-days | 2021-04-30 | 1 to 5 May off; Sunday 25 April worked
  TL1  | 2022-04-22 | 7 business-days | 2022-05-05 | 30 April to 4 May off; Sunday 24 April worked
  TL1  | 2023-04-21 | 8 business-days | 2023-05-05 | 29 April to 3 May off; Sunday 23 April worked
  TL1  | 2024-04-26 | 4 business-days | 2024-05-06 | 1 to 5 May off; Sunday 28 April worked
  TL1  | 2025-04-25 | 5 business-days | 2025-05-06 | 1 to 5 May off; Sunday 27 April worked
  TL1  | 2026-04-30 | 4 business-days | 2026-05-09 | 1 to 5 May off; Saturday 9 May worked
`),
  )("$rule: $start, $limit: $due, $because", ({ due, ...written }) => {
    expect(dueDates({ ...written, with: "" })).toEqual({ screen: due, paper: due });
  });
});

describe("over the year's end, as the neighbouring year's notice says", () => {
  test.each(
    rows<"rule" | "start" | "limit" | "due" | "because">(`
  rule | start      | limit           | due        | because
  TL1  | 2007-12-28 | 1 business-days | 2007-12-29 | Saturday 29 December is worked by the notice for 2008
  TL1  | 2007-12-28 | 2 business-days | 2008-01-02 | 30 December to 1 January off by that same notice
  TL1  | 2008-12-31 | 1 business-days | 2009-01-04 | 1 to 3 January off, Sunday 4 January worked
  TL1  | 2009-12-31 | 1 business-days | 2010-01-04 | 1 to 3 January off, nothing worked for it
  TL1  | 2010-12-31 | 2 business-days | 2011-01-05 | 1 to 3 January off
  TL1  | 2011-12-30 | 2 business-days | 2012-01-04 | Saturday 31 December worked by the notice for 2012; 1 to 3 January off
  TL1  | 2012-12-31 | 4 business-days | 2013-01-07 | 1 to 3 January off, Saturday 5 and Sunday 6 worked: 4, 5, 6, 7
  TL1  | 2013-12-31 | 1 business-days | 2014-01-02 | only 1 January off
  TL1  | 2014-12-31 | 1 business-days | 2015-01-04 | 1 to 3 January off, Sunday 4 January worked
  TL1  | 2015-12-31 | 1 business-days | 2016-01-04 | 1 January a Friday, then the week-end
  TL1  | 2016-12-30 | 1 business-days | 2017-01-03 | 31 December is a Saturday; 1 and 2 January off
  TL1  | 2017-12-29 | 1 business-days | 2018-01-02 | week-end, then Monday 1 January off
  TL1  | 2018-12-28 | 2 business-days | 2019-01-02 | Saturday 29 December worked by the notice for 2019; 30 December to 1 January off
  TL1  | 2019-12-31 | 1 business-days | 2020-01-02 | only Wednesday 1 January off
  TL1  | 2020-12-31 | 1 business-days | 2021-01-04 | 1 to 3 January off
  TL1  | 2021-12-31 | 1 business-days | 2022-01-04 | 1 to 3 January off
  TL1  | 2022-12-30 | 1 business-days | 2023-01-03 | 31 December off by the notice for 2023, through 2 January
  TL1  | 2023-12-29 | 1 business-days | 2024-01-02 | week-end, then Monday 1 January off
  TL1  | 2024-12-31 | 1 business-days | 2025-01-02 | only Wednesday 1 January off
  TL1  | 2025-12-31 | 1 business-days | 2026-01-04 | 1 to 3 January off, Sunday 4 January worked
`),
  )("$rule: $start, $limit: $due, $because", ({ due, ...written }) => {
    expect(dueDates({ ...written, with: "" })).toEqual({ screen: due, paper: due });
  });
});
