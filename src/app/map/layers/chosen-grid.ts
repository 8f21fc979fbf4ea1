import { PALETTE } from '#app/theme/palette.ts';
import { outlines } from '../outline.ts';
import { defineLayer } from './contract.ts';

/** The chosen community, while no grid of it is. */
export const chosenArea = defineLayer({
  id: 'chosen-area',
  title: 'map.layer.chosen-area',
  storey: 'line',
  pick: ({ world, selection: { area, grid }, unit }) => ({
    features: outlines(
      grid === undefined && area !== undefined
        ? [...world.areas.values()].filter(
            ({ path, level }) => level === 'COMMUNITY' && path === area,
          )
        : [],
    ),
    unit,
  }),
  draw: ({ features, unit }) => ({
    features,
    style: [
      {
        id: 'chosen-area-line',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': PALETTE['ac-1'], 'line-width': 2 * unit },
      },
    ],
  }),
});

/** The chosen grid: filled, with a line on a halo above all other borders. */
export const chosenGrid = defineLayer({
  id: 'chosen-grid',
  title: 'map.layer.chosen-grid',
  storey: 'line',
  pick: ({ world, selection, unit }) => {
    const grid = selection.grid === undefined ? undefined : world.grids.get(selection.grid);
    return { features: outlines(grid ? [grid] : []), unit };
  },
  draw: ({ features, unit }) => ({
    features,
    style: [
      {
        id: 'chosen-grid-fill',
        type: 'fill',
        paint: { 'fill-color': PALETTE['ac-1'], 'fill-opacity': 0.1 },
      },
      {
        id: 'chosen-grid-halo',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': PALETTE['m-halo'], 'line-width': 6 * unit },
      },
      {
        id: 'chosen-grid-line',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': PALETTE['ac-1'], 'line-width': 3 * unit },
      },
    ],
  }),
});
