import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { discard, flush, receive } from '#app/live/inbox.ts';
import { WorldStore, worldStore } from '#app/state/world-store.ts';
import type { Put } from '#wire/protocol.ts';

const put = (id: string, version: number): Put => ['orders', { id, version, path: '/t/' }];
let changes = 0;
let frames: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = [];
  });
  worldStore.begin({ epoch: 'E', lens: 'A', upto: 0 }, []);
  changes = 0;
  worldStore.subscribe(() => changes++);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('the batches of a frame are one change to the screen', () => {
  for (let n = 1; n <= 50; n++) receive({ upto: n, put: [put(`o${n}`, n)], drop: [] });
  expect(changes).toBe(0);
  for (const draw of frames) draw();
  expect(changes).toBe(1);
  expect(worldStore.world.orders.size).toBe(50);
  expect(worldStore.state.upto).toBe(50);
});

it('a hidden tab draws no frames and is served all the same', () => {
  receive({ upto: 1, put: [put('o1', 1)], drop: [] });
  vi.advanceTimersByTime(300);
  expect(worldStore.state.upto).toBe(1);
});

it('the last word on a thing wins, and the hash is that of applying one by one', () => {
  const slow = new WorldStore();
  slow.begin({ epoch: 'E', lens: 'A', upto: 0 }, []);
  const letters = [
    { upto: 1, put: [put('a', 1), put('b', 1)], drop: [] },
    { upto: 2, put: [], drop: [['orders', 'a'] as const] },
    { upto: 3, put: [put('b', 3)], drop: [] },
    { upto: 4, put: [], drop: [['orders', 'b'] as const] },
    { upto: 5, put: [put('a', 5)], drop: [] },
  ];
  for (const letter of letters) {
    receive(letter);
    slow.apply(letter);
  }
  flush();
  expect(worldStore.hash).toBe(slow.hash);
  expect([...worldStore.world.orders.values()].map(({ id }) => id)).toEqual(['a']);
});

it('what was gathered before a fresh start is thrown away', () => {
  receive({ upto: 1, put: [put('old', 1)], drop: [] });
  discard();
  worldStore.begin({ epoch: 'E', lens: 'B', upto: 9 }, [put('new', 9)]);
  vi.advanceTimersByTime(300);
  expect([...worldStore.world.orders.values()].map(({ id }) => id)).toEqual(['new']);
  expect(worldStore.state.upto).toBe(9);
});
