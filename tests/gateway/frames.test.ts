import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '#domain/geo/shape.ts';
import {
  AGE_STEP_MS,
  encodeDelta,
  encodeKeyframe,
  FrameReader,
  isNarrow,
  type Positions,
} from '#wire/frames.ts';

const BOUNDS: Bounds = [120.365, 31.255, 120.425, 31.315];
const [WEST, SOUTH, EAST, NORTH] = BOUNDS;
const UNIT = (EAST - WEST) / 0xffff;
const NOW = Date.parse('2022-10-25T14:30:00+08:00');

type Fix = readonly [no: number, lon: number, lat: number, age: number];

const positionsOf = (fixes: readonly Fix[], now = NOW): Positions => ({
  count: fixes.length,
  no: Uint32Array.from(fixes, ([no]) => no),
  lon: Float64Array.from(fixes, ([, lon]) => lon),
  lat: Float64Array.from(fixes, ([, , lat]) => lat),
  at: Float64Array.from(fixes, ([, , , age]) => now - age),
});

const lon = fc.double({ min: WEST, max: EAST, noNaN: true });
const lat = fc.double({ min: SOUTH, max: NORTH, noNaN: true });
const fix = fc.tuple(
  fc.integer({ min: 1, max: 0xffffffff }),
  lon,
  lat,
  fc.integer({ min: 0, max: 3_600_000 }),
);
const fixes = fc.uniqueArray(fix, { selector: ([no]) => no, maxLength: 40 });

const copy = (frame: Uint8Array): ArrayBuffer => frame.slice().buffer as ArrayBuffer;

/** What a reader makes of the frame is within half a unit of what was encoded. */
function expectClose(frame: Uint8Array, reader: FrameReader, told: readonly Fix[]): void {
  const read = reader.read(copy(frame));
  expect(read?.count).toBe(told.length);
  for (const [i, [no, x, y, age]] of told.entries()) {
    expect(read?.no[i]).toBe(no);
    expect(Math.abs((read?.lonLat[2 * i] ?? 0) - x)).toBeLessThanOrEqual(UNIT / 2 + 1e-12);
    expect(Math.abs((read?.lonLat[2 * i + 1] ?? 0) - y)).toBeLessThanOrEqual(UNIT / 2 + 1e-12);
    expect(read?.age[i]).toBe(Math.min(255, Math.floor(age / AGE_STEP_MS)));
  }
}

describe('position frames', () => {
  it('come back within half a unit, as keyframe and as delta', () => {
    fc.assert(
      fc.property(
        fixes,
        fc.array(fc.tuple(lon, lat), { minLength: 40, maxLength: 40 }),
        (told, moved) => {
          const reader = new FrameReader();
          const { frame, key } = encodeKeyframe(positionsOf(told), BOUNDS, 1, NOW);
          expectClose(frame, reader, told);
          const later = told.map(([no, x, y, age], i): Fix => {
            const [toX, toY] = moved[i] ?? [x, y];
            return [no, x + (toX - x) * 0.45, y + (toY - y) * 0.45, age];
          });
          const delta = encodeDelta(positionsOf(later), key, NOW);
          expect(delta).toBeDefined();
          if (delta) expectClose(delta, reader, later);
        },
      ),
    );
  });

  it('go in int8 columns within 127 units, in int16 beyond', () => {
    const start: Fix[] = [[1, 120.39, 31.28, 0]];
    const { key } = encodeKeyframe(positionsOf(start), BOUNDS, 1, NOW);
    const at = (units: number) =>
      encodeDelta(positionsOf([[1, 120.39 + units * UNIT, 31.28, 0]]), key, NOW);
    const near = at(126);
    const far = at(129);
    expect(near && isNarrow(near)).toBe(true);
    expect(near).toHaveLength(24 + 3);
    expect(far && isNarrow(far)).toBe(false);
    expect(far).toHaveLength(24 + 5);
    expect(at(33_000)).toBeUndefined();
  });

  it('may be skipped: any delta alone gives the same place as all of them', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: -90, max: 90 }), fc.boolean()), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(fixes, steps, (told, moves) => {
        const { frame, key } = encodeKeyframe(positionsOf(told), BOUNDS, 7, NOW);
        const patient = new FrameReader();
        const hasty = new FrameReader();
        patient.read(copy(frame));
        hasty.read(copy(frame));
        for (const [units, skip] of moves) {
          const later = told.map(
            ([no, x, y, age]): Fix => [
              no,
              Math.min(EAST, Math.max(WEST, x + units * UNIT)),
              y,
              age,
            ],
          );
          const delta = encodeDelta(positionsOf(later), key, NOW);
          if (!delta) throw new Error('a step of 90 units fits');
          const seen = patient.read(copy(delta));
          if (!skip) expect(hasty.read(copy(delta))).toEqual(seen);
        }
      }),
    );
  });

  it('a delta without its keyframe waits', () => {
    const told: Fix[] = [[1, 120.39, 31.28, 0]];
    const first = encodeKeyframe(positionsOf(told), BOUNDS, 1, NOW);
    const second = encodeKeyframe(positionsOf(told), BOUNDS, 2, NOW);
    const delta = encodeDelta(positionsOf(told), second.key, NOW) ?? new Uint8Array();
    const reader = new FrameReader();
    expect(reader.read(copy(delta))).toBeUndefined();
    reader.read(copy(first.frame));
    expect(reader.read(copy(delta))).toBeUndefined();
    reader.read(copy(second.frame));
    expect(reader.read(copy(delta))?.count).toBe(1);
  });

  it('a place outside the bounds is moved to their edge', () => {
    const { frame } = encodeKeyframe(positionsOf([[1, 0, 90, 0]]), BOUNDS, 1, NOW);
    const read = new FrameReader().read(copy(frame));
    expect(read?.lonLat[0]).toBeCloseTo(WEST, 9);
    expect(read?.lonLat[1]).toBeCloseTo(NORTH, 9);
  });

  it('broken bytes are refused or read as a frame, and nothing else happens', () => {
    const { frame, key } = encodeKeyframe(
      positionsOf([
        [1, 120.39, 31.28, 0],
        [2, 120.4, 31.29, 0],
      ]),
      BOUNDS,
      1,
      NOW,
    );
    const delta =
      encodeDelta(
        positionsOf([
          [1, 120.391, 31.28, 0],
          [2, 120.4, 31.29, 0],
        ]),
        key,
        NOW,
      ) ?? frame;
    const sound = fc.constantFrom(frame, delta);
    const spoilt = fc
      .tuple(sound, fc.array(fc.tuple(fc.nat(90), fc.nat(255)), { maxLength: 8 }), fc.nat(90))
      .map(([bytes, flips, cut]) => {
        const broken = bytes.slice();
        for (const [at, value] of flips) broken[at % broken.length] = value;
        return broken.slice(0, Math.max(0, broken.length - (cut % 3) * cut));
      });
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const reader = new FrameReader();
        reader.read(copy(frame));
        try {
          const read = reader.read(copy(bytes));
          if (read) expect(read.lonLat.length).toBe(read.count * 2);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
        // A reader that met a broken frame still reads a sound one.
        expect(reader.read(copy(frame))?.count).toBe(2);
      }),
      { numRuns: 2_000 },
    );
  });
});
