import { expect, it } from 'vitest';
import { symbolOf } from '#app/map/order-symbol.ts';
import { blankOrder } from '../support/blank-order.ts';

it('a case that is urgent from its first minute is so at once, however coarse the map’s clock', () => {
  const stage = { start: 9_000, limit: { kind: 'NAT', minutes: 30 }, warnAt: 9_000, dueAt: 99_000 };
  const order = blankOrder({ stage, reportedAt: 9_000, lastAt: 9_000 } as never);
  expect(symbolOf(order, 0)).toBe('warn');
  expect(symbolOf(order, 100_000)).toBe('late');
});
