import { PALETTE } from '#app/theme/palette.ts';
import { defineLayer } from './contract.ts';
import { outlines } from './outline.ts';

/** Water all around and the town's land in it, until a basemap tells them apart outside. */
export const ground = defineLayer({
  id: 'ground',
  title: 'map.layer.ground',
  storey: 'ground',
  pick: ({ world }) => outlines(world.areas.values()),
  draw: (features) => ({
    features,
    style: [
      {
        id: 'ground-water',
        type: 'background',
        paint: { 'background-color': PALETTE['m-water'] },
      },
      { id: 'ground-land', type: 'fill', paint: { 'fill-color': PALETTE['m-land'] } },
    ],
  }),
});
