/** The counts printed beside the rates: what the denominator leaves out is shown, never hidden. */
import type { Moment } from '../../kernel/kpi.ts';
import type { Counted } from '../counted.ts';
import { LIFE_CYCLE } from '../flow.ts';
import { isClosed, isFiled, isOverdue, isSelf, isSuspended, shouldClose } from './standing-of.ts';

export const ORDER_COUNTS = {
  filed: (order: Counted) => isFiled(order),
  'should-close': (order: Counted) => shouldClose(order),
  closed: (order: Counted) => isClosed(order),
  open: (order: Counted) => shouldClose(order) && !isClosed(order),
  overdue: (order: Counted, moment: Moment) => isOverdue(order, moment),
  suspended: (order: Counted) => isSuspended(order),
  void: ({ state }: Counted) => state === 'VOID',
  rejected: ({ state }: Counted) => state === 'REJECTED',
  merged: ({ state }: Counted) => state === 'MERGED',
  self: (order: Counted) => isSelf(order),
  'to-file': ({ state }: Counted) => ['REPORTED', 'VERIFYING', 'ACCEPTED'].includes(state),
} as const satisfies Record<string, (order: Counted, moment: Moment) => boolean>;
export type OrderCount = keyof typeof ORDER_COUNTS;

const DAY_MS = 86_400_000;
/** Ages of what is overdue (DOMAIN §3.8): up to a day, three, seven, more. */
export const OVERDUE_AGES = ['0-1', '1-3', '3-7', '7+'] as const;
export function overdueAge(
  { handle }: Counted,
  now: number,
): (typeof OVERDUE_AGES)[number] | undefined {
  if (!handle || now <= handle.dueAt) return undefined;
  const days = (now - handle.dueAt) / DAY_MS;
  if (days <= 1) return '0-1';
  if (days <= 3) return '1-3';
  return days <= 7 ? '3-7' : '7+';
}

/** Closed suspiciously fast after signing (DOMAIN §7 P5). */
const TOO_FAST_MS = 3 * 60_000;
export const isTooFast = ({ signedAt, handledAt, state }: Counted): boolean =>
  LIFE_CYCLE.ends.includes(state) &&
  signedAt !== null &&
  handledAt !== null &&
  handledAt - signedAt < TOO_FAST_MS;

/** To be looked at again: closed too fast, or with a doubt about its photos or its words. */
export const isSuspicious = (order: Counted, doubted: ReadonlySet<string>): boolean =>
  isTooFast(order) || (LIFE_CYCLE.ends.includes(order.state) && doubted.has(order.id));
