/**
 * Streets of a settlement: two families of lines, along its lie and across, each as far from the last of its family as the style
 * wants (evenly spaced streamlines, Jobard and Lefer 1997). They end at water, at slopes, and at larger roads.
 */
import type { Chance } from '../../chance.ts';
import { between, type Noise } from '../chances.ts';
import type { Settlement } from '../plan.ts';
import { Near } from '../shape/near.ts';
import { lengthOf, type Path, simplified } from '../shape/path.ts';
import { distance, distanceToSegment, meeting, type Point, plus, times } from '../shape/point.ts';
import type { Raster } from '../shape/raster.ts';
import { BUILT, CANAL, DRY, STEEP, WET } from '../sheet.ts';
import type { Line, RoadClass } from './road.ts';
import type { Ground } from './settlement.ts';

interface Weave {
  /** Metres between streets along the lie, and across. */
  readonly gaps: readonly [number, number];
  readonly classes: readonly [RoadClass, RoadClass];
  /** How far streets stray from the lie, radians. */
  readonly stray: number;
  readonly chanceOfBridge: number;
}

const WEAVES: Readonly<Record<Settlement['style'], Weave>> = {
  'old-town': { gaps: [62, 84], classes: ['local', 'lane'], stray: 0.3, chanceOfBridge: 0.4 },
  estate: { gaps: [135, 160], classes: ['local', 'local'], stray: 0.14, chanceOfBridge: 0.35 },
  village: { gaps: [66, 96], classes: ['local', 'lane'], stray: 0.42, chanceOfBridge: 0.3 },
  hamlet: { gaps: [58, 90], classes: ['lane', 'lane'], stray: 0.5, chanceOfBridge: 0.1 },
  industry: { gaps: [150, 190], classes: ['local', 'local'], stray: 0.08, chanceOfBridge: 0.2 },
};

const STEP = 9;
const SHORTEST = 55;
const LONGEST_BRIDGE = 62;

export interface StreetSurroundings {
  readonly sheet: Raster;
  /** Larger roads: streets end at them. */
  readonly roads: Near<Line>;
  readonly noise: Noise;
  readonly chance: Chance;
}

type Family = 0 | 1;

export class StreetWeaver {
  readonly #ground: Ground;
  readonly #around: StreetSurroundings;
  readonly #weave: Weave;
  readonly #own = [new Near<number>(40), new Near<number>(40)] as const;
  readonly #lines: Line[] = [];

  constructor(ground: Ground, around: StreetSurroundings) {
    this.#ground = ground;
    this.#around = around;
    this.#weave = WEAVES[ground.settlement.style];
  }

  /** All streets of the settlement, longest first in no family's favour. */
  streets(): Line[] {
    const { at, radius } = this.#ground.settlement;
    const { chance } = this.#around;
    const seeds: [Point, Family][] = [
      [at, 0],
      [at, 1],
    ];
    for (let i = 0; i < 6; i++)
      seeds.push([
        plus(at, [between(chance, -0.7, 0.7) * radius, between(chance, -0.7, 0.7) * radius]),
        i % 2 === 0 ? 0 : 1,
      ]);
    for (const [seed, family] of seeds) {
      const path = this.#traced(seed, family);
      if (!path) continue;
      const line = { path: simplified(path, 0.7), class: this.#weave.classes[family] };
      this.#lines.push(line);
      this.#own[family].addPath(path, this.#lines.length);
      for (let i = 2; i < path.length; i += 5)
        for (const side of [1, -1])
          for (const next of [0, 1] as const) {
            const point = path[i];
            if (!point) continue;
            const gap = this.#weave.gaps[next] * between(chance, 0.92, 1.35);
            const way = this.#way(point, family === 0 ? 1 : 0);
            seeds.push([
              next === family
                ? plus(point, times(way, gap * side))
                : plus(point, times(way, 20 * side)),
              next,
            ]);
          }
    }
    return this.#lines;
  }

  #way(point: Point, family: Family): Point {
    const { turn } = this.#ground;
    const [x, y] = point;
    const angle =
      turn + this.#weave.stray * this.#around.noise(x / 420, y / 420) + (family * Math.PI) / 2;
    return [Math.cos(angle), Math.sin(angle)];
  }

  #traced(seed: Point, family: Family): Path | undefined {
    const gap = this.#weave.gaps[family];
    if (!this.#open(seed, false) || this.#crowded(seed, family, gap * 0.88)) return undefined;
    const bridges = this.#around.chance() < this.#weave.chanceOfBridge;
    const back = this.#walk(seed, family, -1, bridges);
    const path = [...back.toReversed(), seed, ...this.#walk(seed, family, 1, bridges)];
    return lengthOf(path) >= SHORTEST ? path : undefined;
  }

  #walk(seed: Point, family: Family, sign: number, bridges: boolean): Point[] {
    const path: Point[] = [];
    const gap = this.#weave.gaps[family];
    let point = seed;
    let afloat = 0;
    for (let steps = 0; steps < 400; steps++) {
      const next = plus(point, times(this.#way(point, family), STEP * sign));
      const end = this.#hit(point, next);
      if (end) {
        path.push(end);
        return path;
      }
      if (!this.#open(next, bridges) || this.#crowded(next, family, gap * 0.5)) break;
      path.push(next);
      point = next;
      // Across a canal, never along it.
      afloat = this.#around.sheet.has(next, CANAL) ? afloat + STEP : 0;
      if (afloat > LONGEST_BRIDGE) break;
    }
    // Nobody builds half a bridge.
    while (path.length > 0 && this.#around.sheet.has(path.at(-1) ?? seed, CANAL)) path.pop();
    return path;
  }

  #open(point: Point, bridges: boolean): boolean {
    const bits = this.#around.sheet.at(point);
    if (!(bits & DRY) || bits & (STEEP | BUILT)) return false;
    if (bits & (WET | CANAL) && !(bridges && bits & CANAL)) return false;
    return this.#ground.field(point) < 1;
  }

  #crowded(point: Point, family: Family, gap: number): boolean {
    for (const { a, b } of this.#own[family].about(point, gap))
      if (distanceToSegment(a, b, point) < gap) return true;
    for (const { a, b, tag } of this.#around.roads.about(point, gap * 0.7)) {
      // A street does not run beside a road.
      const along = Math.abs(this.#alongside(a, b, point, family));
      if (tag.class !== 'motorway' && along > 0.75 && distanceToSegment(a, b, point) < gap * 0.7)
        return true;
      if (tag.class === 'motorway' && distanceToSegment(a, b, point) < 45) return true;
    }
    return false;
  }

  #alongside(a: Point, b: Point, point: Point, family: Family): number {
    const length = distance(a, b) || 1;
    const way = this.#way(point, family);
    return ((b[0] - a[0]) * way[0] + (b[1] - a[1]) * way[1]) / length;
  }

  /** Where a step runs into a larger road. */
  #hit(from: Point, to: Point): Point | undefined {
    for (const { a, b, tag } of this.#around.roads.about(to, STEP * 2)) {
      if (tag.class === 'motorway') continue;
      const met = meeting(from, to, a, b);
      if (met) return plus(a, times([b[0] - a[0], b[1] - a[1]], met.t));
    }
    return undefined;
  }
}
