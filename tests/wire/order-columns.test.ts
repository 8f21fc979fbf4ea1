/** Orders as binary columns come out as they went in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ORDER_STATES } from '#domain/order/flow.ts';
import {
  classOf,
  decodeOrderColumns,
  encodeOrderColumns,
  type OrderRow,
} from '#wire/order-columns.ts';

const millionths = (least: number, most: number) =>
  fc.integer({ min: least * 1e6, max: most * 1e6 }).map((value) => value / 1e6);
const row: fc.Arbitrary<OrderRow> = fc.record({
  id: fc.stringMatching(/^[0-9A-Z]{1,26}$/),
  lon: millionths(-180, 180),
  lat: millionths(-90, 90),
  reportedAt: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
  category: fc.stringMatching(/^\d{2}([1-9]\d)?$/),
  state: fc.constantFrom(...ORDER_STATES),
});

test('any orders come back, each with its own id', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.nat(), (rows, now) => {
      const bytes = encodeOrderColumns(rows, now, rows.length + 3);
      const told = decodeOrderColumns(bytes.buffer as ArrayBuffer);
      expect([told.count, told.total, told.now]).toEqual([rows.length, rows.length + 3, now]);
      for (const [i, { id, lon, lat, reportedAt, category, state }] of rows.entries()) {
        expect(told.idAt(i)).toBe(id);
        expect(told.lonLat[i * 2]).toBeCloseTo(lon, 6);
        expect(told.lonLat[i * 2 + 1]).toBeCloseTo(lat, 6);
        expect(told.reportedAt[i]).toBe(reportedAt / 1000);
        expect(classOf(told.category[i] ?? 0)).toBe(category.slice(0, 2));
        expect(ORDER_STATES[told.state[i] ?? -1]).toBe(state);
      }
    }),
  );
});

test('bytes that are something else, or cut short, are refused', () => {
  const bytes = encodeOrderColumns(
    [{ id: 'A', lon: 1, lat: 2, reportedAt: 0, category: '03', state: 'FILED' }],
    0,
  );
  expect(() => decodeOrderColumns(bytes.slice(0, -1).buffer)).toThrow(RangeError);
  expect(() => decodeOrderColumns(new Uint8Array(24).buffer)).toThrow(RangeError);
  expect(() => decodeOrderColumns(new ArrayBuffer(3))).toThrow(RangeError);
});
