/**
 * What figures, numbers and lamps read of an order: these fields and no others. The compiler holds every rule to it, so the
 * books can keep them in narrow columns and a million orders are counted without opening one.
 */
import type { LampTimes } from '../time/lamp.ts';
import type { Order } from './order.ts';

export type Counted = Pick<
  Order,
  | 'id'
  | 'path'
  | 'category'
  | 'source'
  | 'org'
  | 'state'
  | 'level'
  | 'handler'
  | 'checker'
  | 'reportedBy'
  | 'reportedAt'
  | 'acceptedAt'
  | 'filedAt'
  | 'signedAt'
  | 'handledAt'
  | 'checkedAt'
  | 'closedAt'
  | 'pausedAt'
  | 'dispatches'
  | 'returns'
  | 'reworks'
  | 'extensions'
  | 'reopens'
  | 'relapsedAfter'
> & {
  /** The promise, and the limit of the state: the order's lamp goes by both. */
  readonly handle: LampTimes | null;
  readonly stage: LampTimes | null;
  readonly visit: Pick<NonNullable<Order['visit']>, 'contacted' | 'solved' | 'satisfaction'> | null;
};
