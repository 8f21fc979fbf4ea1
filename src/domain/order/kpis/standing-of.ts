/** How an order stands for the figures (DOMAIN §3.8): what should be closed, what is, what is really. */
import type { Moment } from '../../kernel/kpi.ts';
import type { Counted } from '../counted.ts';
import { LIFE_CYCLE } from '../flow.ts';

/** Handled and ended by the worker who found it: counted apart, never in the closing rate. */
export const isSelf = ({ source }: Counted): boolean => source === 'SELF';

/** Filed, not thrown out, not merged, not self-handled: the orders the rates are about. */
export const isFiled = (order: Counted): boolean =>
  order.filedAt !== null && !isSelf(order) && !['VOID', 'MERGED', 'REJECTED'].includes(order.state);

export const isSuspended = ({ state }: Counted): boolean => state === 'SUSPENDED';

/** 应结案 = filed − void − suspended. */
export const shouldClose = (order: Counted): boolean => isFiled(order) && !isSuspended(order);

export const isClosed = (order: Counted): boolean => isFiled(order) && order.state === 'CLOSED';

/** Open past its promise (超期未结): handled in time is not yet closed in time. */
export const isOverdue = ({ handle, state, pausedAt }: Counted, { now }: Moment): boolean =>
  handle !== null && pausedAt === null && LIFE_CYCLE.open(state) && now > handle.dueAt;

export const closedInTime = ({ handle, closedAt }: Counted): boolean =>
  closedAt !== null && (handle === null || closedAt <= handle.dueAt);

export const closedLate = (order: Counted): boolean => isClosed(order) && !closedInTime(order);

/** Anyone who rated it below "basically satisfied", or said that it is not solved. */
const complained = ({ visit }: Counted): boolean =>
  visit !== null &&
  (visit.solved === false || (visit.satisfaction !== null && visit.satisfaction < 3));

const DAY_MS = 86_400_000;
/** Opened again so few days after a closure, to the millisecond. */
export const relapsedWithin = ({ relapsedAfter }: Counted, days: number): boolean =>
  relapsedAfter !== null && relapsedAfter <= days * DAY_MS;

/** 真实办结: another pair of eyes, no reopening in fifteen days, nobody who says otherwise. */
export const reallyClosed = (order: Counted): boolean =>
  isClosed(order) &&
  order.checker !== null &&
  order.checker !== order.handler &&
  !complained(order) &&
  !relapsedWithin(order, 15);
