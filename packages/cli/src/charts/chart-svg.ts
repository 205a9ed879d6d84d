import type { HallChart } from "./chart.js";

/** Draws a chart as SVG, in this process and without a browser. */
export async function chartSvg({ width, height, option }: HallChart): Promise<string> {
  // Loaded only by who draws: it is the largest of our libraries.
  const { init, use } = await import("echarts/core");
  const { BarChart, LineChart } = await import("echarts/charts");
  const { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TitleComponent } =
    await import("echarts/components");
  const { SVGRenderer } = await import("echarts/renderers");
  use([
    BarChart,
    LineChart,
    AriaComponent,
    GridComponent,
    LegendComponent,
    MarkLineComponent,
    TitleComponent,
    SVGRenderer,
  ]);
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
