/** What the map makes of many things: classes, crowds, a density, a list. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLUSTERED_BELOW, Gatherer } from '#app/map/clusters/gather.ts';
import { around, suffices } from '#app/map/clusters/window.ts';
import { bandsOf } from '#app/map/heat/bands.ts';
import { densityOf, finer } from '#app/map/heat/density.ts';
import { wedgeOf } from '#app/map/layers/cameras.ts';
import { CLASSES, classed, NO_DATA } from '#app/map/metric/breaks.ts';
import { HATCHED, PALETTE_WIDTH, paletteOf, stepOf } from '#app/map/metric/fill.ts';
import { codeOf } from '#app/map/symbol-names.ts';
import type { Camera } from '#domain/camera/camera.ts';
import { inBounds } from '#domain/geo/in-bounds.ts';

const value = fc.option(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.nat(100_000)), {
  nil: undefined,
});

describe('classes', () => {
  test('every value is in the class that holds it, and they lie in order without a gap in the count', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 80 }), (values) => {
        const { classes, of, without } = classed(values);
        expect(classes.length).toBeLessThanOrEqual(CLASSES);
        expect(classes.reduce((sum, { n }) => sum + n, 0) + without).toBe(values.length);
        for (const [i, { from, to, n }] of classes.entries()) {
          expect(n).toBeGreaterThan(0);
          expect(from).toBeLessThanOrEqual(to);
          const next = classes[i + 1];
          if (next) expect(to).toBeLessThan(next.from);
        }
        for (const [i, one] of values.entries()) {
          const range = classes[of[i] ?? NO_DATA];
          if (one === undefined) expect(of[i]).toBe(NO_DATA);
          else expect(one >= (range?.from ?? 1) && one <= (range?.to ?? 0)).toBe(true);
        }
      }),
    );
  });

  test('none is a class of its own', () => {
    const { classes } = classed([0, 0, 0, 0, 0, 0, 1, 2, 3, 4]);
    expect(classes[0]).toEqual({ from: 0, to: 0, n: 6 });
    expect(classes).toHaveLength(5);
  });

  test('their colours rise from the darkest to the lightest, however few they are', () => {
    for (const classes of [2, 3, 4, 5]) {
      const steps = Array.from({ length: classes }, (_, at) => stepOf(at, classes));
      expect(steps).toEqual([...steps].sort());
      expect([steps[0], steps.at(-1)]).toEqual(['seq-1', 'seq-5']);
    }
    expect(stepOf(NO_DATA, 5)).toBe('seq-na');
  });

  test('the palette holds a colour for each grid, hatched where nobody counted', () => {
    const palette = paletteOf(classed([1, undefined, ...new Array<number>(200).fill(9)]));
    expect(palette.length % (PALETTE_WIDTH * 4)).toBe(0);
    expect(palette[3]).toBe(255);
    expect(palette[7]).toBe(HATCHED);
    expect([...palette.slice(0, 3)]).not.toEqual([...palette.slice(8, 11)]);
  });
});

describe('gathering', () => {
  const [PAUSED, OK, WARN, LATE] = [codeOf('paused'), codeOf('ok'), codeOf('warn'), codeOf('late')];
  const order = fc.record({
    lon: fc.double({ min: 120.3, max: 120.5, noNaN: true }),
    lat: fc.double({ min: 31.2, max: 31.4, noNaN: true }),
    lamp: fc.constantFrom(PAUSED, OK, WARN, LATE),
  });
  const orders = fc.array(order, { maxLength: 120 });
  const EVERYWHERE = [-180, -85, 180, 85] as const;
  const gathered = (list: { lon: number; lat: number; lamp: number }[]) =>
    new Gatherer(
      {
        lonLat: Float64Array.from(list.flatMap(({ lon, lat }) => [lon, lat])),
        lamps: Uint8Array.from(list, ({ lamp }) => lamp),
      },
      WARN,
    );

  test('at any zoom nobody is lost, and what presses stands for itself where it is', () => {
    fc.assert(
      fc.property(orders, fc.integer({ min: 8, max: CLUSTERED_BELOW }), (list, zoom) => {
        const { counts, worst, first, lonLat } = gathered(list).at(zoom, EVERYWHERE);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(list.length);
        const pressing = [...worst.keys()].filter((i) => (worst[i] ?? 0) >= WARN);
        expect(pressing.every((i) => counts[i] === 1)).toBe(true);
        expect(pressing.map((i) => first[i]).sort()).toEqual(
          [...list.keys()].filter((i) => (list[i]?.lamp ?? 0) >= WARN).sort(),
        );
        for (const i of pressing) expect(lonLat[i * 2]).toBe(list[first[i] ?? -1]?.lon);
      }),
    );
  });

  test('the worst of a crowd is its lamp', () => {
    const here = { lon: 120.4, lat: 31.3 };
    const { counts, worst } = gathered([
      { ...here, lamp: PAUSED },
      { ...here, lamp: OK },
      { ...here, lamp: PAUSED },
      { ...here, lamp: LATE },
    ]).at(13, EVERYWHERE);
    expect([...counts].sort()).toEqual([1, 3]);
    expect(worst[counts.indexOf(3)]).toBe(OK);
  });

  test('whoever stands in the window is there, and nobody from the other end of the town', () => {
    const window = [120.39, 31.29, 120.41, 31.31] as const;
    const box = around(window);
    fc.assert(
      fc.property(orders, (list) => {
        const { first } = gathered(list).at(CLUSTERED_BELOW, box);
        const seen = ({ lon, lat }: { lon: number; lat: number }) => inBounds(window, [lon, lat]);
        const there = new Set(first);
        expect(list.filter((one, i) => seen(one) && !there.has(i))).toEqual([]);
        expect([...there].every((i) => (list[i]?.lon ?? 0) > 120.36)).toBe(true);
      }),
    );
  });

  test('the window is followed before its edge comes into sight', () => {
    const box = around([120.39, 31.29, 120.41, 31.31]);
    expect(suffices(box, [120.39, 31.29, 120.41, 31.31])).toBe(true);
    expect(suffices(box, [120.399, 31.29, 120.419, 31.31])).toBe(true);
    expect(suffices(box, [120.401, 31.29, 120.421, 31.31])).toBe(false);
    expect(suffices(box, [120.38, 31.28, 120.42, 31.32])).toBe(false);
  });

  test('in the street everybody stands alone', () => {
    fc.assert(
      fc.property(orders, (list) => {
        const { counts } = gathered(list).at(CLUSTERED_BELOW, EVERYWHERE);
        expect(counts.every((count) => count === 1)).toBe(true);
      }),
    );
  });
});

describe('a density', () => {
  const bounds = [120.3, 31.2, 120.4, 31.3] as const;
  const places = fc.array(
    fc.tuple(
      fc.double({ min: 120.25, max: 120.45, noNaN: true }),
      fc.double({ min: 31.15, max: 31.35, noNaN: true }),
    ),
    { maxLength: 30 },
  );
  test('holds as many orders as there were within its bounds', () => {
    fc.assert(
      fc.property(places, (list) => {
        const inside = list.filter(
          ([lon, lat]) => lon >= 120.3 && lon < 120.4 && lat > 31.2 && lat <= 31.3,
        );
        const { cells } = densityOf(Float64Array.from(list.flat()), bounds, 300, 100);
        const sum = cells.reduce((all, cell) => all + cell, 0);
        expect(Math.abs(sum - inside.length)).toBeLessThan(0.02 * inside.length + 0.01);
      }),
      { numRuns: 40 },
    );
  });

  test('parted finer, the middle of a cell is what it was, and nothing is higher than the hills', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(1, 3, 5), (list, times) => {
        const coarse = densityOf(Float64Array.from(list.flat()), bounds, 900, 700);
        const fine = finer(coarse, times);
        const middles = Array.from(coarse.cells, (_, i) => {
          const [x, y] = [i % coarse.width, Math.floor(i / coarse.width)].map(
            (at) => at * times + (times - 1) / 2,
          ) as [number, number];
          return fine.cells[y * fine.width + x];
        });
        expect(middles).toEqual([...coarse.cells]);
        expect(Math.max(...fine.cells)).toBe(Math.max(...coarse.cells));
      }),
      { numRuns: 20 },
    );
  });

  test('nothing happened: nothing is drawn; else the thickest is the strongest', () => {
    const none = bandsOf(densityOf(new Float64Array(), bounds, 300, 100));
    expect(none.data.every((byte) => byte === 0)).toBe(true);
    const density = densityOf(Float64Array.of(120.35, 31.25), bounds, 300, 100);
    const { data } = bandsOf(density);
    const top = density.cells.indexOf(Math.max(...density.cells));
    const alphas = data.filter((_, i) => i % 4 === 3);
    expect(alphas[top]).toBe(Math.max(...alphas));
    expect(alphas[0]).toBe(0);
  });
});

test('a camera’s wedge opens the way it looks, as far as it sees', () => {
  const camera = { point: [120.4, 31.3], azimuth: 90, fov: 66, range: 100 } as unknown as Camera;
  const ring = wedgeOf(camera);
  expect(ring[0]).toEqual(ring.at(-1));
  const middle = ring[Math.floor(ring.length / 2)] ?? [0, 0];
  const metresEast = (middle[0] - 120.4) * 111_320 * Math.cos((31.3 * Math.PI) / 180);
  expect(metresEast).toBeGreaterThan(97);
  expect(metresEast).toBeLessThan(101);
});
