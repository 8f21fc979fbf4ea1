/** A density as a picture: five bands of one hue, the lowest open, so that the ground is seen where little happened. */
import { rgba } from '#app/theme/palette.ts';
import type { Density } from './density.ts';

const STEPS = [
  rgba('seq-2', 0.45),
  rgba('seq-3', 0.55),
  rgba('seq-4', 0.6),
  rgba('seq-5', 0.66),
  rgba('seq-5', 0.86),
] as const;

/** Shares of the greatest density at which the bands begin. */
export const BAND_STARTS = [0.08, 0.22, 0.4, 0.62, 0.82] as const;
/** How much of a band's begin is soft: no staircase of cells at its edge. */
const SOFT = 0.02;

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export function bandsOf({ width, height, cells }: Density): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  const most = cells.reduce((top, value) => Math.max(top, value), 0);
  if (most > 0)
    for (let i = 0; i < cells.length; i++) {
      const share = (cells[i] ?? 0) / most;
      const band = BAND_STARTS.findLastIndex((start) => share >= start);
      const step = STEPS[band];
      if (!step) continue;
      const into = Math.min(1, (share - (BAND_STARTS[band] ?? 0)) / SOFT);
      const below = STEPS[band - 1]?.[3] ?? 0;
      data.set(step, i * 4);
      data[i * 4 + 3] = below + (step[3] - below) * into;
    }
  return { width, height, data };
}
