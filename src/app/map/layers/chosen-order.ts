import { ScatterplotLayer } from '@deck.gl/layers';
import { rgba } from '#app/theme/palette.ts';
import type { Position } from '#domain/geo/shape.ts';
import { defineLayer, type Nearness } from './contract.ts';

const RADIUS: Record<Nearness, number> = { far: 16, mid: 21, near: 25 };

/** A white ring on a dark one around the chosen order, whatever its state. */
export const chosenOrder = defineLayer({
  id: 'chosen-order',
  title: 'map.layer.chosen-order',
  storey: 'alert',
  pick: ({ world, selection, nearness, unit }) => ({
    point: selection.order === undefined ? undefined : world.orders.get(selection.order)?.point,
    radius: RADIUS[nearness] * unit,
    unit,
  }),
  draw: ({ point, radius, unit }) => {
    if (!point) return { deck: [] };
    const ring = (id: string, width: number, colour: [number, number, number, number]) =>
      new ScatterplotLayer<Position>({
        id,
        data: [point],
        getPosition: (at) => at,
        radiusUnits: 'pixels',
        lineWidthUnits: 'pixels',
        getRadius: radius,
        getLineWidth: width * unit,
        getLineColor: colour,
        filled: false,
        stroked: true,
        parameters: { depthCompare: 'always', depthWriteEnabled: false },
      });
    return {
      deck: [
        ring('chosen-order-casing', 6.5, rgba('m-halo')),
        ring('chosen-order', 2.5, rgba('t-1')),
      ],
    };
  },
});
