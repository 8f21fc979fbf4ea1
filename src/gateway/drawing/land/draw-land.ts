/** The land: mesh, owners, communities and grids, and the borders that all outlines are put together from. */
import type { Chances, Noise } from '../chances.ts';
import type { Plan } from '../plan.ts';
import { Near } from '../shape/near.ts';
import { curve, directions, type Path, simplified } from '../shape/path.ts';
import { distanceToSegment, leftOf, type Point, plus, times } from '../shape/point.ts';
import { type Box, boxOf, type Face } from '../shape/ring.ts';
import { type Border, bordersOf, facesAround } from './borders.ts';
import { coarser } from './coarser.ts';
import { type Parted, partTown } from './grids.ts';
import { meshOf } from './mesh.ts';
import { OUTSIDE, ownersOf, WATER } from './owners.ts';

export interface Land {
  readonly parted: Parted;
  readonly borders: readonly Border[];
  readonly own: readonly Face[];
  readonly outside: readonly Face[];
}

export const townBox = ({ town, islands }: Plan): Box =>
  boxOf([...town, ...islands.flatMap(({ of, outline }) => (of ? outline : []))]);

const grownBy = ([w, s, e, n]: Box, by: number): Box => [w - by, s - by, e + by, n + by];

/** Metres that no border can do without. */
const FINE = 0.5;

/** A border as a fine, slightly uneven line between the same ends; along a road or canal it stays straight. */
function refined(border: Border, noise: Noise, lines: Near<unknown>): Border {
  const [first, last] = [border.points[0], border.points.at(-1)];
  const closed = first !== undefined && first === last;
  const fine = closed ? curve(border.points.slice(0, -1), 13, true) : curve(border.points, 13);
  const ways = directions(fine, closed);
  const uneven = fine.map((point, i): Point => {
    const end = closed ? 1 : Math.min(1, Math.min(i, fine.length - 1 - i) / 4);
    const [x, y] = point;
    const size = end * 5.5 * (noise(x / 75, y / 75) + 0.5 * noise(x / 31, y / 31));
    const free = [...lines.about(point, 30)].every(
      ({ a, b }) => distanceToSegment(a, b, point) > 24,
    );
    return free ? plus(point, times(leftOf(ways[i] ?? [0, 0]), size)) : point;
  });
  const [start] = uneven;
  const points = closed && start ? [...uneven, start] : uneven;
  return { ...border, points: closed ? points : simplified(points, FINE) };
}

/** `lines`: roads and canals that borders may follow. */
export function drawLand(plan: Plan, lines: readonly Path[], chances: Chances): Land {
  const fine = grownBy(townBox(plan), 1_300);
  const mesh = meshOf({ extent: plan.extent, fine, cell: plan.cell, lines }, chances);
  const parted = partTown(mesh, ownersOf(mesh, plan, chances), plan, chances);
  const communityOf = (label: number): string | number => parted.grids[label]?.community ?? label;
  const weight = (left: number, right: number): number => {
    if (left === WATER || right === WATER) return 3;
    if (left < 0 || right < 0) return 2;
    return communityOf(left) === communityOf(right) ? 0 : 1;
  };
  const near = new Near<unknown>();
  for (const line of lines) near.addPath(line, true);
  const noise = chances.noise('borders');
  const drawn = bordersOf(mesh, parted.labels, weight).map((border) =>
    refined(border, noise, near),
  );
  const borders = plan.detail > FINE ? coarser(drawn, plan.detail) : drawn;
  return {
    parted,
    borders,
    own: facesAround(borders, (label) => label >= 0),
    outside: facesAround(borders, (label) => label === OUTSIDE),
  };
}
