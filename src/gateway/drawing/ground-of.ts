/** The ground's files from what was drawn. */
import type { Feature } from 'geojson';
import type { Ground, GroundLayer } from '../town/ground.ts';
import { faceToPositions } from './land/rows.ts';
import type { Path } from './shape/path.ts';
import type { Plane } from './shape/plane.ts';
import type { Point } from './shape/point.ts';
import type { Face } from './shape/ring.ts';

type Of<L extends GroundLayer> = Ground[L]['features'][number];

export const faceFeature = <L extends 'land' | 'hill' | 'use' | 'water' | 'building'>(
  plane: Plane,
  face: Face,
  properties: Of<L>['properties'],
): Of<L> =>
  ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: faceToPositions(face, plane) },
  }) satisfies Feature as Of<L>;

export function lineFeature<L extends 'road' | 'waterway'>(
  plane: Plane,
  path: Path,
  properties: Of<L>['properties'],
): Of<L> {
  const coordinates = path
    .map((point) => plane.toPosition(point))
    .filter((position, index, all) => {
      const before = all[index - 1];
      return !before || before[0] !== position[0] || before[1] !== position[1];
    });
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'LineString', coordinates },
  } satisfies Feature as Of<L>;
}

export const dotFeature = (
  plane: Plane,
  at: Point,
  properties: Of<'place'>['properties'],
): Of<'place'> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: plane.toPosition(at) },
});

export const collection = <F>(
  features: readonly F[],
): { type: 'FeatureCollection'; features: F[] } => ({
  type: 'FeatureCollection',
  features: [...features],
});
