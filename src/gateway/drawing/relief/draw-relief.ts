/** Hills, waters and green on the land, and the sheet that says what lies where. */
import type { Chances } from '../chances.ts';
import type { Land } from '../land/draw-land.ts';
import type { Plan } from '../plan.ts';
import type { Line } from '../roads/road.ts';
import { type Lattice, latticeOf } from '../shape/contours.ts';
import { Near } from '../shape/near.ts';
import type { Path } from '../shape/path.ts';
import { distanceToSegment, type Point } from '../shape/point.ts';
import { Raster } from '../shape/raster.ts';
import { type Box, boxOf, holds, type Ring } from '../shape/ring.ts';
import { CANAL, DRY, GREEN, OWN, ROAD, STEEP, WET } from '../sheet.ts';
import { type Hill, heightOf, hillsOf } from './hills.ts';
import { plannedUses, type Use } from './uses.ts';
import { type Canal, canalsOf, type Lake, lakesOf } from './waters.ts';

export interface Relief {
  readonly sheet: Raster;
  readonly lakes: readonly Lake[];
  readonly canals: readonly Canal[];
  readonly hills: readonly Hill[];
  readonly uses: readonly Use[];
  /** Exactly, and not with a strip of bank as the sheet has it. */
  readonly wet: (point: Point) => boolean;
}

export const closed = (ring: Ring): Path => [...ring, ...ring.slice(0, 1)];

/** How much of the surroundings is dry land, 0 … 1. */
function dryness({ box, step, width, heights }: Lattice, [x, y]: Point): number {
  const [i, j] = [Math.round((x - box[0]) / step), Math.round((y - box[1]) / step)];
  let [sum, total] = [0, 0];
  for (let dj = -3; dj <= 3; dj++)
    for (let di = -3; di <= 3; di++) {
      const weight = 16 - di * di - dj * dj;
      if (weight <= 0 || i + di < 0 || i + di >= width) continue;
      sum += weight * Math.max(0, heights[(j + dj) * width + i + di] ?? 0);
      total += weight;
    }
  return total === 0 ? 0 : sum / total;
}

function wetTest(lakes: readonly Lake[], canals: readonly Canal[]): Relief['wet'] {
  const boxes = lakes.map(({ ring }): readonly [Box, Ring] => [boxOf(ring), ring]);
  const courses = new Near<number>();
  for (const { path, width } of canals) courses.addPath(path, width / 2 + 0.5);
  return (point) => {
    for (const { a, b, tag } of courses.about(point, 16))
      if (distanceToSegment(a, b, point) < tag) return true;
    const [x, y] = point;
    return boxes.some(
      ([[w, s, e, n], ring]) => x > w && x < e && y > s && y < n && holds([ring], point),
    );
  };
}

/** The sheet's squares: fine enough for a lane, and a city's sheet no larger than a town's. */
const stepOf = ({ extent: [w, s, e, n] }: Plan): number =>
  Math.max(5, Math.hypot(e - w, n - s) / 7_000);

export function drawRelief(
  plan: Plan,
  land: Land,
  courses: readonly Path[],
  main: readonly Line[],
  chances: Chances,
): Relief {
  const sheet = new Raster(plan.extent, stepOf(plan));
  for (const face of land.own) sheet.fill(face, DRY | OWN);
  for (const face of land.outside) sheet.fill(face, DRY);
  const lakes = lakesOf(plan, chances);
  for (const { ring } of lakes) {
    sheet.fill([ring], WET);
    sheet.trace(closed(ring), 12, WET);
  }
  const open = (point: Point): boolean => (sheet.at(point) & (DRY | WET)) === DRY;
  const canals = canalsOf(plan, courses, (point) => !open(point));
  const dry = latticeOf(plan.extent, 60, (point) => (open(point) ? 1 : 0));
  const height = heightOf(plan, chances, (point) =>
    Math.max(0, Math.min(1, (dryness(dry, point) - 0.55) / 0.4)),
  );
  const hills = hillsOf(plan, height);
  for (const { step, face } of hills) if (step >= 2) sheet.fill(face, STEEP);
  for (const { path, width } of canals) {
    sheet.trace(path, width / 2 + 9, CANAL);
    sheet.trace(path, width / 2 + 3, WET);
  }
  for (const { path } of main) sheet.trace(path, 24, ROAD);
  const uses = plannedUses(
    plan,
    chances,
    (point) => (sheet.at(point) & (DRY | WET | STEEP | ROAD)) === DRY,
  );
  for (const { kind, ring } of uses) sheet.fill([ring], kind === 'fishpond' ? WET : GREEN);
  return { sheet, lakes, canals, hills, uses, wet: wetTest(lakes, canals) };
}
