/** The plane the town is drawn in, and its way to WGS-84: equirectangular about the plan's origin, good to 1 ‰ over a county. */
import { type Position, sixDecimals } from '#domain/geo/shape.ts';
import type { Point } from './point.ts';

const METRES_PER_DEGREE = 111_195;

export interface Plane {
  /** Six decimals: a tenth of a metre. The same point is always the same position. */
  toPosition(point: Point): Position;
  toPoint(position: Position): Point;
}

export function planeAt([lon0, lat0]: Position): Plane {
  const eastward = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  return {
    toPosition: ([x, y]) => [
      sixDecimals(lon0 + x / eastward),
      sixDecimals(lat0 + y / METRES_PER_DEGREE),
    ],
    toPoint: ([lon, lat]) => [(lon - lon0) * eastward, (lat - lat0) * METRES_PER_DEGREE],
  };
}
