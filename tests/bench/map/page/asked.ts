/** What the bench asks of its page, and what the page says back. */

export const SIZES = [13_765, 100_000, 1_000_000] as const;
export const GRIDS = 6_013;

export type Kind = 'blank' | 'ours' | 'mapLibre' | 'palette' | 'setData';

export interface Flight {
  readonly frames: number;
  /** Milliseconds from one drawn frame to the next. */
  readonly intervals: readonly number[];
}

export interface BenchPage {
  /** Makes a map with so many orders, or grids, on it, and throws where it shows them wrongly. What it saw, in words. */
  make(name: string, kind: Kind, count: number): Promise<string>;
  /** One flight down from a zoom to a nearer one and up again, a frame a step. */
  fly(name: string, frames: number, from: number, to: number): Promise<Flight>;
  /** Colours the grids anew so often, and sees each time that the colour is there; `isNew` false only draws again. */
  recolour(name: string, times: number, isNew: boolean): Promise<Flight>;
  /** Milliseconds of putting one theme's values into classes. */
  classing(times: number): number;
  /** Milliseconds of each call that hands a theme over, a frame between them; the last one is seen to be there. */
  calling(name: string, times: number): Promise<number[]>;
  drop(name: string): void;
}
