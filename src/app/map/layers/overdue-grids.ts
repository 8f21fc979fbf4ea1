import { PALETTE } from '#app/theme/palette.ts';
import { symbolOf } from '../order-symbol.ts';
import { outlines } from '../outline.ts';
import { defineLayer, type LayerContext } from './contract.ts';

/** Grids that hold an overdue order. */
export function lateGrids({ world, now }: Pick<LayerContext, 'world' | 'now'>) {
  const ids = new Set<string>();
  for (const order of world.orders.values())
    if (symbolOf(order, now) === 'late') ids.add(order.grid);
  return [...ids].sort().flatMap((id) => world.grids.get(id) ?? []);
}

/** A faint red ground: where to look, from across the room. */
export const overdueGrids = defineLayer({
  id: 'overdue-grids',
  title: 'map.layer.overdue-grids',
  storey: 'area',
  follows: 'orders',
  // Under a metric the fill already speaks; two would mix into a colour that says nothing.
  pick: (context) => outlines(context.metric ? [] : lateGrids(context)),
  draw: (features) => ({
    features,
    style: [
      {
        id: 'overdue-grids-fill',
        type: 'fill',
        paint: { 'fill-color': PALETTE['lamp-late'], 'fill-opacity': 0.085 },
      },
    ],
  }),
});
