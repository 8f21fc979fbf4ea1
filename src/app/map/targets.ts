/** What lies under a point of the map. The columns are searched directly: no read-back from the GPU, and the same answer anywhere. */
import type { Position } from '#domain/geo/shape.ts';
import type { Targets } from './layers/contract.ts';

export interface Hit {
  readonly shelf: Targets['shelf'];
  readonly id: string;
}

/** MapLibre's world is 512 px wide at zoom 0. */
const degreesPerPixel = (zoom: number): number => 360 / (512 * 2 ** zoom);

/** The nearest thing within its layer's reach of `point` at this zoom; of equals the one drawn last. */
export function nearest(
  layers: readonly Targets[],
  [lon, lat]: Position,
  zoom: number,
): Hit | undefined {
  const x = 1 / degreesPerPixel(zoom);
  const y = x / Math.cos((lat * Math.PI) / 180);
  let hit: Hit | undefined;
  let closest = Number.POSITIVE_INFINITY;
  for (const { shelf, ids, lonLat, reach } of layers)
    for (let i = 0; i < ids.length; i++) {
      const dx = ((lonLat[i * 2] ?? 0) - lon) * x;
      if (Math.abs(dx) > reach) continue;
      const dy = ((lonLat[i * 2 + 1] ?? 0) - lat) * y;
      const distance = Math.hypot(dx, dy);
      const id = ids[i];
      if (distance > reach || distance > closest || id === undefined) continue;
      closest = distance;
      hit = { shelf, id };
    }
  return hit;
}
