/** What the open ground is used for: orchards, parks, fish ponds by the shore, fields on the plain. */
import type { Label } from '#domain/town/town.ts';
import { between, type Chances } from '../chances.ts';
import type { Plan } from '../plan.ts';
import { curve } from '../shape/path.ts';
import { type Point, plus, turned } from '../shape/point.ts';
import type { Ring } from '../shape/ring.ts';
import { blob } from './waters.ts';

export interface Use {
  readonly kind: 'farm' | 'orchard' | 'park' | 'fishpond' | 'industry' | 'village';
  readonly ring: Ring;
  readonly name?: Label | undefined;
}

const POND = { long: 78, wide: 44, dike: 7 };

/** Fish ponds lie in rows, a dike between them. */
function fishPonds(wish: Plan['uses'][number], chances: Chances): Ring[] {
  const chance = chances.stream(`fish ${wish.at.join()}`);
  const turn = ((wish.turn ?? 0) * Math.PI) / 180;
  const rings: Ring[] = [];
  for (let y = -wish.radius; y < wish.radius; y += POND.wide + POND.dike) {
    const shift = between(chance, 0, POND.long);
    for (let x = -wish.radius - shift; x < wish.radius; x += POND.long + POND.dike) {
      if (Math.hypot(x + POND.long / 2, y + POND.wide / 2) > wish.radius) continue;
      const far = POND.long * between(chance, 0.9, 1);
      const corners: Point[] = [
        [x, y],
        [x + far, y],
        [x + far, y + POND.wide],
        [x, y + POND.wide],
      ];
      rings.push(corners.map((corner) => plus(wish.at, turned(corner, turn))));
    }
  }
  return rings;
}

/** `free`: neither water nor town. */
export function plannedUses(plan: Plan, chances: Chances, free: (point: Point) => boolean): Use[] {
  const noise = chances.noise('uses');
  return plan.uses.flatMap((wish): Use[] => {
    const { kind, name, at, radius, turn } = wish;
    if (kind === 'fishpond')
      return fishPonds(wish, chances)
        .filter((ring) => ring.every(free))
        .map((ring) => ({ kind, ring }));
    const ring = curve(blob(at, radius, noise, 1.15, ((turn ?? 0) * Math.PI) / 180), 18, true);
    return [{ kind, ring, name }];
  });
}

const FIELD = { long: 125, wide: 62, path: 5 };

/** Fields in a lattice that bends with the land; only whole ones on open ground. */
export function fieldsOf(plan: Plan, chances: Chances, open: (point: Point) => boolean): Use[] {
  const [east, north] = [chances.noise('fields east'), chances.noise('fields north')];
  const chance = chances.stream('fields');
  const bent = (u: number, v: number): Point => [
    u + 170 * east(u / 2300, v / 2300),
    v + 170 * north(u / 2300, v / 2300),
  ];
  const reach = plan.town.map(([x, y]) => [Math.abs(x), Math.abs(y)] as const);
  const w = Math.max(...reach.map(([x]) => x)) + 900;
  const h = Math.max(...reach.map(([, y]) => y)) + 900;
  const uses: Use[] = [];
  for (let v = -h; v < h; v += FIELD.wide)
    for (let u = -w + between(chance, 0, FIELD.long); u < w; ) {
      const far = FIELD.long * between(chance, 0.6, 1.2);
      const [a, b] = [FIELD.path / 2, FIELD.wide - FIELD.path / 2];
      const ring = [
        bent(u + a, v + a),
        bent(u + far - a, v + a),
        bent(u + far - a, v + b),
        bent(u + a, v + b),
      ];
      const middle = bent(u + far / 2, v + FIELD.wide / 2);
      if ([...ring, middle].every(open) && chance() < 0.93) uses.push({ kind: 'farm', ring });
      u += far;
    }
  return uses;
}
