/** The symbols of orders and workers, drawn once for a size of screen and a zoom class, pixel for pixel as they are shown. */
import { PALETTE } from '#app/theme/palette.ts';
import type { Nearness } from './layers/contract.ts';

/** Bottom to top where they meet: the most urgent is on top. */
export const SYMBOLS = ['paused', 'ok', 'worker', 'worker-stale', 'warn', 'late'] as const;
export type SymbolName = (typeof SYMBOLS)[number];
export const codeOf = (symbol: SymbolName): number => SYMBOLS.indexOf(symbol);

/** Width in design units; 0 is not shown at that distance. */
const SIZES: Record<SymbolName, Record<Nearness, number>> = {
  paused: { far: 10, mid: 12, near: 15 },
  ok: { far: 7.5, mid: 9, near: 12 },
  worker: { far: 0, mid: 20, near: 26 },
  'worker-stale': { far: 0, mid: 20, near: 26 },
  warn: { far: 15, mid: 18, near: 24 },
  late: { far: 20, mid: 20, near: 24 },
};
/** Whether a symbol is drawn at that distance. */
export const isShown = (symbol: SymbolName, nearness: Nearness): boolean =>
  SIZES[symbol][nearness] > 0;
/** The dark edge that keeps a symbol apart from the map. */
const CASING = 2.25;

type Pen = CanvasRenderingContext2D;

/** Runs a path twice: wide and dark as the casing, then in its own colour. */
function outlined(pen: Pen, path: () => void, colour: string, width: number): void {
  pen.beginPath();
  path();
  pen.strokeStyle = PALETTE['m-halo'];
  pen.lineWidth = width + 2 * CASING;
  pen.stroke();
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

const disc = (pen: Pen, radius: number, colour: string): void => {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.fill();
};

const ring = (pen: Pen, width: number, colour: string, line: number): void =>
  outlined(pen, () => pen.arc(0, 0, (width - line) / 2, 0, 2 * Math.PI), colour, line);

function triangle(pen: Pen, width: number): void {
  const [half, top, foot] = [width / 2, -width * 0.5, width * 0.4];
  const path = () => {
    pen.moveTo(0, top);
    pen.lineTo(half, foot);
    pen.lineTo(-half, foot);
    pen.closePath();
  };
  pen.lineJoin = 'round';
  outlined(pen, path, PALETTE['lamp-warn'], width * 0.1);
  pen.fillStyle = PALETTE['lamp-warn'];
  pen.fill();
  pen.fillStyle = PALETTE['g-0'];
  pen.fillRect(-width * 0.055, -width * 0.19, width * 0.11, width * 0.29);
  pen.fillRect(-width * 0.055, width * 0.16, width * 0.11, width * 0.11);
}

function square(pen: Pen, width: number): void {
  const [half, corner] = [width / 2, width * 0.13];
  const path = () => pen.roundRect(-half, -half, width, width, corner);
  outlined(pen, path, PALETTE['lamp-late'], width * 0.06);
  pen.fillStyle = PALETTE['lamp-late'];
  pen.fill();
  pen.fillStyle = PALETTE['g-0'];
  pen.fillRect(-width * 0.06, -width * 0.28, width * 0.12, width * 0.33);
  pen.fillRect(-width * 0.06, width * 0.15, width * 0.12, width * 0.12);
}

/** Two bars: the clock stands still. */
function bars(pen: Pen, width: number): void {
  const at = width * 0.22;
  const path = () => {
    for (const x of [-at, at]) {
      pen.moveTo(x, -width / 2);
      pen.lineTo(x, width / 2);
    }
  };
  outlined(pen, path, PALETTE['lamp-pause'], width * 0.2);
}

function person(pen: Pen, width: number, stale: boolean): void {
  const colour = stale ? PALETTE['t-4'] : PALETTE['t-1'];
  disc(pen, width / 2 + CASING, PALETTE['m-halo']);
  disc(pen, width / 2 - 1, PALETTE['g-1']);
  pen.beginPath();
  pen.arc(0, 0, width / 2 - 1, 0, 2 * Math.PI);
  pen.setLineDash(stale ? [width * 0.13, width * 0.13] : []);
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.stroke();
  pen.setLineDash([]);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(0, -width * 0.13, width * 0.14, 0, 2 * Math.PI);
  pen.fill();
  pen.beginPath();
  pen.arc(0, width * 0.27, width * 0.23, Math.PI, 2 * Math.PI);
  pen.fill();
}

const DRAW: Record<SymbolName, (pen: Pen, width: number) => void> = {
  paused: bars,
  ok: (pen, width) => ring(pen, width, PALETTE['lamp-ok'], width > 10 ? 2 : 1.6),
  worker: (pen, width) => person(pen, width, false),
  'worker-stale': (pen, width) => person(pen, width, true),
  warn: triangle,
  late: square,
};

/** One symbol alone, for a legend: in the middle of a canvas that is `across` design units wide. */
export function drawSymbol(
  canvas: HTMLCanvasElement,
  symbol: SymbolName,
  width: number,
  across: number,
): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const scale = canvas.width / across;
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(scale, 0, 0, scale, canvas.width / 2, canvas.height / 2);
  DRAW[symbol](pen, width);
  pen.resetTransform();
}

export interface Atlas {
  readonly image: HTMLCanvasElement;
  /** For each symbol where it lies in the image, as deck.gl's icon definition: offset, frame, colour mode. */
  readonly frames: readonly Float32Array[];
  /** For each symbol how high it is on the screen, in CSS pixels. */
  readonly heights: readonly number[];
}

function makeAtlas(nearness: Nearness, unit: number, ratio: number): Atlas {
  const scale = unit * ratio;
  const cells = SYMBOLS.map((symbol) => {
    const width = SIZES[symbol][nearness];
    return width === 0 ? 0 : Math.ceil((width + 2 * CASING + 2) * scale);
  });
  const gap = 2;
  const image = document.createElement('canvas');
  image.width = cells.reduce((sum, cell) => sum + cell + gap, 0);
  image.height = Math.max(1, ...cells);
  const pen = image.getContext('2d');
  let x = 0;
  const frames = SYMBOLS.map((symbol, i) => {
    const cell = cells[i] ?? 0;
    if (pen && cell > 0) {
      pen.setTransform(scale, 0, 0, scale, x + cell / 2, cell / 2);
      DRAW[symbol](pen, SIZES[symbol][nearness]);
    }
    const frame = Float32Array.of(0, 0, x, 0, cell, cell, 0);
    x += cell + gap;
    return frame;
  });
  return { image, frames, heights: cells.map((cell) => cell / ratio) };
}

const atlases = new Map<string, Atlas>();

export function atlasFor(nearness: Nearness, unit: number): Atlas {
  const ratio = window.devicePixelRatio;
  const key = `${nearness} ${unit} ${ratio}`;
  const atlas = atlases.get(key) ?? makeAtlas(nearness, unit, ratio);
  atlases.set(key, atlas);
  return atlas;
}
