/** What makes a closure doubtful, and what does not. */
import { describe, expect, test } from 'vitest';
import { doubtsAbout, looksAlike } from '#domain/order/doubts.ts';

const LOOK = '0f1e2d3c4b5a6978';
const flipped = (bits: number) =>
  (BigInt(`0x${LOOK}`) ^ BigInt((1 << bits) - 1)).toString(16).padStart(16, '0');

test('four bits apart are one picture, five are two; a bare wall is like nothing', () => {
  expect(looksAlike(LOOK, LOOK)).toBe(true);
  expect(looksAlike(LOOK, flipped(4))).toBe(true);
  expect(looksAlike(LOOK, flipped(5))).toBe(false);
  expect(looksAlike('0000000000000001', '0000000000000001')).toBe(false);
  expect(looksAlike('ffffffffffffffff', 'ffffffffffffffff')).toBe(false);
});

describe('a photo', () => {
  const MINUTE = 60_000;
  const order = {
    point: [120.4, 31.2] as [number, number],
    signedAt: 100 * MINUTE,
    handledAt: null,
  };
  const photo = { phase: 'AFTER', look: LOOK, takenAt: 110 * MINUTE, point: order.point } as const;

  test.each([
    ['as it should be', photo, [], []],
    ['seen before', photo, [flipped(3)], ['SAME_PHOTO']],
    ['of before the work, seen before', { ...photo, phase: 'BEFORE' }, [LOOK], []],
    ['190 m away', { ...photo, point: [120.402, 31.2] }, [], []],
    ['210 m away', { ...photo, point: [120.4023, 31.2] }, [], ['FAR_PHOTO']],
    ['nine minutes before signing', { ...photo, takenAt: 91 * MINUTE }, [], []],
    ['eleven minutes before signing', { ...photo, takenAt: 89 * MINUTE }, [], ['OFF_TIME_PHOTO']],
    ['that tells nothing', { phase: 'AFTER', look: null, takenAt: null, point: null }, [LOOK], []],
  ] as const)('%s', (_name, shown, earlier, doubts) => {
    const { point } = shown;
    const seen = { ...shown, point: point && ([...point] as [number, number]) };
    expect(doubtsAbout(order, seen, [...earlier])).toEqual(doubts);
  });

  test('taken after the work was said to be done', () => {
    const done = { ...order, handledAt: 120 * MINUTE };
    expect(doubtsAbout(done, { ...photo, takenAt: 131 * MINUTE }, [])).toEqual(['OFF_TIME_PHOTO']);
  });
});
