/** The figures of a set of orders, and of its parts: gathered together, so that the parts add up to the whole. */
import type { Moment } from '../../kernel/kpi.ts';
import type { Counted } from '../counted.ts';
import { Sheet } from './sheet.ts';

/** What orders may be grouped by. */
export const KPI_GROUPS = ['area', 'category', 'source', 'org', 'none'] as const;
export type KpiGroup = (typeof KPI_GROUPS)[number];

export interface Grouping {
  readonly by: KpiGroup;
  /** Parts of an area are the areas directly within this one. */
  readonly area: string;
  /** Within a class its subclasses are told apart. */
  readonly category?: string | undefined;
}

/** The part of an area an order lies in: the next step of its path. */
function partOf(area: string, path: string): string {
  const end = path.indexOf('/', area.length);
  return end < 0 ? path : path.slice(0, end + 1);
}

/** By which key orders are put together. */
const KEYS: Record<Exclude<KpiGroup, 'none'>, (order: Counted, grouping: Grouping) => string> = {
  area: ({ path }, { area }) => partOf(area, path),
  category: ({ category }, asked) => category.slice(0, asked.category ? 4 : 2),
  source: ({ source }) => source,
  org: ({ org }) => org ?? '',
};

export type FiguresRead = Figures['read'];

export class Figures {
  readonly #moment: Moment;
  readonly #grouping: Grouping;
  readonly #whole: Sheet;
  readonly #parts = new Map<string, Sheet>();

  constructor(moment: Moment, grouping: Grouping) {
    this.#moment = moment;
    this.#grouping = grouping;
    this.#whole = new Sheet(moment);
  }

  add(order: Counted): void {
    this.#whole.add(order);
    const { by } = this.#grouping;
    if (by === 'none') return;
    const key = KEYS[by](order, this.#grouping);
    const part = this.#parts.get(key) ?? new Sheet(this.#moment);
    this.#parts.set(key, part);
    part.add(order);
  }

  get read() {
    const { rates, counts, overdueAges, durations } = this.#whole;
    const groups = [...this.#parts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => ({
        key,
        rates: part.rates,
        counts: part.counts,
        /** False: too few for a place among the others. */
        ranked: part.ranked,
        score: this.#grouping.by === 'org' && key !== '' ? part.score : null,
      }));
    return { rates, counts, overdueAges, durations, groups };
  }
}
