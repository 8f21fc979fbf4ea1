/** The filters of orders as they stand in an address: the same for the list, the figures and the export. */
import { z } from 'zod';
import { areaPath } from '#domain/kernel/thing.ts';
import { LEVELS, SOURCES } from '#domain/order/codes.ts';
import { LIFE_CYCLE, ORDER_STATES } from '#domain/order/flow.ts';
import { ORDER_KPIS, orderKpi } from '#domain/order/kpis/catalogue.ts';
import { ORDER_COUNTS, type OrderCount } from '#domain/order/kpis/counts.ts';
import type { Order } from '#domain/order/order.ts';
import type { OrderFilter } from '../database/order-clauses.ts';
import type { House } from '../house.ts';

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
  self: yesNo.optional(),
};
export type FilterQuery = z.output<z.ZodObject<typeof filterShape>>;

export const ruleShape = {
  /** With `part`: the rows above or below the line of that rate. */
  kpi: z.enum(ORDER_KPIS.map(({ id }) => id)).optional(),
  part: z.enum(['above', 'below']).default('below'),
  /** The rows behind that count. */
  count: z.enum(Object.keys(ORDER_COUNTS) as [OrderCount, ...OrderCount[]]).optional(),
};
const rules = z.object(ruleShape);

export const filterOf = (query: FilterQuery, now: number): OrderFilter => {
  const { state, source, urgency, level, ...same } = query;
  return { ...same, states: state, sources: source, urgencies: urgency, levels: level, now };
};

export const momentOf = ({ clock, town }: House) => ({ now: clock.now(), zone: town.zone });

/** The rule that picks the rows behind a figure; undefined when none is asked for. */
export function ruleOf(
  { kpi, part, count }: z.output<typeof rules>,
  moment: ReturnType<typeof momentOf>,
): ((order: Order) => boolean) | undefined {
  const rate = kpi && orderKpi(kpi);
  const counts = count && ORDER_COUNTS[count];
  if (!rate && !counts) return undefined;
  return (order) => (!rate || rate[part](order, moment) > 0) && (!counts || counts(order, moment));
}

/** Ended, and so fast that somebody should look. */
export const ENDED = ORDER_STATES.filter((state) => LIFE_CYCLE.ends.includes(state));
