/**
 * A KPI is two rules on one thing: whether it counts below the line, and whether it counts above it. A rate, the rows behind
 * it and the line in a report are read from the same two rules, so they can't disagree; what counts above counts below.
 */
export interface Moment {
  /** Epoch milliseconds on the town's clock: the as-of. */
  readonly now: number;
  readonly zone: string;
}

export interface Kpi<T> {
  readonly id: string;
  /** How much a thing adds to the denominator; dispatches, for one, count each sending. */
  below(thing: T, moment: Moment): number;
  /** How much of that it adds to the numerator. */
  above(thing: T, moment: Moment): number;
}

export interface Rate {
  readonly id: string;
  readonly above: number;
  readonly below: number;
  /** Two decimals, half up; null when nothing is below the line. */
  readonly percent: number | null;
}

/** Percent with two decimals, half up, in whole hundredths so that no binary fraction decides. */
export function percentOf(above: number, below: number): number | null {
  if (below === 0) return null;
  return Math.floor((above * 20_000 + below) / (2 * below)) / 100;
}

/** Fewer than this and figures are shown without a rank (DOMAIN §3.8). */
export const RANKED_FROM = 20;

export class Tally<T> {
  readonly #kpis: readonly Kpi<T>[];
  readonly #above: number[];
  readonly #below: number[];

  constructor(kpis: readonly Kpi<T>[]) {
    this.#kpis = kpis;
    this.#above = kpis.map(() => 0);
    this.#below = kpis.map(() => 0);
  }

  add(thing: T, moment: Moment): void {
    for (const [i, kpi] of this.#kpis.entries()) {
      const below = kpi.below(thing, moment);
      if (below === 0) continue;
      this.#below[i] = (this.#below[i] ?? 0) + below;
      this.#above[i] = (this.#above[i] ?? 0) + kpi.above(thing, moment);
    }
  }

  get rates(): Rate[] {
    return this.#kpis.map(({ id }, i) => {
      const [above, below] = [this.#above[i] ?? 0, this.#below[i] ?? 0];
      return { id, above, below, percent: percentOf(above, below) };
    });
  }
}
