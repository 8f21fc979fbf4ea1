import { PALETTE } from '#app/theme/palette.ts';
import { outlines } from '../outline.ts';
import { defineLayer } from './contract.ts';

/** Borders of the grids. */
export const grids = defineLayer({
  id: 'grids',
  title: 'map.layer.grids',
  storey: 'line',
  pick: ({ world, unit }) => ({ features: outlines(world.grids.values()), unit }),
  draw: ({ features, unit }) => ({
    features,
    style: [
      {
        id: 'grids-line',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': PALETTE['m-grid'], 'line-opacity': 0.75, 'line-width': 0.9 * unit },
      },
    ],
  }),
});
