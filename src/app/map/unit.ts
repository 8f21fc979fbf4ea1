import type { Density } from './layers/contract.ts';

/** Screen pixels in a design unit. A wall's sizes grow with it: its root font is ten design units. */
export const unitOf = (density: Density): number =>
  density === 'desk'
    ? 1
    : Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 10;
