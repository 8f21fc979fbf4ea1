import { PALETTE } from '#app/theme/palette.ts';
import { outlines } from '../outline.ts';
import { defineLayer } from './contract.ts';

/** Borders of the grids. */
export const grids = defineLayer({
  id: 'grids',
  title: 'map.layer.grids',
  storey: 'line',
  entry: {
    group: 'area',
    shown: { desk: true, wall: true },
    source: 'town',
    maxAge: Number.POSITIVE_INFINITY,
    count: ({ world }) => world.grids.size,
  },
  pick: ({ world, unit, metric }) => ({
    features: outlines(world.grids.values()),
    unit,
    filled: metric !== undefined,
  }),
  draw: ({ features, unit, filled }) => ({
    features,
    style: [
      {
        id: 'grids-line',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': PALETTE[filled ? 'g-0' : 'm-grid'],
          'line-opacity': filled ? 1 : 0.75,
          'line-width': (filled ? 1.2 : 0.9) * unit,
        },
      },
    ],
  }),
});
