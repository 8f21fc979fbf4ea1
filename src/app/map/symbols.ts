/** The symbols of the map, drawn once for a size of screen and a zoom class, pixel for pixel as they are shown. */
import type { Nearness } from './layers/contract.ts';
import { CASING, DRAW } from './symbol-drawings.ts';
import { SYMBOLS, type SymbolName } from './symbol-names.ts';

/** Width in design units; 0 is not shown at that distance. */
const SIZES: Record<SymbolName, Record<Nearness, number>> = {
  paused: { far: 10, mid: 12, near: 15 },
  ok: { far: 7.5, mid: 9, near: 12 },
  branch: { far: 0, mid: 14, near: 18 },
  talk: { far: 0, mid: 14, near: 18 },
  station: { far: 0, mid: 16, near: 20 },
  'base-to-sign': { far: 14, mid: 14, near: 18 },
  'base-signed': { far: 14, mid: 14, near: 18 },
  'base-present': { far: 14, mid: 14, near: 18 },
  'base-late': { far: 14, mid: 14, near: 18 },
  'sensor-lost': { far: 0, mid: 9, near: 12 },
  'sensor-normal': { far: 0, mid: 9, near: 12 },
  'camera-lost': { far: 0, mid: 16, near: 20 },
  camera: { far: 0, mid: 16, near: 20 },
  worker: { far: 0, mid: 20, near: 26 },
  'worker-stale': { far: 0, mid: 20, near: 26 },
  'sensor-blue': { far: 17, mid: 20, near: 24 },
  'sensor-yellow': { far: 17, mid: 20, near: 24 },
  'sensor-orange': { far: 17, mid: 20, near: 24 },
  'sensor-red': { far: 17, mid: 20, near: 24 },
  warn: { far: 15, mid: 18, near: 24 },
  late: { far: 20, mid: 20, near: 24 },
};
/** In design units. */
export const widthOf = (symbol: SymbolName, nearness: Nearness): number => SIZES[symbol][nearness];
/** Whether a symbol is drawn at that distance. */
export const isShown = (symbol: SymbolName, nearness: Nearness): boolean =>
  SIZES[symbol][nearness] > 0;
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
