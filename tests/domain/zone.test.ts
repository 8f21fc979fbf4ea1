import { expect, test } from 'vitest';
import { yearStart } from '#domain/time/zone.ts';

test('a year begins when the town’s clocks say so', () => {
  const last = Date.parse('2022-12-31T23:59:59.999+08:00');
  expect(yearStart(last, 'Asia/Shanghai')).toBe(Date.parse('2022-01-01T00:00+08:00'));
  expect(yearStart(last + 1, 'Asia/Shanghai')).toBe(Date.parse('2023-01-01T00:00+08:00'));
  expect(yearStart(last + 1, 'America/Los_Angeles')).toBe(Date.parse('2022-01-01T00:00-08:00'));
});
