/** Communities, grids and the town as rows of its files, put together from the borders. */
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';
import type { AreaRow, GridRow } from '../../town/rows.ts';
import { gridName, gridShort } from '../names.ts';
import type { Plan } from '../plan.ts';
import type { Plane } from '../shape/plane.ts';
import type { Point } from '../shape/point.ts';
import { areaOf, type Face, outerOf, pointWithin, type Ring } from '../shape/ring.ts';
import { type Border, facesAround } from './borders.ts';
import type { Land } from './draw-land.ts';

const same = (a: Position | undefined, b: Position | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

/** GeoJSON's ring: six decimals, no point twice in a row, closed. */
export function ringToPositions(ring: Ring, plane: Plane): Position[] {
  const out: Position[] = [];
  for (const point of ring) {
    const next = plane.toPosition(point);
    if (!same(out.at(-1), next)) out.push(next);
  }
  const [first] = out;
  if (first && !same(first, out.at(-1))) out.push(first);
  return out;
}

export const faceToPositions = (face: Face, plane: Plane): Position[][] =>
  face.map((ring) => ringToPositions(ring, plane));

const shapeOf = (faces: readonly Face[], plane: Plane): MultiPolygon =>
  faces
    .toSorted((a, b) => areaOf(outerOf(b)) - areaOf(outerOf(a)))
    .map((face) => faceToPositions(face, plane));

export interface TownRows {
  readonly areas: AreaRow[];
  readonly grids: GridRow[];
  /** By grid, in the order of `grids`. */
  readonly faces: readonly (readonly Face[])[];
}

/** `dry`: a grid's name stands on land. */
export function rowsOf(
  plan: Plan,
  { parted, borders }: Land,
  plane: Plane,
  dry: (point: Point) => boolean,
): TownRows {
  const town = `/${plan.code}/`;
  const communities = new Map(parted.communities.map((one) => [one.code, one]));
  const bordersOf = new Map<number, Border[]>();
  for (const border of borders)
    for (const label of [border.left, border.right])
      bordersOf.set(label, [...(bordersOf.get(label) ?? []), border]);
  const drawn = parted.grids.map(({ community, number }, label) => {
    const faces = facesAround(bordersOf.get(label) ?? [], (one) => one === label);
    const { name, short, kind } = communities.get(community) ?? {
      name: plan.name,
      short: plan.name,
      kind: 'RURAL',
    };
    const id = `${community}${String(number).padStart(3, '0')}`;
    const largest = faces.toSorted((a, b) => areaOf(outerOf(b)) - areaOf(outerOf(a)))[0];
    const row: GridRow = {
      id,
      path: `${town}${community}/${id}/`,
      type: kind === 'URBAN' ? 'BASIC' : 'RURAL',
      name: gridName(name, short, number),
      short: gridShort(short, number),
      community,
      centre: plane.toPosition(pointWithin(largest ?? [], dry)),
      shape: shapeOf(faces, plane),
    };
    return { row, faces };
  });
  const around = (own: readonly Border[], member: (label: number) => boolean): MultiPolygon =>
    shapeOf(facesAround(own, member), plane);
  const areas: AreaRow[] = [
    {
      id: plan.code,
      path: town,
      level: 'TOWN',
      name: plan.name,
      shape: around(borders, (label) => label >= 0),
    },
    ...parted.communities.map(({ code, name }): AreaRow => {
      const own = new Set(
        parted.grids.flatMap(({ community }, label) => (community === code ? label : [])),
      );
      const lines = new Set([...own].flatMap((label) => bordersOf.get(label) ?? []));
      return {
        id: code,
        path: `${town}${code}/`,
        level: 'COMMUNITY',
        name,
        shape: around([...lines], (label) => own.has(label)),
      };
    }),
  ];
  const sorted = drawn.toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1));
  return { areas, grids: sorted.map(({ row }) => row), faces: sorted.map(({ faces }) => faces) };
}
