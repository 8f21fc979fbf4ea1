/** The roads of the drawing: the plan's, then the streets of each settlement, made one network. */
import type { Chances } from '../chances.ts';
import type { Plan } from '../plan.ts';
import type { Relief } from '../relief/draw-relief.ts';
import { Near } from '../shape/near.ts';
import { curve, lengthOf, type Path } from '../shape/path.ts';
import { closestShare, distance, type Point, towards } from '../shape/point.ts';
import type { Raster } from '../shape/raster.ts';
import { boxOf } from '../shape/ring.ts';
import { CANAL, DRY, STEEP, WET } from '../sheet.ts';
import { withBridges } from './bridges.ts';
import { noded } from './noding.ts';
import type { Line, Road } from './road.ts';
import { type Ground, groundOf } from './settlement.ts';
import { StreetWeaver } from './streets.ts';
import { connected, withoutStubs } from './tidying.ts';

export const mainRoads = (plan: Plan): Line[] =>
  plan.roads.map(({ through, class: rank, name }) => ({
    path: curve(through, 24),
    class: rank,
    name,
  }));

const ORDER = ['old-town', 'estate', 'industry', 'village', 'hamlet'];

/** A lane from a settlement nobody passes to the nearest road it can reach with dry feet, or over a canal. */
function linkOf(streets: readonly Line[], roads: Near<Line>, sheet: Raster): Line | undefined {
  let best: { path: Path; cost: number } | undefined;
  for (const start of streets.flatMap(
    ({ path }) => [path[0] ?? [0, 0], path.at(-1) ?? [0, 0]] as Point[],
  ))
    for (const reach of [40, 300, 900, 2_200]) {
      for (const { a, b, tag } of roads.about(start, reach)) {
        if (tag.class === 'motorway') continue;
        const end = towards(a, b, closestShare(a, b, start));
        const far = distance(start, end);
        if (far > reach || (best && far >= best.cost)) continue;
        const count = Math.ceil(far / 6);
        const way = Array.from({ length: count + 1 }, (_, k) => towards(start, end, k / count));
        const passable = way.every((point) => {
          const bits = sheet.at(point);
          return bits & DRY && !(bits & STEEP) && (!(bits & WET) || bits & CANAL);
        });
        if (passable) best = { path: way.filter((_, k) => k % 4 === 0 || k === count), cost: far };
      }
      if (best) break;
    }
  return best && lengthOf(best.path) > 8 ? { path: best.path, class: 'lane' } : undefined;
}

export interface Network {
  readonly roads: readonly Road[];
  readonly grounds: readonly Ground[];
}

export interface NetworkWishes {
  readonly plan: Plan;
  readonly main: readonly Line[];
  readonly relief: Relief;
}

/** Which island of the plan a point is on, from 1; 0 on the mainland. */
function shoresOf({ islands }: Plan): (point: Point) => number {
  const boxes = islands.map(({ outline }) => boxOf(outline));
  return ([x, y]) =>
    1 + boxes.findIndex(([w, s, e, n]) => x > w - 80 && x < e + 80 && y > s - 80 && y < n + 80);
}

export function networkOf({ plan, main, relief }: NetworkWishes, chances: Chances): Network {
  const { sheet } = relief;
  const [chance, noise] = [chances.stream('streets'), chances.noise('streets')];
  const rim = chances.noise('settlements');
  const near = new Near<Line>();
  const lies = new Near<unknown>();
  for (const line of main) near.addPath(line.path, line);
  for (const { path } of [...main, ...relief.canals]) lies.addPath(path, true);
  const lines: Line[] = [...main];
  const names = plan.streets.values();
  const grounds: Ground[] = [];
  const settlements = plan.settlements.toSorted(
    (a, b) => ORDER.indexOf(a.style) - ORDER.indexOf(b.style),
  );
  for (const settlement of settlements) {
    const ground = groundOf(settlement, lies, rim);
    const weaver = new StreetWeaver(ground, { sheet, roads: near, noise, chance });
    const streets = weaver.streets().map((line) => {
      const long = line.class === 'local' && lengthOf(line.path) > 260;
      return { ...line, name: long ? names.next().value : undefined };
    });
    const link = linkOf(streets, near, sheet);
    for (const line of link ? [...streets, link] : streets) {
      lines.push(line);
      near.addPath(line.path, line);
    }
    grounds.push(ground);
  }
  const roads = connected(withoutStubs(noded(lines)), shoresOf(plan));
  // The sheet knows at once where no water is near.
  const wet = (point: Point): boolean => sheet.has(point, WET) && relief.wet(point);
  return { roads: withBridges(roads, wet), grounds };
}
