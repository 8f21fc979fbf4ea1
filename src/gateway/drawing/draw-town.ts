/** Draws a town from its plan: the same plan, the same town, to the last decimal. */
import type { Label } from '#domain/town/town.ts';
import type { Building } from './buildings/building.ts';
import { Builder, VERGE } from './buildings/houses.ts';
import { Site } from './buildings/site.ts';
import { specialsOf } from './buildings/specials.ts';
import { chancesOf } from './chances.ts';
import type { Crossing, Drawing } from './drawing.ts';
import { collection, dotFeature, faceFeature, lineFeature } from './ground-of.ts';
import { type Border, bordersOf, facesAround } from './land/borders.ts';
import { gridFinder } from './land/grid-finder.ts';
import { partTown } from './land/grids.ts';
import { meshOf } from './land/mesh.ts';
import { OUTSIDE, ownersOf, WATER } from './land/owners.ts';
import { rowsOf } from './land/rows.ts';
import { namedBridges, placesOf } from './places.ts';
import type { Plan } from './plan.ts';
import { heightOf, hillsOf } from './relief/hills.ts';
import { fieldsOf, plannedUses, type Use } from './relief/uses.ts';
import { canalsOf, lakesOf, pondsOf } from './relief/waters.ts';
import { mainRoads, networkOf } from './roads/network.ts';
import { HALF_WIDTH } from './roads/road.ts';
import { facesAbove, latticeOf } from './shape/contours.ts';
import { Near } from './shape/near.ts';
import { along, curve, lengthOf, simplified } from './shape/path.ts';
import { planeAt } from './shape/plane.ts';
import { distance, type Point } from './shape/point.ts';
import { Raster } from './shape/raster.ts';
import { areaOf, type Box, boxOf, type Face, outerOf, type Ring } from './shape/ring.ts';
import { BUILT, CANAL, DRY, GREEN, OWN, ROAD, STEEP, WET } from './sheet.ts';

/** Raised when the same plan would make another town. */
export const DRAWING_VERSION = 1;

const grownBy = ([w, s, e, n]: Box, by: number): Box => [w - by, s - by, e + by, n + by];
const optional = (name: Label | undefined): { name?: Label } => (name ? { name } : {});

/** Borders of the mesh as fine lines; a shore keeps its ends. */
const refined = (border: Border): Border => {
  const [first, last] = [border.points[0], border.points.at(-1)];
  const closed = first !== undefined && first === last;
  const points = closed
    ? [...curve(border.points.slice(0, -1), 13, true)]
    : curve(border.points, 13);
  const [start] = points;
  return { ...border, points: closed && start ? [...points, start] : simplified(points, 0.6) };
};

