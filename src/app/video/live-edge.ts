/** Knows whether a live list still grows: one that stays as it was shows nothing of now, however smoothly its pieces play. */

/** What a list says of itself each time it is read. */
export interface Read {
  /** Its newest piece; another one is told otherwise. */
  readonly newest: string;
  /** The longest a piece lasts, in seconds. */
  readonly piece: number;
  /** False: it says that nothing more will come. */
  readonly live: boolean;
}

/** A list names a new piece each time one is whole (RFC 8216 §6.2.1); so many pieces' time without one is no delay. */
const PIECES_MISSED = 3;
const LEAST_MS = 8_000;

export class LiveEdge {
  #newest: string | undefined;
  #since = 0;

  /** `now`: any clock that runs on. */
  grows({ newest, piece, live }: Read, now: number): boolean {
    if (newest !== this.#newest) [this.#newest, this.#since] = [newest, now];
    const patience = Math.max(LEAST_MS, PIECES_MISSED * piece * 1_000);
    return live && now - this.#since < patience;
  }
}
