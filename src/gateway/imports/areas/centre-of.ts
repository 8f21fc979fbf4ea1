import { centerOfMass, pointOnFeature } from '@turf/turf';
import { boundsOf, type MultiPolygon, type Position, rounded } from '#domain/geo/shape.ts';
import { holds } from '../../town/check-shape.ts';

/** How finely an outline is searched for its widest place: points along its longer side. */
const POINTS = 24;
/** The middle will do while the nearest edge is this share of the outline's lesser side away. */
const ROOMY = 0.12;

/** Square of the distance from a point to the nearest edge; `squeeze`: how much shorter a degree of longitude is. */
function roomAt([lon, lat]: Position, shape: MultiPolygon, squeeze: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const ring of shape.flat())
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1] as Position, ring[i] as Position];
      const [x, y] = [(lon - ax) * squeeze, lat - ay];
      const [dx, dy] = [(bx - ax) * squeeze, by - ay];
      const long = dx * dx + dy * dy;
      const along = long === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / long));
      least = Math.min(least, (x - along * dx) ** 2 + (y - along * dy) ** 2);
    }
  return least;
}

/** The middle of an outline; where that lies outside or on a narrow part of it (a bow, a mole), the place with the most room around it. */
export function centreOf(shape: MultiPolygon): Position {
  const outline = { type: 'MultiPolygon' as const, coordinates: shape };
  const middle = centerOfMass(outline).geometry.coordinates as Position;
  const [west, south, east, north] = boundsOf(shape);
  const squeeze = Math.cos((middle[1] * Math.PI) / 180);
  const [width, height] = [(east - west) * squeeze, north - south];
  const enough = (ROOMY * Math.min(width, height)) ** 2;
  if (holds(shape, middle) && roomAt(middle, shape, squeeze) >= enough) return rounded(middle);
  const step = Math.max(width, height) / POINTS;
  let widest = { at: pointOnFeature(outline).geometry.coordinates as Position, room: 0 };
  for (let lat = south + step / 2; lat < north; lat += step)
    for (let lon = west + step / (2 * squeeze); lon < east; lon += step / squeeze) {
      const at: Position = [lon, lat];
      const room = holds(shape, at) ? roomAt(at, shape, squeeze) : 0;
      if (room > widest.room) widest = { at, room };
    }
  return rounded(widest.at);
}
