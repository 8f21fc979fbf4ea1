/** What the roads leave open: the ground of settlements, ponds, and fields on the rest. */
import type { Chances } from '../chances.ts';
import type { Plan } from '../plan.ts';
import type { Ground } from '../roads/settlement.ts';
import { facesAbove, latticeOf } from '../shape/contours.ts';
import { curve } from '../shape/path.ts';
import type { Point } from '../shape/point.ts';
import type { Raster } from '../shape/raster.ts';
import { areaOf, type Box, outerOf, type Ring } from '../shape/ring.ts';
import { BUILT, CANAL, DRY, GREEN, ROAD, STEEP, WET } from '../sheet.ts';
import { closed } from './draw-relief.ts';
import { fieldsOf, type Use } from './uses.ts';
import { pondsOf } from './waters.ts';

const LATTICE = 26;

/** A settlement's ragged ground, without the waters in it. */
function builtGround({ settlement, field }: Ground, sheet: Raster): Use[] {
  const { at, radius, style } = settlement;
  const reach = radius * 1.7;
  const box: Box = [at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach];
  const lattice = latticeOf(box, LATTICE, (point) => {
    const bits = sheet.at(point);
    const open = bits & DRY && !(bits & STEEP) && (!(bits & WET) || bits & CANAL);
    return open ? 1.5 - field(point) : 0;
  });
  return facesAbove(lattice, 0.5)
    .filter((face) => areaOf(outerOf(face)) > 4_000)
    .map((face) => ({
      kind: style === 'industry' ? 'industry' : 'village',
      ring: curve(outerOf(face), LATTICE / 2, true),
    }));
}

export interface OpenGround {
  readonly uses: readonly Use[];
  readonly ponds: readonly Ring[];
}

export function drawOpenGround(
  plan: Plan,
  grounds: readonly Ground[],
  sheet: Raster,
  chances: Chances,
): OpenGround {
  const built = grounds.flatMap((ground) => builtGround(ground, sheet));
  for (const { ring } of built) sheet.fill([ring], BUILT);
  const taken = WET | STEEP | ROAD | BUILT | GREEN;
  const free = (point: Point): boolean => (sheet.at(point) & (DRY | taken)) === DRY;
  const ponds = pondsOf(plan, chances, free);
  for (const ring of ponds) {
    sheet.fill([ring], WET);
    sheet.trace(closed(ring), 5, WET);
  }
  const fields = plan.fields ? fieldsOf(plan, chances, free) : [];
  return { uses: [...fields, ...built], ponds };
}
