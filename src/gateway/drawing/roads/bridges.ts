/** Cuts the parts of roads that lie over water out as bridges. */
import { lengthOf, type Path } from '../shape/path.ts';
import { distance, type Point, towards } from '../shape/point.ts';
import type { Road } from './road.ts';

/** Metres of road on each bank that belong to a bridge. */
const RAMP = 5;
const LOOK = 2;

/** The stretches of a path, in metres along it, where it is wet. */
function wetStretches(path: Path, wet: (point: Point) => boolean): [number, number][] {
  const stretches: [number, number][] = [];
  let way = 0;
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1], path[i]];
    if (!a || !b) continue;
    const length = distance(a, b);
    const count = Math.max(1, Math.ceil(length / LOOK));
    for (let k = 0; k <= count; k++) {
      if (!wet(towards(a, b, k / count))) continue;
      const here = way + (k / count) * length;
      const last = stretches.at(-1);
      if (last && here - last[1] < RAMP * 4) last[1] = here;
      else stretches.push([here, here]);
    }
    way += length;
  }
  return stretches;
}

/** The part of a path between two lengths along it. */
function partOf(path: Path, from: number, to: number): Path {
  const out: Point[] = [];
  let way = 0;
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1], path[i]];
    if (!a || !b) continue;
    const length = distance(a, b);
    if (way + length > from && way < to) {
      if (out.length === 0) out.push(from <= way ? a : towards(a, b, (from - way) / length));
      out.push(to >= way + length ? b : towards(a, b, (to - way) / length));
    }
    way += length;
  }
  return out;
}

export function withBridges(roads: readonly Road[], wet: (point: Point) => boolean): Road[] {
  return roads.flatMap((road) => {
    const length = lengthOf(road.path);
    const out: Road[] = [];
    let done = 0;
    for (const [from, to] of wetStretches(road.path, wet)) {
      // A rest of road shorter than its own ramp is part of the bridge.
      const start = from - RAMP < done + 6 ? done : from - RAMP;
      const end = to + RAMP > length - 6 ? length : to + RAMP;
      if (start > done) out.push({ ...road, path: partOf(road.path, done, start) });
      out.push({ ...road, path: partOf(road.path, start, end), bridge: true });
      done = end;
    }
    if (done < length) out.push({ ...road, path: partOf(road.path, done, length) });
    return out.filter(({ path }) => path.length > 1);
  });
}
