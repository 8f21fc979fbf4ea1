/** An order of which a test says only what it is about. */
import { BLANK } from '#domain/order/blank.ts';
import type { Order } from '#domain/order/order.ts';

export const blankOrder = (patch: Partial<Order> = {}): Order => ({
  ...BLANK,
  id: 'o',
  version: 1,
  path: '/t/a/g/',
  state: 'REPORTED',
  category: '0301',
  urgency: 1,
  reportedUrgency: 1,
  source: 'GRID',
  grid: 'g',
  point: [120, 31],
  reportedAt: 0,
  reportedBy: 'GRID_WORKER-01',
  lastBy: 'GRID_WORKER-01',
  lastAt: 0,
  ...patch,
});
