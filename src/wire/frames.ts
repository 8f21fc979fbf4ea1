/**
 * Position frames: the workers of one area room as binary columns, little-endian. A keyframe lists who is there and where;
 * the frames after it hold only the distance from that keyframe, so any of them may be skipped and the newest one wins.
 *
 * | bytes | field | |
 * |---|---|---|
 * | 0 | u32 | magic `TPF1` |
 * | 4 | u8 | form: 1 key, 2 delta of int8, 3 delta of int16 |
 * | 8 | u32 | number of the keyframe |
 * | 12 | u32 | count of workers |
 * | 16 | f64 | town time, epoch ms |
 * | key 24 | f64 × 4 | west, south, degrees per unit in longitude and in latitude |
 * | key 56 | u32 × n, u16 × n, u16 × n, u8 × n | worker numbers, x, y, age |
 * | delta 24 | int × n, int × n, u8 × n | dx, dy from the keyframe, age |
 *
 * `age` is the age of the fix in steps of ten seconds; 255 is 42.5 minutes or more.
 */
import type { Bounds } from '#domain/geo/shape.ts';

const MAGIC = 0x31465054;
const KEY_HEAD = 56;
const DELTA_HEAD = 24;
const UNITS = 0xffff;
export const AGE_STEP_MS = 10_000;

const FORM = { key: 1, delta8: 2, delta16: 3 } as const;

/** Columns of one moment: `no[i]` stands at `lon[i]`, `lat[i]` (degrees), fixed at `at[i]` (epoch ms). */
export interface Positions {
  readonly count: number;
  readonly no: Uint32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly at: Float64Array;
}

/** What a keyframe fixed and later frames are measured against. */
export interface Keyframe {
  readonly number: number;
  readonly west: number;
  readonly south: number;
  readonly stepLon: number;
  readonly stepLat: number;
  readonly x: Uint16Array;
  readonly y: Uint16Array;
}

const ageOf = (now: number, at: number): number =>
  Math.min(255, Math.max(0, Math.floor((now - at) / AGE_STEP_MS)));

/** The nearest unit of the raster. Rounded by hand: this runs for every worker every second, and Math.round takes thrice as long. */
const unitOf = (value: number): number =>
  value >= UNITS ? UNITS : value > 0 ? (value + 0.5) | 0 : 0;

/** Writes the ages of fixes. Those that came together have the same. */
function writeAges(ages: Uint8Array, { count, at }: Positions, now: number): void {
  let last = NaN;
  let age = 0;
  for (let i = 0; i < count; i++) {
    const when = at[i] as number;
    if (when !== last) {
      last = when;
      age = ageOf(now, when);
    }
    ages[i] = age;
  }
}

function head(
  bytes: number,
  form: number,
  number: number,
  count: number,
  now: number,
): DataView<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(bytes));
  view.setUint32(0, MAGIC, true);
  view.setUint8(4, form);
  view.setUint32(8, number, true);
  view.setUint32(12, count, true);
  view.setFloat64(16, now, true);
  return view;
}

/** Encodes a keyframe within `bounds`; a position outside them is moved to their edge. */
export function encodeKeyframe(
  positions: Positions,
  bounds: Bounds,
  number: number,
  now: number,
): { frame: Uint8Array; key: Keyframe } {
  const { count, no, lon, lat } = positions;
  const [west, south, east, north] = bounds;
  const [stepLon, stepLat] = [(east - west) / UNITS, (north - south) / UNITS];
  const view = head(KEY_HEAD + count * 9, FORM.key, number, count, now);
  for (const [i, value] of [west, south, stepLon, stepLat].entries())
    view.setFloat64(24 + i * 8, value, true);
  const buffer = view.buffer;
  const ids = new Uint32Array(buffer, KEY_HEAD, count);
  const x = new Uint16Array(buffer, KEY_HEAD + count * 4, count);
  const y = new Uint16Array(buffer, KEY_HEAD + count * 6, count);
  const age = new Uint8Array(buffer, KEY_HEAD + count * 8, count);
  ids.set(no.subarray(0, count));
  for (let i = 0; i < count; i++) {
    x[i] = unitOf(((lon[i] as number) - west) / stepLon);
    y[i] = unitOf(((lat[i] as number) - south) / stepLat);
  }
  writeAges(age, positions, now);
  return { frame: new Uint8Array(buffer), key: { number, west, south, stepLon, stepLat, x, y } };
}

/**
 * Encodes the same workers, in the same order, against a keyframe: in int8 columns where everyone is within 127 units of it,
 * else in int16. Undefined when someone is farther than that: then a new keyframe is due.
 */
