/** What a photo or a clip tells of itself, and what a clip is once it was read. */
import type { Position } from '#domain/geo/shape.ts';
import type { Media } from '../database/photo-rows.ts';

export interface Told {
  readonly takenAt: number | null;
  readonly point: Position | null;
}

export interface Clip extends Told {
  readonly sha: string;
  readonly type: Media;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
}
