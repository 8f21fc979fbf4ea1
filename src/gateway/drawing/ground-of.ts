/** The ground's files from what was drawn. */
import type { Label } from '#domain/town/town.ts';
import type { GroundLayer } from '../town/ground.ts';
import type { Building } from './buildings/building.ts';
import type { DrawnGround } from './drawing.ts';
import type { Land } from './land/draw-land.ts';
import { faceToPositions } from './land/rows.ts';
import type { Place } from './places.ts';
import type { OpenGround } from './relief/draw-open-ground.ts';
import type { Relief } from './relief/draw-relief.ts';
import type { Road } from './roads/road.ts';
import type { Path } from './shape/path.ts';
import type { Plane } from './shape/plane.ts';
import type { Point } from './shape/point.ts';
import type { Face } from './shape/ring.ts';

export interface GroundParts {
  readonly land: Land;
  readonly relief: Relief;
  readonly open: OpenGround;
  readonly roads: readonly Road[];
  readonly bridges: ReadonlyMap<Road, Label>;
  readonly buildings: readonly Building[];
  readonly places: readonly Place[];
  readonly gridAt: (point: Point) => string | undefined;
}

const collection = <F>(features: F[]) => ({ type: 'FeatureCollection' as const, features });
const named = (name: Label | undefined): { name?: Label } => (name ? { name } : {});

/** Turns the plane's shapes into features. */
const pen = (plane: Plane) => ({
  face: <P>(face: Face, properties: P) => ({
    type: 'Feature' as const,
    properties,
    geometry: { type: 'Polygon' as const, coordinates: faceToPositions(face, plane) },
  }),
  line: <P>(path: Path, properties: P) => ({
    type: 'Feature' as const,
    properties,
    geometry: {
      type: 'LineString' as const,
      coordinates: path
        .map((point) => plane.toPosition(point))
        .filter((position, i, all) => i === 0 || position.join() !== all[i - 1]?.join()),
    },
  }),
  dot: <P>(at: Point, properties: P) => ({
    type: 'Feature' as const,
    properties,
    geometry: { type: 'Point' as const, coordinates: plane.toPosition(at) },
  }),
});

/** Buildings are numbered grid by grid: the grid's code and five digits. */
function numbering(gridAt: GroundParts['gridAt']) {
  const last = new Map<string, number>();
  return ({ centre }: Building): { readonly id: string; readonly grid: string } | undefined => {
    const grid = gridAt(centre);
    if (grid === undefined) return undefined;
    const number = (last.get(grid) ?? 0) + 1;
    last.set(grid, number);
    return { id: `${grid}${String(number).padStart(5, '0')}`, grid };
  };
}

export function groundOf(parts: GroundParts, plane: Plane): DrawnGround {
  const { land, relief, open, roads, bridges, buildings, places } = parts;
  const { face, line, dot } = pen(plane);
  const number = numbering(parts.gridAt);
  const drawn = {
    land: [
      ...land.own.map((one) => face(one, { kind: 'town' as const })),
      ...land.outside.map((one) => face(one, { kind: 'outside' as const })),
    ],
    hill: relief.hills.map(({ step, face: one }) => face(one, { step })),
    use: [...open.uses, ...relief.uses].map(({ kind, ring, name }) =>
      face([ring], { kind, ...named(name) }),
    ),
    water: [
      ...relief.lakes.map(({ ring, name }) =>
        face([ring], { kind: 'lake' as const, ...named(name) }),
      ),
      ...open.ponds.map((ring) => face([ring], { kind: 'pond' as const })),
      ...relief.canals.map(({ ring, name }) =>
        face([ring], { kind: 'canal' as const, ...named(name) }),
      ),
    ],
    waterway: relief.canals.map(({ path, width, name }) => line(path, { width, ...named(name) })),
    road: roads.map((road) =>
      line(road.path, {
        class: road.class,
        bridge: road.bridge,
        ...named(bridges.get(road) ?? road.name),
      }),
    ),
    rail: [],
    building: buildings.flatMap((building) => {
      const id = number(building);
      const { ring, use, floors, name } = building;
      return id ? [face([ring], { ...id, use, floors, ...named(name) })] : [];
    }),
    place: places.map(({ kind, rank, at, name }) => dot(at, { kind, rank, name })),
  } satisfies Record<GroundLayer, unknown>;
  return {
    land: collection(drawn.land),
    hill: collection(drawn.hill),
    use: collection(drawn.use),
    water: collection(drawn.water),
    waterway: collection(drawn.waterway),
    road: collection(drawn.road),
    rail: collection(drawn.rail),
    building: collection(drawn.building),
    place: collection(drawn.place),
  };
}
