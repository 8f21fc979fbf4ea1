/** Where the drawn roads meet: equal positions are one crossing. */
import type { Position } from '#domain/geo/shape.ts';
import type { Crossing, Drawing } from './drawing.ts';

export function crossingsOf(
  { road }: Drawing['ground'],
  gridAt: (position: Position) => string | undefined,
): Crossing[] {
  const found = new Map<string, { at: Position; roads: number[] }>();
  for (const [index, { geometry }] of road.features.entries())
    for (const at of [geometry.coordinates[0], geometry.coordinates.at(-1)]) {
      if (!at) continue;
      const known = found.get(at.join(' '));
      if (known) known.roads.push(index);
      else found.set(at.join(' '), { at, roads: [index] });
    }
  return [...found.values()].map(({ at, roads }) => ({ at, grid: gridAt(at), roads }));
}
