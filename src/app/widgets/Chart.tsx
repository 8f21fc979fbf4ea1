import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { AriaComponentOption, GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { useEffect, useRef } from 'react';

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | AriaComponentOption
>;

/** The colours and sizes of the sheet a chart stands on. */
export interface Ink {
  readonly of: (token: string) => string;
  /** Pixels of a design unit. */
  readonly unit: number;
  readonly font: string;
}

function inkOf(element: HTMLElement): Ink {
  const style = getComputedStyle(element);
  const root = getComputedStyle(document.documentElement);
  return {
    of: (token) => style.getPropertyValue(`--${token}`).trim(),
    unit: document.documentElement.classList.contains('wall')
      ? Number.parseFloat(root.fontSize) / 10
      : 1,
    font: style.fontFamily,
  };
}

interface ChartProps {
  readonly label: string;
  /** What is drawn; must be the same function while that is the same. */
  readonly draw: (ink: Ink) => ChartOption;
  /** The place in the data that was clicked. */
  readonly onPick?: (at: number) => void;
  readonly className?: string | undefined;
}

/** The only place that draws with ECharts, loaded when the first chart is shown. It stands still: a figure changes, nothing dances. */
export function Chart({ label, draw, onPick, className }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const picked = useRef(onPick);
  picked.current = onPick;
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    let over = false;
    let end = () => {};
    void import('./chart-parts.ts').then(({ init }) => {
      if (over) return;
      const chart = init(current, undefined, { renderer: 'canvas' });
      const paint = () => {
        chart.resize();
        chart.setOption({ animation: false, ...draw(inkOf(current)) }, true);
      };
      chart.getZr().on('click', ({ offsetX, offsetY }) => {
        const [at] = chart.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY]) ?? [];
        if (at !== undefined && at >= 0) picked.current?.(Math.round(at));
      });
      const sized = new ResizeObserver(paint);
      sized.observe(current);
      const sheet = new MutationObserver(paint);
      sheet.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-far'] });
      end = () => {
        sized.disconnect();
        sheet.disconnect();
        chart.dispose();
      };
    });
    return () => {
      over = true;
      end();
    };
  }, [draw]);
  return <div ref={element} className={className} role="img" aria-label={label} />;
}
