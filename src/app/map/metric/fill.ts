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

const bytesOf = (step: Step): number => Number.parseInt(PALETTE[step].slice(1), 16);

/** RGBA of every grid, in rows of PALETTE_WIDTH. */
export function paletteOf({ of, classes }: Classed): Uint8Array {
  const rows = Math.max(1, Math.ceil(of.length / PALETTE_WIDTH));
  const palette = new Uint8Array(rows * PALETTE_WIDTH * 4);
  const colours = [...classes.keys(), NO_DATA].map(
    (at) => [at, bytesOf(stepOf(at, classes.length))] as const,
  );
  const table = new Map(colours);
  for (let i = 0; i < of.length; i++) {
    const at = of[i] ?? NO_DATA;
    const colour = table.get(at) ?? 0;
    palette[i * 4] = colour >> 16;
    palette[i * 4 + 1] = (colour >> 8) & 255;
    palette[i * 4 + 2] = colour & 255;
    palette[i * 4 + 3] = at === NO_DATA ? HATCHED : 255;
  }
  return palette;
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
