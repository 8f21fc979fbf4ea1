/** The grids' fill: outlines that are cut into triangles once, and a palette of one colour a grid that changes alone. */
import { PALETTE } from '#app/theme/palette.ts';
import type { MultiPolygon } from '#domain/geo/shape.ts';
import { type Classed, NO_DATA } from './breaks.ts';

/** Texels in a row of the palette. */
export const PALETTE_WIDTH = 128;
/** Alpha of a grid without data: it is hatched. */
export const HATCHED = 128;

const SEQUENCE = ['seq-1', 'seq-2', 'seq-3', 'seq-4', 'seq-5'] as const;
export type Step = (typeof SEQUENCE)[number] | 'seq-na';

/** The colour of a class: few classes lie as far apart as five do. */
export function stepOf(at: number, classes: number): Step {
  if (at === NO_DATA) return 'seq-na';
  const share = classes > 1 ? at / (classes - 1) : 0.5;
  return SEQUENCE[Math.round(share * (SEQUENCE.length - 1))] ?? 'seq-na';
}

function bytesOf(step: Step): [number, number, number, number] {
  const colour = Number.parseInt(PALETTE[step].slice(1), 16);
  return [colour >> 16, (colour >> 8) & 255, colour & 255, step === 'seq-na' ? HATCHED : 255];
}

/** RGBA of every grid, in rows of PALETTE_WIDTH. */
export function paletteOf({ of, classes }: Classed): Uint8Array {
  const rows = Math.max(1, Math.ceil(of.length / PALETTE_WIDTH));
  const colours = new Uint8Array(4 * (NO_DATA + 1));
  for (const at of [...classes.keys(), NO_DATA])
    colours.set(bytesOf(stepOf(at, classes.length)), at * 4);
  // Four bytes at a time: a city's thousands of grids in some microseconds.
  const table = new Uint32Array(colours.buffer);
  const palette = new Uint32Array(rows * PALETTE_WIDTH);
  for (let i = 0; i < of.length; i++) palette[i] = table[of[i] ?? NO_DATA] ?? 0;
  return new Uint8Array(palette.buffer);
}

/** One of a grid's islands and the place of its colour in the palette. */
export interface Island {
  readonly polygon: MultiPolygon[number];
  readonly at: number;
}

const cut = new WeakMap<readonly MultiPolygon[], readonly Island[]>();

/** The same islands for the same outlines, so that triangles are kept. */
export function islandsOf(shapes: readonly MultiPolygon[]): readonly Island[] {
  const held = cut.get(shapes);
  if (held) return held;
  const islands = shapes.flatMap((shape, at) => shape.map((polygon) => ({ polygon, at })));
  cut.set(shapes, islands);
  return islands;
}

/** A grid's place as the fill's colour attribute carries it. */
export const markOfPlace = (at: number): [number, number, number, number] => [
  at & 255,
  (at >> 8) & 255,
  (at >> 16) & 255,
  255,
];
