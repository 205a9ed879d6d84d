/** The colours of a picture. */
export type Theme = {
  readonly ground: string;
  readonly text: string;
  readonly faint: string;
  readonly frame: readonly [fill: string, line: string];
  readonly inner: readonly [fill: string, line: string];
  readonly state: readonly [fill: string, line: string];
  readonly branch: readonly [fill: string, line: string];
  readonly end: readonly [fill: string, line: string];
  readonly arrow: string;
  readonly time: string;
  readonly excluded: string;
  readonly ends: string;
  readonly who: string;
};

/** For paper and for dark screens; every text stands out from its ground by 4.5 to 1 or more. */
export const themes: Readonly<Record<"light" | "dark", Theme>> = {
  light: {
    ground: "#ffffff",
    text: "#1f2328",
    faint: "#59636e",
    frame: ["#f3f5f8", "#c4ccd5"],
    inner: ["#e9edf2", "#b6c0cb"],
    state: ["#ffffff", "#7d8894"],
    branch: ["#eef6ff", "#5b9bd9"],
    end: ["#e6f5ea", "#2f8a4b"],
    arrow: "#4b5661",
    time: "#8a4b00",
    excluded: "#7436b3",
    ends: "#b3261e",
    who: "#0b5a9d",
  },
  dark: {
    ground: "#0f1419",
    text: "#eef2f6",
    faint: "#a3afbb",
    frame: ["#182029", "#3a4653"],
    inner: ["#202a35", "#465564"],
    state: ["#26313d", "#7a8896"],
    branch: ["#14304a", "#4f94cf"],
    end: ["#173824", "#4fae6d"],
    arrow: "#b4bfca",
    time: "#f0b35e",
    excluded: "#cba6f7",
    ends: "#ff9a91",
    who: "#8ec8ff",
  },
};
