/** A chart of a report: the name of its file, its title, its size, and what the chart library is to draw. */
export type HallChart = {
  readonly name: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly option: Readonly<Record<string, unknown>>;
};

const width = 960;
/** The colours of charts. */
export const colours = {
  blue: "#1f5fa8",
  pale: "#9cc3e6",
  yellow: "#e6b422",
  red: "#c8312b",
  ink: "#1f2933",
  grey: "#66717d",
} as const;
/** The colours of lines side by side. */
export const lineColours = [
  "#1f5fa8",
  "#c8312b",
  "#2c8c5a",
  "#b06a00",
  "#6b4fa3",
  "#008b9e",
  "#8a5a44",
];

/** A chart with its title, in the look of all. */
export function chart(name: string, title: string, height: number, option: object): HallChart {
  return {
    name,
    title,
    width,
    height,
    option: {
      animation: false,
      backgroundColor: "#ffffff",
      textStyle: {
        fontFamily:
          "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei','Source Han Sans SC',sans-serif",
      },
      aria: { enabled: true },
      title: { text: title, left: 20, top: 14, textStyle: { fontSize: 18, color: colours.ink } },
      ...option,
    },
  };
}

/** How labels are written. */
export const label = { color: colours.ink, fontSize: 13 };
/** Room for the labels of the axes as well. */
export const contained = { outerBoundsMode: "same", outerBoundsContain: "axisLabel" };
/** A legend under the title. Letters are wider than they are reckoned where nothing is drawn: room between the names makes up for it. */
export const legend = {
  legend: { top: 48, left: 20, textStyle: label, icon: "roundRect", itemGap: 24 },
};

/** An axis of names. */
export function category(data: readonly string[]) {
  return { type: "category", data: [...data], axisTick: { show: false }, axisLabel: label };
}
