/** The land in small cells: sites, their neighbours, and the borders between them (Voronoi, from delaunator). */
import Delaunator from 'delaunator';
import type { Chances } from '../chances.ts';
import { at, beside, type Path, resampled } from '../shape/path.ts';
import type { Point } from '../shape/point.ts';
import { Raster } from '../shape/raster.ts';
import type { Box } from '../shape/ring.ts';

export interface Mesh {
  readonly sites: readonly Point[];
  readonly neighbours: (site: number) => readonly number[];
  /** Is there a line (a road, a canal) between these two neighbours? */
  readonly parted: (a: number, b: number) => boolean;
  readonly delaunay: Delaunator<ArrayLike<number>>;
}

/** Sites in a jittered lattice. */
function* strewn(box: Box, step: number, chance: () => number): Generator<Point> {
  for (let y = box[1] + step / 2; y < box[3]; y += step)
    for (let x = box[0] + step / 2; x < box[2]; x += step)
      yield [x + (chance() - 0.5) * step * 0.85, y + (chance() - 0.5) * step * 0.85];
}

const inside = ([w, s, e, n]: Box, [x, y]: Point): boolean => x > w && x < e && y > s && y < n;

export interface MeshWishes {
  /** The whole sheet, and the part of it that needs fine cells. */
  readonly extent: Box;
  readonly fine: Box;
  readonly cell: number;
  /** Lines that borders may follow: sites stand in pairs on both sides of them. */
  readonly lines: readonly Path[];
}

const LINE = 1;

export function meshOf({ extent, fine, cell, lines }: MeshWishes, chances: Chances): Mesh {
  const chance = chances.stream('mesh');
  const near = new Raster(fine, cell / 6);
  const sites: Point[] = [];
  const sideOf: number[] = [];
  for (const [index, line] of lines.entries()) {
    const path = resampled(line, cell * 0.7);
    const clear = (p: Point) => inside(fine, p) && !near.has(p, LINE);
    const rights = beside(path, -cell * 0.36);
    for (const [i, left] of beside(path, cell * 0.36).entries()) {
      const right = at(rights, i);
      if (!clear(left) || !clear(right)) continue;
      sites.push(left, right);
      sideOf.push(index + 1, -index - 1);
    }
    near.trace(path, cell * 0.75, LINE);
  }
  for (const site of strewn(fine, cell, chance))
    if (!near.has(site, LINE)) {
      sites.push(site);
      sideOf.push(0);
    }
  for (const site of strewn(extent, cell * 5, chance))
    if (!inside(fine, site)) {
      sites.push(site);
      sideOf.push(0);
    }
  const delaunay = Delaunator.from(sites as Point[]);
  const lists: number[][] = sites.map(() => []);
  const { triangles, halfedges } = delaunay;
  for (let edge = 0; edge < triangles.length; edge++) {
    const [from, to] = [triangles[edge] ?? 0, triangles[edge % 3 === 2 ? edge - 2 : edge + 1] ?? 0];
    lists[from]?.push(to);
    if (halfedges[edge] === -1) lists[to]?.push(from);
  }
  return {
    sites,
    neighbours: (site) => lists[site] ?? [],
    parted: (a, b) => {
      const [one, other] = [sideOf[a] ?? 0, sideOf[b] ?? 0];
      return one !== 0 && one === -other;
    },
    delaunay,
  };
}
