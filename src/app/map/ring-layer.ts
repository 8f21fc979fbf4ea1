/** A light ring on a dark one around a place, whatever lies under it. */
import { ScatterplotLayer } from '@deck.gl/layers';
import { rgba } from '#app/theme/palette.ts';
import type { Position } from '#domain/geo/shape.ts';

/** How much wider the dark ring is than the light one, in design units. */
const CASING = 4;

/** @param width of the light ring, in design units like `radius`; `unit`: screen pixels in one of them. */
export function ringLayers(
  id: string,
  { at, radius, width, unit }: { at: Position; radius: number; width: number; unit: number },
): ScatterplotLayer<Position>[] {
  const ring = (name: string, wide: number, colour: 'm-halo' | 't-1') =>
    new ScatterplotLayer<Position>({
      id: name,
      data: [at],
      getPosition: (place) => place,
      radiusUnits: 'pixels',
      lineWidthUnits: 'pixels',
      getRadius: radius * unit,
      getLineWidth: wide * unit,
      getLineColor: rgba(colour),
      filled: false,
      stroked: true,
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
    });
  return [ring(`${id}-casing`, width + CASING, 'm-halo'), ring(id, width, 't-1')];
}