export function drawTown(plan: Plan, tell: (stage: string) => void = () => {}): Drawing {
  const chances = chancesOf(plan.seed);
  const plane = planeAt(plan.origin);
  const townBox = boxOf([
    ...plan.town,
    ...plan.islands.flatMap(({ of, outline }) => (of ? outline : [])),
  ] as Point[]);
  const main = mainRoads(plan);
  const canals = canalsOf(plan, chances);

  tell('land');
  const mesh = meshOf(
    {
      extent: plan.extent,
      fine: grownBy(townBox, 1_300),
      cell: plan.cell,
      lines: [
        ...canals.map(({ path }) => path),
        ...main.filter((line) => line.class !== 'motorway').map(({ path }) => path),
      ],
    },
    chances,
  );
  const owners = ownersOf(mesh, plan, chances);
  const parted = partTown(mesh, owners, plan, chances);
  const communityOf = (label: number): string | number => parted.grids[label]?.community ?? label;
  const borders = bordersOf(mesh, parted.labels, (left, right) => {
    if (left === WATER || right === WATER) return 3;
    if (left < 0 || right < 0) return 2;
    return communityOf(left) === communityOf(right) ? 0 : 1;
  }).map(refined);
  const own = facesAround(borders, (label) => label >= 0);
  const outside = facesAround(borders, (label) => label === OUTSIDE);

  tell('waters');
  const sheet = new Raster(
    plan.extent,
    Math.max(5, Math.hypot(plan.extent[2], plan.extent[3]) / 3_600),
  );
  for (const face of own) sheet.fill(face, DRY | OWN);
  for (const face of outside) sheet.fill(face, DRY);
  const lakes = lakesOf(plan, chances);
  for (const { ring } of lakes) {
    sheet.fill([ring], WET);
    sheet.trace([...ring, ring[0] ?? [0, 0]], 12, WET);
  }
  const dryness = latticeOf(plan.extent, 60, (point) =>
    (sheet.at(point) & (DRY | WET)) === DRY ? 1 : 0,
  );
  const dry = (point: Point): number => blurredAt(dryness, point);
  const height = heightOf(plan, chances, (point) =>
    Math.max(0, Math.min(1, (dry(point) - 0.55) / 0.4)),
  );
  const hills = hillsOf(plan, height);
  for (const { step, face } of hills) if (step >= 2) sheet.fill(face, STEEP);
  for (const { path, width } of canals) sheet.trace(path, width / 2 + 3, WET | CANAL);
  for (const { path } of main) sheet.trace(path, 24, ROAD);

  tell('streets');
  const uses: Use[] = plannedUses(
    plan,
    chances,
    (point) => (sheet.at(point) & (DRY | WET | STEEP | ROAD)) === DRY,
  );
  for (const { kind, ring } of uses)
    if (kind === 'fishpond') sheet.fill([ring], WET);
    else sheet.fill([ring], GREEN);
  const lies = new Near<unknown>();
  for (const { path } of [...main, ...canals]) lies.addPath(path, true);
  const shores = [...own, ...outside];
  const shoreOf = (point: Point): number => {
    for (const [index, island] of plan.islands.entries()) {
      const [w, s, e, n] = grownBy(boxOf(island.outline as Point[]), 80);
      if (point[0] > w && point[0] < e && point[1] > s && point[1] < n) return index + 1;
    }
    return 0;
  };
  const { roads, grounds } = networkOf({ plan, main, sheet, lies, shoreOf }, chances);
  for (const { path, class: rank } of roads) sheet.trace(path, HALF_WIDTH[rank] + 4, ROAD);

  const built = grounds.flatMap(({ settlement, field }): Use[] => {
    const { at, radius, style } = settlement;
    const box: Box = [
      at[0] - radius * 1.7,
      at[1] - radius * 1.7,
      at[0] + radius * 1.7,
      at[1] + radius * 1.7,
    ];
    const lattice = latticeOf(box, 26, (point) => {
      const bits = sheet.at(point);
      return bits & DRY && !(bits & (STEEP | (WET & ~CANAL))) ? 1.5 - field(point) : 0;
    });
    return facesAbove(lattice, 0.5)
      .filter((face) => areaOf(outerOf(face)) > 4_000)
      .map((face) => ({
        kind: style === 'industry' ? 'industry' : 'village',
        ring: curve(outerOf(face), 14, true),
      }));
  });
  for (const { ring } of built) sheet.fill([ring], BUILT);
  const ponds = pondsOf(
    plan,
    chances,
    (point) => (sheet.at(point) & (DRY | WET | STEEP | ROAD | BUILT | GREEN)) === DRY,
  );
  for (const ring of ponds) {
    sheet.fill([ring], WET);
    sheet.trace([...ring, ring[0] ?? [0, 0]], 5, WET);
  }
  const fields = fieldsOf(
    plan,
    chances,
    (point) => (sheet.at(point) & (DRY | WET | STEEP | ROAD | BUILT | GREEN)) === DRY,
  );

  tell('grids');
  const rows = rowsOf(plan, parted, borders, plane, (point) => !sheet.has(point, WET));
  const gridAt = gridFinder(rows.faces);
  const gridIdAt = (point: Point): string | undefined => {
    const index = gridAt(point);
    return index === undefined ? undefined : rows.grids[index]?.id;
  };

  tell('buildings');
  const site = new Site(sheet);
  for (const { path, class: rank } of roads) site.keepOff(path, HALF_WIDTH[rank] + VERGE);
  for (const { points } of borders) site.keepOff(points, 0.8);
  for (const { path, width } of canals) site.keepOff(path, width / 2 + 2.5);
  const banks: Ring[] = [
    ...lakes.map(({ ring }) => ring),
    ...ponds,
    ...uses.flatMap(({ kind, ring }) => (kind === 'fishpond' ? [ring] : [])),
  ];
  for (const ring of banks) site.keepOff([...ring, ring[0] ?? [0, 0]], 4);
  const townRoads = roads.filter(({ path, class: rank, bridge }) => {
    if (rank === 'motorway' || bridge) return false;
    return sheet.has(along(path, lengthOf(path) / 2).point, OWN);
  });
  const specials = specialsOf(plan, townRoads, site, chances);
  const builder = new Builder(site, chances);
  builder.buildings.push(...specials.flatMap(({ buildings }) => buildings));
  const groundAt = (point: Point) =>
    grounds.find(
      ({ settlement, field }) =>
        distance(settlement.at, point) < settlement.radius * 1.6 && field(point) < 1.06,
    );
  for (const road of townRoads) builder.line(road, groundAt);
  for (const ground of grounds) builder.rows(ground);

  const bridges = namedBridges(plan, roads);
  const places = placesOf({
    plan,
    specials,
    lakes,
    islands: plan.islands.map(({ name, outline }) => ({
      name,
      ring:
        areaOf(outline as Point[]) > 0 ? (outline as Point[]) : (outline as Point[]).toReversed(),
    })),
    bridges: roads,
  });
  const numbers = new Map<string, number>();
  const numbered = (building: Building): { id: string; grid: string } | undefined => {
    const grid = gridIdAt(building.centre);
    if (!grid) return undefined;
    const number = (numbers.get(grid) ?? 0) + 1;
    numbers.set(grid, number);
    return { id: `${grid}${String(number).padStart(5, '0')}`, grid };
  };
  const faceOf = (ring: Ring): Face => [ring];
  const ground: Drawing['ground'] = {
    land: collection([
      ...own.map((face) => faceFeature<'land'>(plane, face, { kind: 'town' })),
      ...outside.map((face) => faceFeature<'land'>(plane, face, { kind: 'outside' })),
    ]),
    hill: collection(hills.map(({ step, face }) => faceFeature<'hill'>(plane, face, { step }))),
    use: collection(
      [...fields, ...built, ...uses].map(({ kind, ring, name }) =>
        faceFeature<'use'>(plane, faceOf(ring), { kind, ...optional(name) }),
      ),
    ),
    water: collection([
      ...lakes.map(({ ring, name }) =>
        faceFeature<'water'>(plane, [ring], { kind: 'lake', ...optional(name) }),
      ),
      ...ponds.map((ring) => faceFeature<'water'>(plane, [ring], { kind: 'pond' })),
      ...canals.map(({ ring, name }) =>
        faceFeature<'water'>(plane, [ring], { kind: 'canal', ...optional(name) }),
      ),
    ]),
    waterway: collection(
      canals.map(({ path, width, name }) =>
        lineFeature<'waterway'>(plane, path, { width, ...optional(name) }),
      ),
    ),
    road: collection(
      roads.map((road) =>
        lineFeature<'road'>(plane, road.path, {
          class: road.class,
          bridge: road.bridge,
          ...optional(bridges.get(road) ?? road.name),
        }),
      ),
    ),
    building: collection(
      builder.buildings.flatMap((building) => {
        const number = numbered(building);
        if (!number) return [];
        const { ring, use, floors, name } = building;
        return faceFeature<'building'>(plane, [ring], {
          ...number,
          use,
          floors,
          ...optional(name),
        });
      }),
    ),
    place: collection(
      places.map(({ kind, rank, at, name }) => dotFeature(plane, at, { kind, rank, name })),
    ),
  };
  void shores;
  return {
    areas: rows.areas,
    grids: rows.grids,
    ground,
    crossings: crossingsOf(ground, plane.toPoint, gridIdAt),
    gridOfRoad: roads.map(({ path }) => gridIdAt(along(path, lengthOf(path) / 2).point)),
    gridOfPlace: places.map(({ at }) => gridIdAt(at)),
  };
}

