/** The filters of orders as they stand in an address: the same for the list, the figures and the export. */
import { z } from 'zod';
import type { Viewer } from '#domain/access/viewer.ts';
import type { Moment } from '#domain/kernel/kpi.ts';
import { areaPath } from '#domain/kernel/thing.ts';
import { LEVELS, SOURCES } from '#domain/order/codes.ts';
import { ORDER_STATES } from '#domain/order/flow.ts';
import { ORDER_KPIS } from '#domain/order/kpis/catalogue.ts';
import { ORDER_COUNTS, type OrderCount } from '#domain/order/kpis/counts.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import type { House } from '../house.ts';
import type { Selection } from '../reading/questions.ts';

/** `a,b` or given twice: a list either way. */
const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (given) =>
      given === undefined ? undefined : [given].flat().flatMap((one) => String(one).split(',')),
    z.array(item).min(1).max(32).optional(),
  );
const yesNo = z.enum(['true', 'false']).transform((word) => word === 'true');
const instant = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const filterShape = {
  q: z.string().trim().max(64).optional(),
  state: listOf(z.enum(ORDER_STATES)),
  grid: z.string().max(64).optional(),
  area: areaPath.optional(),
  category: z
    .string()
    .regex(/^\d{1,4}$/)
    .optional(),
  source: listOf(z.enum(SOURCES)),
  urgency: listOf(z.coerce.number().int().min(1).max(4)),
  level: listOf(z.enum(LEVELS)),
  org: z.string().max(64).optional(),
  handler: z.string().max(64).optional(),
  lamp: z.enum(['ok', 'warn', 'late']).optional(),
  overdue: yesNo.optional(),
  from: instant.optional(),
  to: instant.optional(),
  closedFrom: instant.optional(),
  closedTo: instant.optional(),
  self: yesNo.optional(),
};
export type FilterQuery = z.output<z.ZodObject<typeof filterShape>>;

export const figureShape = {
  /** With `part`: the rows above or below the line of that rate. */
  kpi: z.enum(ORDER_KPIS.map(({ id }) => id)).optional(),
  part: z.enum(['above', 'below']).default('below'),
  /** The rows behind that count. */
  count: z.enum(Object.keys(ORDER_COUNTS) as [OrderCount, ...OrderCount[]]).optional(),
  /** The rows behind that number of the watch. */
  number: z.enum(ORDER_NUMBERS.map(({ id }) => id)).optional(),
};
type FigureQuery = z.output<z.ZodObject<typeof figureShape>>;

export const momentOf = ({ clock, town }: House): Moment => ({ now: clock.now(), zone: town.zone });

/** The orders an address asks for, as the books are asked. */
export function selectionOf(
  query: FilterQuery & Partial<FigureQuery>,
  viewer: Viewer,
  moment: Moment,
): Selection {
  const { state, source, urgency, level, kpi, part, count, number, ...same } = query;
  return {
    viewer,
    moment,
    filter: {
      ...same,
      states: state,
      sources: source,
      urgencies: urgency,
      levels: level,
      now: moment.now,
    },
    figure: { kpi, part, count, number },
  };
}
