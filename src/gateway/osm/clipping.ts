/** Cuts shapes to a box and writes positions as the ground has them: six decimals, none twice in a row. */
import { bboxClip, lineString, polygon } from '@turf/turf';
import { type Bounds, type MultiPolygon, type Position, rounded } from '#domain/geo/shape.ts';
import type { Line } from './rings.ts';

function tidy(line: readonly (readonly number[])[]): Position[] {
  const found: Position[] = [];
  for (const [lon = 0, lat = 0] of line) {
    const at = rounded([lon, lat]);
    const before = found.at(-1);
    if (before?.[0] !== at[0] || before[1] !== at[1]) found.push(at);
  }
  return found;
}

const inside = (line: Line, [west, south, east, north]: Bounds): boolean =>
  line.every(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north);

const loose = (line: Line): number[][] => line.map((at) => [...at]);

export function cutLine(line: Line, box: Bounds): Position[][] {
  if (line.length < 2) return [];
  if (inside(line, box)) return [tidy(line)].filter(({ length }) => length > 1);
  const { geometry } = bboxClip(lineString(loose(line)), [...box]);
  const pieces = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  return (pieces as number[][][]).map(tidy).filter(({ length }) => length > 1);
}

function tidyFace(rings: readonly (readonly (readonly number[])[])[]): Position[][] {
  const [outer = [], ...holes] = rings.map(tidy);
  return outer.length < 4 ? [] : [outer, ...holes.filter(({ length }) => length >= 4)];
}

export function cutFaces(faces: MultiPolygon, box: Bounds): MultiPolygon {
  return faces.flatMap((rings): MultiPolygon => {
    const [outer] = rings;
    if (!outer) return [];
    if (inside(outer, box)) return [tidyFace(rings)].filter(({ length }) => length > 0);
    const { geometry } = bboxClip(polygon(rings.map(loose)), [...box]);
    const cut = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return (cut as number[][][][]).map(tidyFace).filter(({ length }) => length > 0);
  });
}
