/** Which cameras see a place: those that answer first, then those whose field of view holds it, then the nearest (DOMAIN §6.7). */
import type { Position } from '../geo/shape.ts';
import type { Camera } from './camera.ts';

export interface Sight {
  readonly camera: Camera;
  readonly metres: number;
  /** The place lies within its angle and its range; what stands between is not known here. */
  readonly covers: boolean;
}

/** Metres in a degree of latitude on a sphere of the earth's mean radius, 6,371,008.8 m. */
const METRES_PER_DEGREE = 111_195.08;
/** Right below it a camera sees whichever way it looks. */
const BELOW_M = 3;

function sightOf(camera: Camera, [lon, lat]: Position): Sight {
  const [x, y] = camera.point;
  const east = (lon - x) * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const north = (lat - y) * METRES_PER_DEGREE;
  const metres = Math.hypot(east, north);
  const bearing = (Math.atan2(east, north) * 180) / Math.PI;
  const off = Math.abs(((bearing - camera.azimuth + 540) % 360) - 180);
  const covers = metres <= BELOW_M || (metres <= camera.range && off <= camera.fov / 2);
  return { camera, metres, covers };
}

/** Those within so many metres, the best first. */
export function camerasSeeing(
  place: Position,
  cameras: Iterable<Camera>,
  within: number,
): readonly Sight[] {
  return [...cameras]
    .map((camera) => sightOf(camera, place))
    .filter(({ metres }) => metres <= within)
    .sort(
      (a, b) =>
        Number(b.camera.online) - Number(a.camera.online) ||
        Number(b.covers) - Number(a.covers) ||
        a.metres - b.metres ||
        (a.camera.id < b.camera.id ? -1 : 1),
    );
}
