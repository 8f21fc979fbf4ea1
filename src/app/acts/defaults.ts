/** What a field says before anybody touches it: the usual case, never a decision. */
import { LEVELS } from '#domain/order/codes.ts';
import type { Subject } from './subject.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function firstChoice(act: string, name: string, { order }: Subject): string | undefined {
  if (name === 'level') return order?.level;
  if (name !== 'to' || !order) return undefined;
  const step = act === 'raise' ? 1 : -1;
  return LEVELS[LEVELS.indexOf(order.level) + step];
}

export function firstInstant(act: string, name: string, { order }: Subject, now: number): number {
  switch (name) {
    case 'until':
      return Math.max(order?.handle?.dueAt ?? now, now) + DAY;
    case 'reviewAt':
      return now + 30 * DAY;
    case 'meetAt':
      return now + HOUR;
    default:
      return now + (act === 'urge' ? 4 * HOUR : DAY);
  }
}