export function encodeDelta(
  positions: Positions,
  key: Keyframe,
  now: number,
): Uint8Array | undefined {
  const { count, lon, lat } = positions;
  const { west, south, stepLon, stepLat, x: keyX, y: keyY } = key;
  const dx = new Int16Array(count);
  const dy = new Int16Array(count);
  let farthest = 0;
  for (let i = 0; i < count; i++) {
    const x = unitOf(((lon[i] as number) - west) / stepLon) - (keyX[i] as number);
    const y = unitOf(((lat[i] as number) - south) / stepLat) - (keyY[i] as number);
    farthest = Math.max(farthest, x, -x, y, -y);
    dx[i] = x;
    dy[i] = y;
  }
  if (farthest > 32_767) return undefined;
  const narrow = farthest <= 127;
  const width = narrow ? 1 : 2;
  const form = narrow ? FORM.delta8 : FORM.delta16;
  const { buffer } = head(DELTA_HEAD + count * (2 * width + 1), form, key.number, count, now);
  const Column = narrow ? Int8Array : Int16Array;
  new Column(buffer, DELTA_HEAD, count).set(dx);
  new Column(buffer, DELTA_HEAD + count * width, count).set(dy);
  const age = new Uint8Array(buffer, DELTA_HEAD + count * width * 2, count);
  writeAges(age, positions, now);
  return new Uint8Array(buffer);
}

/** Whether a delta's columns are int8. */
export const isNarrow = (delta: Uint8Array): boolean => delta[4] === FORM.delta8;

/** Where everyone is, ready for a binary attribute. */
export interface Fixes {
  readonly count: number;
  readonly now: number;
  readonly no: Uint32Array;
  /** Interleaved longitude, latitude in degrees. */
  readonly lonLat: Float64Array;
  /** Steps of AGE_STEP_MS. */
  readonly age: Uint8Array;
}

interface NamedKeyframe extends Keyframe {
  readonly no: Uint32Array;
}

/** Puts frames together again. One reader per connection. */
export class FrameReader {
  #key: NamedKeyframe | undefined;

  /**
   * Reads a frame. Undefined for a delta whose keyframe this reader does not have: it waits for the next keyframe.
   * Throws a RangeError on bytes that are no frame.
   */
  read(bytes: ArrayBuffer): Fixes | undefined {
    const view = new DataView(bytes);
    if (bytes.byteLength < DELTA_HEAD || view.getUint32(0, true) !== MAGIC)
      throw new RangeError('not a position frame');
    const form = view.getUint8(4);
    const number = view.getUint32(8, true);
    const count = view.getUint32(12, true);
    const now = view.getFloat64(16, true);
    if (form === FORM.key) return this.#readKey(view, number, count, now);
    if (form !== FORM.delta8 && form !== FORM.delta16)
      throw new RangeError(`no such frame form: ${form}`);
    return this.#readDelta(bytes, form === FORM.delta8, number, count, now);
  }

  #readKey(view: DataView, number: number, count: number, now: number): Fixes {
    const { buffer } = view;
    if (buffer.byteLength !== KEY_HEAD + count * 9)
      throw new RangeError('keyframe of a wrong length');
    const at = (i: number) => view.getFloat64(24 + i * 8, true);
    if (![0, 1, 2, 3].every((i) => Number.isFinite(at(i))))
      throw new RangeError('keyframe without a raster');
    const no = new Uint32Array(buffer as ArrayBuffer, KEY_HEAD, count);
    this.#key = {
      number,
      west: at(0),
      south: at(1),
      stepLon: at(2),
      stepLat: at(3),
      no,
      x: new Uint16Array(buffer as ArrayBuffer, KEY_HEAD + count * 4, count),
      y: new Uint16Array(buffer as ArrayBuffer, KEY_HEAD + count * 6, count),
    };
    const still = new Int8Array(count);
    const age = new Uint8Array(buffer as ArrayBuffer, KEY_HEAD + count * 8, count);
    return this.#place(still, still, age, now);
  }

  #readDelta(
    bytes: ArrayBuffer,
    narrow: boolean,
    number: number,
    count: number,
    now: number,
  ): Fixes | undefined {
    const width = narrow ? 1 : 2;
    if (bytes.byteLength !== DELTA_HEAD + count * (2 * width + 1))
      throw new RangeError('delta frame of a wrong length');
    if (this.#key?.number !== number) return undefined;
    if (this.#key.no.length !== count)
      throw new RangeError('delta frame does not fit its keyframe');
    const Column = narrow ? Int8Array : Int16Array;
    return this.#place(
      new Column(bytes, DELTA_HEAD, count),
      new Column(bytes, DELTA_HEAD + count * width, count),
      new Uint8Array(bytes, DELTA_HEAD + count * width * 2, count),
      now,
    );
  }

  #place(
    dx: Int8Array | Int16Array,
    dy: Int8Array | Int16Array,
    age: Uint8Array,
    now: number,
  ): Fixes {
    const key = this.#key as NamedKeyframe;
    const count = key.no.length;
    const lonLat = new Float64Array(count * 2);
    for (let i = 0; i < count; i++) {
      lonLat[i * 2] = key.west + ((key.x[i] as number) + (dx[i] as number)) * key.stepLon;
      lonLat[i * 2 + 1] = key.south + ((key.y[i] as number) + (dy[i] as number)) * key.stepLat;
    }
    return { count, now, no: key.no, lonLat, age };
  }
}
