/** Sums of indicators over a span of periods, with what a reader must know beside a figure: of when it is, and whose. */
import type { Indicator, IndicatorCode } from './indicator.ts';

export interface Sum {
  readonly value: number;
  /** The first and the last period there is a figure for. */
  readonly from: string;
  readonly to: string;
  /** The departments that reported, each once. */
  readonly sources: readonly string[];
  /** The youngest figure's instant. */
  readonly asOf: number;
}

/** Figures that are within no other: what was reported of a place holds for all that lies in it. */
function outermost(indicators: readonly Indicator[]): readonly Indicator[] {
  const told = new Set(indicators.map(({ period, path }) => `${period} ${path}`));
  return indicators.filter(({ period, path }) => {
    for (
      let end = path.lastIndexOf('/', path.length - 2);
      end > 0;
      end = path.lastIndexOf('/', end - 1)
    )
      if (told.has(`${period} ${path.slice(0, end + 1)}`)) return false;
    return true;
  });
}

/** Undefined where nothing was reported. Periods are months; `from` and `to` belong to the span. */
export function sumOf(
  indicators: Iterable<Indicator>,
  code: IndicatorCode,
  { from, to }: { readonly from: string; readonly to: string },
): Sum | undefined {
  const there = outermost(
    [...indicators].filter((one) => one.code === code && one.period >= from && one.period <= to),
  ).toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const [first, last] = [there[0], there.at(-1)];
  if (!first || !last) return undefined;
  return {
    value: there.reduce((total, { value }) => total + value, 0),
    from: first.period,
    to: last.period,
    sources: [...new Set(there.map(({ source }) => source))],
    asOf: Math.max(...there.map(({ asOf }) => asOf)),
  };
}
