/** A list that no longer grows is found out in time, and not believed again because it is read anew. */
import { expect, test } from 'vitest';
import { LiveEdge } from '#app/video/live-edge.ts';

const reads = (edge: LiveEdge, newest: string, at: number, piece = 2, live = true) =>
  edge.grows({ newest, piece, live }, at);

test('a list that names a new piece now and then grows, however late each comes', () => {
  const edge = new LiveEdge();
  for (let at = 0; at < 70_000; at += 7_000) expect(reads(edge, `piece ${at}`, at)).toBe(true);
});

test('one that stays as it was is found out, and found out at once when it is read anew', () => {
  const edge = new LiveEdge();
  expect(reads(edge, 'last', 0)).toBe(true);
  expect(reads(edge, 'last', 7_999)).toBe(true);
  expect(reads(edge, 'last', 8_000)).toBe(false);
  expect(reads(edge, 'last', 60_000)).toBe(false);
  expect(reads(edge, 'next', 60_001)).toBe(true);
});

test('long pieces are waited for longer', () => {
  const edge = new LiveEdge();
  expect(reads(edge, 'last', 0, 10)).toBe(true);
  expect(reads(edge, 'last', 29_999, 10)).toBe(true);
  expect(reads(edge, 'last', 30_000, 10)).toBe(false);
});

test('one that says it is over has no now', () => {
  expect(reads(new LiveEdge(), 'last', 0, 2, false)).toBe(false);
});
