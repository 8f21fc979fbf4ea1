import { PALETTE } from '#app/theme/palette.ts';
import { outlines } from '../outline.ts';
import { defineLayer } from './contract.ts';

const join = { 'line-join': 'round', 'line-cap': 'round' } as const;

/** Borders of the communities and, over them, of the town. */
export const areas = defineLayer({
  id: 'areas',
  title: 'map.layer.areas',
  storey: 'line',
  entry: {
    group: 'area',
    shown: { desk: true, wall: true },
    source: 'town',
    maxAge: Number.POSITIVE_INFINITY,
    count: ({ world }) => world.areas.size,
  },
  pick: ({ world, unit, metric }) => ({
    features: outlines(world.areas.values(), ({ level }) => ({ level })),
    unit,
    filled: metric !== undefined,
  }),
  draw: ({ features, unit, filled }) => ({
    features,
    style: [
      {
        id: 'areas-community',
        type: 'line',
        filter: ['==', ['get', 'level'], 'COMMUNITY'],
        layout: join,
        paint: {
          'line-color': PALETTE[filled ? 'g-0' : 'm-unit'],
          'line-opacity': filled ? 1 : 0.8,
          'line-width': (filled ? 2.6 : 1.7) * unit,
        },
      },
      {
        id: 'areas-town',
        type: 'line',
        filter: ['==', ['get', 'level'], 'TOWN'],
        layout: join,
        paint: { 'line-color': PALETTE['m-town'], 'line-opacity': 0.7, 'line-width': 2 * unit },
      },
    ],
  }),
});
