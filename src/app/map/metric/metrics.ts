/** A metric's number of each grid, from things the world holds. */
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import type { LayerContext } from '../layers/contract.ts';
import { symbolOf } from '../order-symbol.ts';
import type { MetricId } from './metric-ids.ts';

type Reading = Pick<LayerContext, 'world' | 'now'>;

/** Orders of each grid that a rule counts. */
function countByGrid(
  { world, now }: Reading,
  counts: (symbol: ReturnType<typeof symbolOf>) => boolean,
): ReadonlyMap<string, number> {
  const byGrid = new Map<string, number>();
  for (const order of world.orders.values())
    if (LIFE_CYCLE.open(order.state) && counts(symbolOf(order, now)))
      byGrid.set(order.grid, (byGrid.get(order.grid) ?? 0) + 1);
  return byGrid;
}

/** One decimal is as much as orders per hundred households can say. */
const tenths = (value: number): number => Math.round(value * 10) / 10;

/**
 * The metric of every grid, in the shelf's order; undefined where nobody counted. Counts of people come from the census, and a
 * rate is only said of a grid that has households.
 */
export function valuesOf(metric: MetricId, reading: Reading): (number | undefined)[] {
  const { world } = reading;
  const grids = [...world.grids.values()];
  switch (metric) {
    case 'open':
    case 'overdue': {
      const late = metric === 'overdue';
      const counts = countByGrid(reading, (symbol) => !late || symbol === 'late');
      return grids.map(({ id }) => counts.get(id) ?? 0);
    }
    case 'perhundred': {
      const counts = countByGrid(reading, () => true);
      return grids.map(({ id }) => {
        const households = world.census.get(id)?.households ?? 0;
        return households > 0 ? tenths(((counts.get(id) ?? 0) * 100) / households) : undefined;
      });
    }
    default:
      return grids.map(({ id }) => world.census.get(id)?.[metric]);
  }
}
