/** A settlement's ground: where its streets and houses may stand, and which way they run. */
import type { Noise } from '../chances.ts';
import type { Settlement } from '../plan.ts';
import type { Near } from '../shape/near.ts';
import { angleOf, distanceToSegment, minus, type Point } from '../shape/point.ts';

export interface Ground {
  readonly settlement: Settlement;
  /** Below 1 inside; ragged at the rim. */
  readonly field: (point: Point) => number;
  /** Radians; streets run this way and across. */
  readonly turn: number;
}

/** The direction of the nearest road or canal, folded into ±45°. */
function lieOf(at: Point, reach: number, lines: Near<unknown>): number {
  let [least, angle] = [Infinity, 0];
  for (const { a, b } of lines.about(at, reach)) {
    const far = distanceToSegment(a, b, at);
    if (far < least) [least, angle] = [far, angleOf(minus(b, a))];
  }
  const quarter = Math.PI / 2;
  return angle - quarter * Math.round(angle / quarter);
}

export function groundOf(settlement: Settlement, lines: Near<unknown>, noise: Noise): Ground {
  const { at, radius, turn } = settlement;
  return {
    settlement,
    turn: turn === undefined ? lieOf(at, radius * 1.3, lines) : (turn * Math.PI) / 180,
    field: ([x, y]) => {
      const far = Math.hypot(x - at[0], y - at[1]) / radius;
      if (far > 1.6) return far;
      return far * (1 + 0.28 * noise(x / 330, y / 330) + 0.12 * noise(x / 110, y / 110));
    },
  };
}
