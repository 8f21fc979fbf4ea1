/** Where the wall's regions lie: by its ratio, in whole columns, off every seam. */
import { expect, test } from 'vitest';
import { layersOf, PAGES, withRows, withSpare } from '#app/screens/wall/pages.ts';
import { cellsBetween, tracksOf } from '#app/screens/wall/tracks.ts';
import { shiftOf, shiftsOf } from '#app/screens/wall/use-clear-of-seams.ts';

const wall = (width: number, height: number, across = 1, down = 1) => ({
  width: (width / height) * 108,
  height: 108,
  across,
  down,
});

test('a wing has one column to 1.9, two to 4.2, three beyond; upright it has none', () => {
  const columns = (width: number, height: number) => tracksOf(wall(width, height)).columns.length;
  expect(columns(1920, 1080)).toBe(1);
  expect(columns(2160, 1080)).toBe(1);
  expect(columns(3072, 1080)).toBe(2);
  expect(columns(3840, 1080)).toBe(2);
  expect(columns(5760, 1080)).toBe(3);
  expect(columns(1080, 1920)).toBe(0);
});

test.each([
  [1920, 1080, 2, 2],
  [3840, 2160, 2, 2],
  [3840, 1080, 4, 1],
  [5760, 1080, 3, 1],
  [7680, 2160, 4, 2],
  [7680, 2160, 8, 4],
  [6144, 1728, 12, 3],
] as const)('%i × %i of %i × %i screens: no column lies on two', (width, height, across, down) => {
  const size = wall(width, height, across, down);
  const { columns } = tracksOf(size);
  const screen = size.width / across;
  let left = 0;
  for (const column of columns) {
    const first = Math.floor(left / screen + 1e-6);
    const last = Math.ceil((left + column) / screen - 1e-6) - 1;
    expect(last).toBe(first);
    left += column;
  }
});

test('cells above the map are cut at the seams, the wide stretches having more of them', () => {
  expect(cellsBetween(48, 144, 6, { width: 192, across: 2 })).toEqual([16, 16, 16, 16, 16, 16]);
  const cells = cellsBetween(144, 432, 6, { width: 576, across: 3 });
  expect(cells[0]).toBe(48);
  expect(cells.at(-1)).toBe(48);
  expect(cells.reduce((sum, one) => sum + one, 0)).toBe(288);
});

test('what stands on a seam moves the shorter way, but never off the wall', () => {
  expect(shiftOf({ left: 10, right: 40 }, [100], 2, 200)).toBe(0);
  expect(shiftOf({ left: 90, right: 130 }, [100], 2, 200)).toBe(12);
  expect(shiftOf({ left: 60, right: 105 }, [100], 2, 200)).toBe(-7);
  expect(shiftOf({ left: 90, right: 195 }, [100], 2, 200)).toBe(-97);
});

test('what follows each other is pushed off a seam together, and what has no room then is absent', () => {
  const boxes = [
    { left: 0, right: 60 },
    { left: 70, right: 130 },
    { left: 140, right: 180 },
    { left: 190, right: 210 },
  ];
  expect(shiftsOf(boxes, [], 2, 220)).toEqual([0, 0, 0, 0]);
  expect(shiftsOf(boxes, [100], 2, 220)).toEqual([0, 32, 32, undefined]);
  expect(shiftsOf(boxes, [61, 210], 2, 400)).toEqual([63, 63, 72, 72]);
});

test('rows behind a figure take the place of the queue, or come first; a class is all the map shows', () => {
  expect(withRows([['numbers', 'queue'], ['force']], 'rows')).toEqual([
    ['numbers', 'rows'],
    ['force'],
  ]);
  expect(withRows([['force']], 'things')).toEqual([['things', 'force']]);
  expect(withRows([['force']], undefined)).toEqual([['force']]);
  expect(layersOf(PAGES[0], '11').split('.')).toContain('orders_class-11');
});

test('no panel stands twice on a wall, what its columns have in reserve included', () => {
  for (const { id, wings, spare } of PAGES)
    for (const n of [1, 2, 3] as const) {
      const { left, right } = wings[n];
      const both = [
        ...withSpare(left, spare[n].slice(0, n)),
        ...withSpare(right, spare[n].slice(n)),
      ].flat();
      expect(both, `${id} ${n}`).toHaveLength(new Set(both).size);
    }
});
