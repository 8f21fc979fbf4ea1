/** What a camera's picture comes from: a source tells its live list and the pieces the list names, or refuses with a reason. */
import type { Refusal } from '#domain/kernel/outcome.ts';

export interface Piece {
  /** Its media type. */
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Source {
  /** Drawn, not filmed: every picture of it must say so. */
  readonly synthetic: boolean;
  /** `file`: `list.m3u8`, or a name out of a list given before; `began`: when the look began, epoch milliseconds. */
  read(file: string, began: number): Promise<Piece | Refusal>;
}

/** Where every player begins. */
export const LIST = 'list.m3u8';
export const LIST_TYPE = 'application/vnd.apple.mpegurl';
