/** Whose each cell is before there are grids: open water, other people's land, the town's mainland, or an island. */
import type { Chances } from '../chances.ts';
import type { Plan } from '../plan.ts';
import type { Point } from '../shape/point.ts';
import { boxOf, holds } from '../shape/ring.ts';
import type { Mesh } from './mesh.ts';

/** Below zero: nobody's. From 0: the town's mainland, and from 1 on the plan's islands that are the town's. */
export const WATER = -1;
export const OUTSIDE = -2;
/** Beyond the drawing. */
export const NOWHERE = -3;
export const MAINLAND = 0;

/** The plan's smooth outlines, made ragged by moving the question instead of the answer. */
function warp(chances: Chances): (point: Point, strength: number) => Point {
  const [east, north] = [chances.noise('coast east'), chances.noise('coast north')];
  const shift = (noise: typeof east, x: number, y: number): number =>
    90 * noise(x / 1100, y / 1100) + 45 * noise(x / 380, y / 380) + 22 * noise(x / 130, y / 130);
  return ([x, y], strength) => [
    x + strength * shift(east, x, y),
    y + strength * shift(north, x, y),
  ];
}

/** Keeps the largest patch of one kind and hands the others to what surrounds them. */
function keepLargest(
  mesh: Mesh,
  owners: Int32Array,
  kind: number,
  into: (site: number) => number,
): void {
  const patchOf = new Int32Array(owners.length).fill(-1);
  const patches: number[][] = [];
  for (let start = 0; start < owners.length; start++) {
    if (owners[start] !== kind || patchOf[start] !== -1) continue;
    const patch = [start];
    patchOf[start] = patches.length;
    for (const site of patch)
      for (const next of mesh.neighbours(site))
        if (owners[next] === kind && patchOf[next] === -1) {
          patchOf[next] = patches.length;
          patch.push(next);
        }
    patches.push(patch);
  }
  const largest = patches.reduce((a, b) => (b.length > a.length ? b : a), []);
  for (const patch of patches)
    if (patch !== largest) for (const site of patch) owners[site] = into(site);
}

export function ownersOf(mesh: Mesh, plan: Plan, chances: Chances): Int32Array {
  const moved = warp(chances);
  const [west, south, east, north] = plan.extent;
  const edge = plan.cell * 8;
  const own = plan.islands.filter((island) => island.of);
  const boxes = plan.islands.map(({ outline }) => boxOf(outline));
  const owners = Int32Array.from(mesh.sites, (site) => {
    const [x, y] = site;
    if (x < west + edge || x > east - edge || y < south + edge || y > north - edge) return NOWHERE;
    for (const [index, island] of plan.islands.entries()) {
      const [w, s, e, n] = boxes[index] ?? [0, 0, 0, 0];
      if (x < w - 100 || x > e + 100 || y < s - 100 || y > n + 100) continue;
      if (holds([island.outline], moved(site, 0.35)))
        return island.of ? 1 + own.indexOf(island) : OUTSIDE;
    }
    if (!holds(plan.land, moved(site, 1))) return WATER;
    return holds([plan.town], moved(site, 0.8)) ? MAINLAND : OUTSIDE;
  });
  keepLargest(mesh, owners, MAINLAND, () => OUTSIDE);
  keepLargest(mesh, owners, WATER, (site) =>
    mesh.neighbours(site).some((next) => owners[next] === MAINLAND) ? MAINLAND : OUTSIDE,
  );
  keepLargest(mesh, owners, MAINLAND, () => OUTSIDE);
  return owners;
}
