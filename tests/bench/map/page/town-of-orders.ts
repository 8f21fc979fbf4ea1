/** Seeded orders as columns: a town grows in breadth, so the streets are as full whatever its size. */
import { codeOf } from '#app/map/symbol-names.ts';
import type { Position } from '#domain/geo/shape.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { SIZES } from './asked.ts';
import { CENTRE } from './bare-map.ts';

/** Degrees across the town of the first size. */
const ACROSS = 0.06;
/** Of a thousand orders, how many are overdue, and how many near it or overdue. */
const LATE = 3;
const PRESSING = 10;
const PAUSED = 60;

export interface Columns {
  readonly lonLat: Float64Array;
  readonly lamps: Uint8Array;
}

export interface TownOfOrders {
  readonly calm: Columns;
  /** Those near their limit first, the overdue after them. */
  readonly pressing: Columns;
  readonly lastLate: Position;
}

const columnsOf = (points: readonly Position[], codes: readonly number[]): Columns => ({
  lonLat: Float64Array.from(points.flat()),
  lamps: Uint8Array.from(codes),
});

export function townOfOrders(count: number): TownOfOrders {
  const chance = chanceFrom(4);
  const across = ACROSS * Math.sqrt(count / SIZES[0]);
  const place = (): Position => [
    CENTRE[0] + (chance() - 0.5) * across,
    CENTRE[1] + (chance() - 0.5) * across,
  ];
  const late: Position[] = [];
  const warn: Position[] = [];
  const calm: Position[] = [];
  const codes: number[] = [];
  for (let i = 0; i < count; i++) {
    const share = chance() * 1000;
    if (share < LATE) late.push(place());
    else if (share < PRESSING) warn.push(place());
    else {
      calm.push(place());
      codes.push(codeOf(share < PAUSED ? 'paused' : 'ok'));
    }
  }
  return {
    calm: columnsOf(calm, codes),
    pressing: columnsOf(
      [...warn, ...late],
      [...warn.map(() => codeOf('warn')), ...late.map(() => codeOf('late'))],
    ),
    lastLate: late.at(-1) ?? CENTRE,
  };
}
