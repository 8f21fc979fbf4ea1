/** How far a town reaches: what its data say, or as far as its areas do. */
import { type Bounds, boundsOf } from '#domain/geo/shape.ts';
import type { Town } from '#domain/town/town.ts';
import type { World } from '#domain/world.ts';

/** Of a town of which nobody knows yet where it lies. */
export const ANYWHERE: [number, number, number, number] = [-180, -85, 180, 85];

/** A margin, so that nothing lies on the edge. */
const MARGIN = 0.02;

export function withMargin([west, south, east, north]: Bounds): [number, number, number, number] {
  const [x, y] = [(east - west) * MARGIN, (north - south) * MARGIN];
  return [west - x, south - y, east + x, north + y];
}

/** @returns a function that tells the bounds as they now are. */
export function townBounds({ bounds, code }: Town, given: boolean, world: World): () => Bounds {
  if (given) return () => bounds;
  let known: { readonly version: number; readonly bounds: Bounds } | undefined;
  return () => {
    const area = world.areas.get(code);
    if (!area) return bounds;
    if (known?.version !== area.version)
      known = { version: area.version, bounds: withMargin(boundsOf(area.shape)) };
    return known.bounds;
  };
}