function crossingsOf(
  { road }: Drawing['ground'],
  toPoint: (position: [number, number]) => Point,
  gridIdAt: (point: Point) => string | undefined,
): Crossing[] {
  const found = new Map<string, { at: [number, number]; roads: number[] }>();
  for (const [index, { geometry }] of road.features.entries())
    for (const at of [geometry.coordinates[0], geometry.coordinates.at(-1)]) {
      if (!at) continue;
      const known = found.get(at.join(' '));
      if (known) known.roads.push(index);
      else found.set(at.join(' '), { at, roads: [index] });
    }
  return [...found.values()].map(({ at, roads }) => ({
    at,
    grid: gridIdAt(toPoint(at)),
    roads,
  }));
}

/** How much of the surroundings is dry land, 0 … 1. */
function blurredAt(
  { box, step, width, heights }: ReturnType<typeof latticeOf>,
  [x, y]: Point,
): number {
  const [i, j] = [Math.round((x - box[0]) / step), Math.round((y - box[1]) / step)];
  let [sum, n] = [0, 0];
  for (let dj = -3; dj <= 3; dj++)
    for (let di = -3; di <= 3; di++) {
      const weight = 16 - di * di - dj * dj;
      if (weight <= 0 || i + di < 0 || i + di >= width) continue;
      sum += weight * Math.max(0, heights[(j + dj) * width + i + di] ?? 0);
      n += weight;
    }
  return n === 0 ? 0 : sum / n;
}
