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

/** Undefined where nothing was reported. Periods are months; `from` and `to` belong to the span. */
export function sumOf(
  indicators: Iterable<Indicator>,
  code: IndicatorCode,
  { from, to }: { readonly from: string; readonly to: string },
): Sum | undefined {
  const there = [...indicators]
    .filter((one) => one.code === code && one.period >= from && one.period <= to)
    .sort((a, b) => (a.period < b.period ? -1 : 1));
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
