/** How the days are drawn (VISUAL §8): flat bars from zero for what came in, a plain line for what was closed, its last point marked. */
import type { ChartOption, Ink } from '#app/widgets/Chart.tsx';

interface Series {
  readonly filed: readonly number[];
  readonly closed: readonly number[];
}

export function trendOption({ of, unit, font }: Ink, names: string[], series: Series): ChartOption {
  const text = { color: of('t-3'), fontFamily: font, fontSize: 18 * unit };
  const last = names.length - 1;
  return {
    aria: { enabled: true },
    grid: { left: 0, right: 14 * unit, top: 14 * unit, bottom: 0, containLabel: true },
    xAxis: {
      type: 'category',
      data: names,
      axisLine: { lineStyle: { color: of('line-2') } },
      axisTick: { show: false },
      axisLabel: { ...text, interval: (i) => i % 7 === last % 7, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      minInterval: 1,
      axisLabel: text,
      splitLine: { lineStyle: { color: of('line-1') } },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '35%',
        data: series.filed.map((value, i) =>
          i === last
            ? {
                value,
                itemStyle: { color: 'transparent', borderColor: of('bar-1'), borderWidth: unit },
              }
            : value,
        ),
        itemStyle: { color: of('bar-1') },
      },
      {
        type: 'line',
        data: series.closed.map((value, i) => ({ value, symbol: i === last ? 'circle' : 'none' })),
        symbolSize: 7 * unit,
        lineStyle: { width: 2 * unit, color: of('t-2') },
        itemStyle: { color: of('t-1') },
      },
    ],
  };
}
