/** Photos that are sent before there is an order: what the house knows of them, and what it believes. */
import type { Position } from '../geo/shape.ts';
import type { PLACED } from './codes.ts';

/** A photo that waits for its order, with what the house itself read of it. */
export interface DraftPhoto {
  readonly photo: string;
  /** As the camera wrote it. */
  readonly takenAt: number | null;
  /** When it came in, on the town's clock. */
  readonly at: number;
  readonly point: Position | null;
  readonly placed: (typeof PLACED)[number];
}

/** A camera's clock may be ahead by so much; one that is more ahead is not believed. */
const AHEAD_MS = 5 * 60_000;

/** When a photo was taken: as the camera says, else no later than it came in. */
export const shotAt = ({ takenAt, at }: Pick<DraftPhoto, 'takenAt' | 'at'>): number =>
  takenAt !== null && takenAt <= at + AHEAD_MS ? Math.min(takenAt, at) : at;
