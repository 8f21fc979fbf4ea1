/** A grid's last days: by the town's own days, and the middle of many. */
import { expect, test } from 'vitest';
import { filedLately, middleOf, perHundred, sumOfDays } from '#domain/grid/lately.ts';
import { blankOrder } from '../support/blank-order.ts';

const SPAN = { now: Date.parse('2022-10-25T14:30+08:00'), zone: 'Asia/Shanghai', days: 3 };
const filed = (at: string, grid = 'g') =>
  blankOrder({ state: 'FILED', grid, filedAt: Date.parse(at) });

test('an order counts on the town’s day it was filed on, and no longer than the span', () => {
  const days = filedLately(
    [
      filed('2022-10-23T00:00+08:00'),
      filed('2022-10-22T23:59+08:00'),
      filed('2022-10-25T00:30+08:00'),
      filed('2022-10-25T14:00+08:00'),
      filed('2022-10-24T12:00+08:00', 'other'),
      blankOrder({ state: 'ACCEPTED', grid: 'g' }),
    ],
    SPAN,
  );
  expect(days.get('g')).toEqual([1, 0, 2]);
  expect(sumOfDays(days.get('g'))).toBe(3);
  expect(days.get('nobody')).toBeUndefined();
});

test('a rate is said only of a grid that has households, and the middle only of something', () => {
  expect(perHundred(3, 600)).toBe(0.5);
  expect(perHundred(3, 0)).toBeUndefined();
  expect(perHundred(3, undefined)).toBeUndefined();
  expect(middleOf([])).toBeUndefined();
  expect(middleOf([9, 1, 2])).toBe(2);
  expect(middleOf([4, 1, 2, 9])).toBe(3);
});
