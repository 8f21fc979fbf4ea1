import { PALETTE } from '#app/theme/palette.ts';
import { outlines } from '../outline.ts';
import { defineLayer } from './contract.ts';

const join = { 'line-join': 'round', 'line-cap': 'round' } as const;

/** Borders of the communities and, over them, of the town. */
export const areas = defineLayer({
  id: 'areas',
  title: 'map.layer.areas',
  storey: 'line',
  pick: ({ world, unit }) => ({
    features: outlines(world.areas.values(), ({ level }) => ({ level })),
    unit,
  }),
  draw: ({ features, unit }) => ({
    features,
    style: [
      {
        id: 'areas-community',
        type: 'line',
        filter: ['==', ['get', 'level'], 'COMMUNITY'],
        layout: join,
        paint: {
          'line-color': PALETTE['m-unit'],
          'line-opacity': 0.8,
          'line-width': 1.7 * unit,
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
