import { PALETTE } from '#app/theme/palette.ts';
import { outlines } from '../outline.ts';
import { defineLayer } from './contract.ts';

/**
 * The town's land, and what lies around it: water, until a drawn basemap's tiles come and say where there is any; land of others, where
 * nothing is known of it.
 */
export const ground = defineLayer({
  id: 'ground',
  title: 'map.layer.ground',
  storey: 'ground',
  pick: ({ world, basemap }) => ({
    around: PALETTE[basemap?.kind === 'drawn' ? 'm-water' : 'm-land-out'],
    features: outlines(world.areas.values(), () => ({})),
  }),
  draw: ({ around, features }) => ({
    features,
    style: [
      {
        id: 'ground-water',
        type: 'background',
        paint: { 'background-color': around },
      },
      { id: 'ground-land', type: 'fill', paint: { 'fill-color': PALETTE['m-land'] } },
    ],
  }),
});
