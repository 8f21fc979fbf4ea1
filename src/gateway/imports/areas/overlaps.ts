/** Where outlines that were brought lie over one another by more than the width of a line. */

import { area } from '@turf/turf';
import Flatbush from 'flatbush';
import clipping, { type Geom } from 'polygon-clipping';
import { boundsOf, type MultiPolygon } from '#domain/geo/shape.ts';
import { type Remark, remarkOf } from '#domain/imports/remark.ts';

interface Outlined {
  readonly code: string;
  readonly name: string;
  readonly shape: MultiPolygon;
}

/** Digitising leaves slivers; what is smaller is none of anybody's business. */
const SLIVER_M2 = 500;
/** Beyond this many outlines the comparison of each with its neighbours would take minutes. */
const MOST = 3_000;

export function overlapsAmong(all: readonly Outlined[]): Remark[] {
  if (all.length < 2 || all.length > MOST) return [];
  const index = new Flatbush(all.length);
  const bounds = all.map(({ shape }) => boundsOf(shape));
  for (const box of bounds) index.add(...box);
  index.finish();
  const found: Remark[] = [];
  for (const [i, one] of all.entries())
    for (const j of index.search(...(bounds[i] as [number, number, number, number]))) {
      const other = all[j];
      if (j <= i || !other) continue;
      const size = overlapOf(one.shape, other.shape);
      if (size > SLIVER_M2)
        found.push(
          remarkOf('areas.overlap', {
            one: `${one.code} ${one.name}`,
            other: `${other.code} ${other.name}`,
            size: Math.round(size),
          }),
        );
    }
  return found;
}

function overlapOf(one: MultiPolygon, other: MultiPolygon): number {
  try {
    const coordinates = clipping.intersection(one as unknown as Geom, other as unknown as Geom);
    return coordinates.length === 0 ? 0 : area({ type: 'MultiPolygon', coordinates });
  } catch {
    return 0;
  }
}
