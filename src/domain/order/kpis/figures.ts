/** The figures of a set of orders, and of its parts: gathered together, so that the parts add up to the whole. */
import type { Moment } from '../../kernel/kpi.ts';
import { dayNumber, dayOf, dayText, weekday } from '../../time/day.ts';
import type { Counted } from '../counted.ts';
import { countedAt, Sheet } from './sheet.ts';

/** What orders may be grouped by. */
export const KPI_GROUPS = [
  'area',
  'grid',
  'category',
  'source',
  'org',
  'day',
  'week',
  'closing-day',
  'none',
] as const;
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

/** The Monday of a day, both `yyyyMMdd`. */
function mondayOf(day: string): string {
  const number = dayNumber(day);
  return dayText(number - ((weekday(number) + 6) % 7));
}

/** By which key orders are put together; a day or a week is that in which an order counts, or was closed. */
const KEYS: Record<
  Exclude<KpiGroup, 'none'>,
  (order: Counted, grouping: Grouping, moment: Moment) => string
> = {
  area: ({ path }, { area }) => partOf(area, path),
  grid: ({ path }) => path,
  day: (order, _, { zone }) => dayOf(countedAt(order), zone),
  week: (order, _, { zone }) => mondayOf(dayOf(countedAt(order), zone)),
  'closing-day': ({ closedAt }, _, { zone }) => (closedAt === null ? '' : dayOf(closedAt, zone)),
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
    const key = KEYS[by](order, this.#grouping, this.#moment);
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
