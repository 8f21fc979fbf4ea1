/** What has a name on the ground, as somebody on the telephone would say where they are: points of interest, and roads piece by piece. */
import type { Position } from '#domain/geo/shape.ts';
import type { Label } from '#domain/town/town.ts';
import type { Ground } from '../town/ground.ts';

export interface NamedPlace {
  readonly kind: 'road' | 'place';
  readonly name: Label;
  readonly point: Position;
}

export function namedPlaces({ road, place }: Pick<Ground, 'road' | 'place'>): NamedPlace[] {
  const points = place.features.map(
    ({ properties: { name }, geometry }): NamedPlace => ({
      kind: 'place',
      name,
      point: geometry.coordinates,
    }),
  );
  const pieces = road.features.flatMap(({ properties: { name }, geometry }): NamedPlace[] => {
    const middle = geometry.coordinates[geometry.coordinates.length >> 1];
    return name && middle ? [{ kind: 'road', name, point: middle }] : [];
  });
  return [...points, ...pieces];
}
