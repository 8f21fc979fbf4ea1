/** Every figure on a set of orders at once, gathered order by order: rates, what they leave out, ages and durations. */
import { type Moment, RANKED_FROM, type Rate, Tally } from '../../kernel/kpi.ts';
import type { Counted } from '../counted.ts';
import { ORDER_KPIS } from './catalogue.ts';
import { ORDER_COUNTS, type OrderCount, OVERDUE_AGES, overdueAge } from './counts.ts';
import { departmentScore } from './department-score.ts';
import { firstResponse, handlingTime, spreadOf } from './durations.ts';
import { closedLate, isOverdue } from './standing-of.ts';

/** When an order counts: the day it was filed; what never was, the day it was reported. */
export const countedAt = ({
  filedAt,
  reportedAt,
}: Pick<Counted, 'filedAt' | 'reportedAt'>): number => filedAt ?? reportedAt;

const COUNTS = Object.entries(ORDER_COUNTS) as [OrderCount, (o: Counted, m: Moment) => boolean][];

export class Sheet {
  readonly #moment: Moment;
  readonly #tally = new Tally(ORDER_KPIS);
  readonly #counts = new Map<OrderCount, number>(COUNTS.map(([id]) => [id, 0]));
  readonly #ages = new Map<(typeof OVERDUE_AGES)[number], number>(OVERDUE_AGES.map((a) => [a, 0]));
  readonly #first: number[] = [];
  readonly #handling: number[] = [];
  #late = 0;

  constructor(moment: Moment) {
    this.#moment = moment;
  }

  add(order: Counted): void {
    this.#tally.add(order, this.#moment);
    for (const [id, counts] of COUNTS)
      if (counts(order, this.#moment)) this.#counts.set(id, this.count(id) + 1);
    if (closedLate(order)) this.#late += 1;
    const age = isOverdue(order, this.#moment) && overdueAge(order, this.#moment.now);
    if (age) this.#ages.set(age, (this.#ages.get(age) ?? 0) + 1);
    const [first, handling] = [firstResponse(order), handlingTime(order)];
    if (first !== undefined) this.#first.push(first);
    if (handling !== undefined) this.#handling.push(handling);
  }

  count(id: OrderCount): number {
    return this.#counts.get(id) ?? 0;
  }
  get rates(): Rate[] {
    return this.#tally.rates;
  }
  get counts(): { id: OrderCount; value: number }[] {
    return [...this.#counts].map(([id, value]) => ({ id, value }));
  }
  get overdueAges(): { id: (typeof OVERDUE_AGES)[number]; value: number }[] {
    return [...this.#ages].map(([id, value]) => ({ id, value }));
  }
  get durations() {
    return { firstResponse: spreadOf(this.#first), handling: spreadOf(this.#handling) };
  }
  /** Few orders have figures, but no place among others. */
  get ranked(): boolean {
    return this.count('should-close') >= RANKED_FROM;
  }
  /** Points of a department; null of nothing. */
  get score(): number | null {
    const rates = new Map(this.rates.map((rate) => [rate.id, rate]));
    const share = (id: string) => {
      const rate = rates.get(id);
      return rate && rate.below > 0 ? rate.above / rate.below : 0;
    };
    const whole = this.count('should-close');
    if (whole === 0) return null;
    return departmentScore({
      onTime: share('on-time-rate'),
      late: this.#late / whole,
      extension: share('extension-rate'),
      rework: share('rework-rate'),
    });
  }
}
