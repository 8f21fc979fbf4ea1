import { PALETTE } from '#app/theme/palette.ts';
import { outlines } from '../outline.ts';
import { defineLayer, type StyleLayer } from './contract.ts';

/** Shore lines, the outermost first: how far from the shore in design units, and how much of it is seen. */
const SHORES = [
  [24, 0.35],
  [14, 0.6],
  [6, 0.9],
] as const;

/** Water all around and the town's land in it: the whole ground where there is no basemap, and what is seen until its tiles come. */
export const ground = defineLayer({
  id: 'ground',
  title: 'map.layer.ground',
  storey: 'ground',
  pick: ({ world, unit, basemap }) => ({
    drawn: basemap?.kind === 'drawn',
    features: outlines(world.areas.values(), ({ level }) => ({ level })),
    unit,
  }),
  draw: ({ drawn, features, unit }) => ({
    features,
    style: [
      {
        id: 'ground-water',
        type: 'background',
        paint: { 'background-color': PALETTE['m-water'] },
      },
      ...SHORES.map(
        ([away, opacity], i): StyleLayer => ({
          id: `ground-shore-${i + 1}`,
          type: 'line',
          filter: ['==', ['get', 'level'], 'TOWN'],
          layout: { 'line-join': 'round' },
          paint: {
            'line-color': PALETTE['m-waterline'],
            'line-opacity': drawn ? 0 : opacity,
            'line-width': 1.2 * unit,
            'line-gap-width': 2 * away * unit,
          },
        }),
      ),
      { id: 'ground-land', type: 'fill', paint: { 'fill-color': PALETTE['m-land'] } },
    ],
  }),
});
