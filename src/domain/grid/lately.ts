/** What was filed in each grid lately, day by day, and against its households: a large grid is not a bad one. */
import { isFiled } from '../order/kpis/standing-of.ts';
import type { Order } from '../order/order.ts';
import { wallClock } from '../time/zone.ts';

const DAY = 86_400_000;

export interface Span {
  readonly now: number;
  readonly zone: string;
  /** Today and the days before it. */
  readonly days: number;
}

/** By the grid's id: how many were filed on each day of the span, the oldest day first. A grid without any is not in it. */
export function filedLately(
  orders: Iterable<Order>,
  { now, zone, days }: Span,
): ReadonlyMap<string, readonly number[]> {
  const clock = wallClock(zone);
  const first = Math.floor(clock.wallOf(now) / DAY) - days + 1;
  const filed = new Map<string, number[]>();
  for (const order of orders) {
    if (!isFiled(order) || order.filedAt === null) continue;
    const day = Math.floor(clock.wallOf(order.filedAt) / DAY) - first;
    if (day < 0 || day >= days) continue;
    const row = filed.get(order.grid) ?? new Array<number>(days).fill(0);
    filed.set(order.grid, row);
    row[day] = (row[day] ?? 0) + 1;
  }
  return filed;
}

export const sumOfDays = (days: readonly number[] = []): number => days.reduce((a, b) => a + b, 0);

/** For every hundred households; undefined where nobody lives. */
export const perHundred = (count: number, households: number | undefined): number | undefined =>
  households ? (count * 100) / households : undefined;

/** The middle of a list; between two, their mean; undefined of nothing. */
export function middleOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}
