/** Sixteen pictures at once: one more takes the place of the one nobody looked at for longest. */
import { expect, test } from 'vitest';
import { DECODERS, leaveDecoder, lookedAt, takeDecoder } from '#app/video/decoders.ts';

test('the one that was looked at last stays, the oldest yields and is told', () => {
  const yielded: number[] = [];
  const tiles = Array.from({ length: DECODERS + 2 }, (_, i) => ({ i }));
  const take = (i: number) => takeDecoder(tiles[i] ?? {}, () => void yielded.push(i));
  for (let i = 0; i < DECODERS; i += 1) take(i);
  expect(yielded).toEqual([]);
  lookedAt(tiles[0] ?? {});
  take(DECODERS);
  expect(yielded).toEqual([1]);
  leaveDecoder(tiles[5] ?? {});
  take(DECODERS + 1);
  expect(yielded).toEqual([1]);
  take(1);
  expect(yielded).toEqual([1, 2]);
});
