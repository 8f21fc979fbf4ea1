/** Where outlines of one level lie over one another, or leave ground between them to nobody, by more than the width of a line. */
import Flatbush from 'flatbush';
import { boundsOf, type MultiPolygon, type Position } from '#domain/geo/shape.ts';
import { type Remark, remarkOf } from '#domain/imports/remark.ts';
import { difference, intersection, union } from '../../clip.ts';
import { centreOf } from './centre-of.ts';
import { sizeOf } from './size-of.ts';

export interface Outlined {
  readonly code: string;
  readonly name: string;
  readonly shape: MultiPolygon;
}

export interface Level {
  readonly brought: readonly Outlined[];
  /** Those of the level that stand already: what they are among themselves was told when they came. */
  readonly staying: readonly Outlined[];
  /** Outlines of the level above that were drawn for themselves: they are to be covered. */
  readonly frames: readonly MultiPolygon[];
}

/** Digitising leaves slivers; what is smaller is none of anybody's business. */
const SLIVER_M2 = 500;
/** The comparison of so many with their neighbours takes about a minute. */
const MOST = 10_000;
/** The largest of them; more are counted. */
const TOLD_MOST = 20;
/** Among so many whose surroundings are near, the nearest is looked for. */
const NEAR = 8;

const nameOf = ({ code, name }: Outlined): string => `${code} ${name}`;

function indexOf(all: readonly Outlined[]): Flatbush {
  const index = new Flatbush(all.length);
  for (const { shape } of all) index.add(...boundsOf(shape));
  index.finish();
  return index;
}

function overlapsAmong({ brought, staying }: Level): Remark[] {
  const all = [...brought, ...staying];
  const index = indexOf(all);
  const found: Remark[] = [];
  for (const [i, one] of brought.entries())
    for (const j of index.search(...boundsOf(one.shape))) {
      const other = all[j];
      if (j <= i || !other) continue;
      const size = sizeOf(intersection(one.shape, other.shape));
      if (size <= SLIVER_M2) continue;
      const params = { one: nameOf(one), other: nameOf(other), size };
      found.push(remarkOf('areas.overlap', params));
    }
  return found;
}

function nearestTo(at: Position, all: readonly Outlined[], index: Flatbush): Outlined | undefined {
  const squeeze = Math.cos((at[1] * Math.PI) / 180);
  const far = ({ shape }: Outlined) =>
    Math.min(
      ...shape.flatMap(([outer = []]) =>
        outer.map(([lon, lat]) => Math.hypot((lon - at[0]) * squeeze, lat - at[1])),
      ),
    );
  const near = index.neighbors(...at, NEAR).flatMap((i) => all[i] ?? []);
  return near.toSorted((a, b) => far(a) - far(b))[0];
}

/** What the outlines go round, and what they leave of the frames. A notch in the outermost line is nobody's gap. */
function gapsAmong({ brought, staying, frames }: Level): Remark[] {
  const all = [...brought, ...staying];
  const covered = union([], ...all.map(({ shape }) => shape));
  const whole = union(
    covered.map(([outer = []]) => [outer]),
    ...frames,
  );
  const index = indexOf(all);
  return difference(whole, covered).flatMap((gap) => {
    const size = sizeOf([gap]);
    if (size <= SLIVER_M2) return [];
    const [lon, lat] = centreOf([gap]);
    const nearest = nearestTo([lon, lat], all, index);
    const params = { at: `${lon}, ${lat}`, near: nearest ? nameOf(nearest) : '', size };
    return [remarkOf('areas.gap', params)];
  });
}

/** What somebody should look at, the largest first. */
export function flawsIn(level: Level): Remark[] {
  const many = level.brought.length + level.staying.length;
  if (level.brought.length === 0) return [];
  if (many > MOST) return [remarkOf('areas.too-many-to-compare', { count: many, most: MOST })];
  const flaws = [...overlapsAmong(level), ...gapsAmong(level)].sort(
    (a, b) => Number(b.params.size) - Number(a.params.size),
  );
  const more = flaws.length - TOLD_MOST;
  return [
    ...flaws.slice(0, TOLD_MOST),
    ...(more > 0 ? [remarkOf('feature.more', { count: more })] : []),
  ];
}
