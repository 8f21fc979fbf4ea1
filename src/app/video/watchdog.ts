/** Watches whether a picture moves, and says how long it has stood: what follows is decided by whoever keeps it. */
export type Step = 'moves' | 'stalls' | 'nudge' | 'reload';

/** A picture that stands so long is called stalled, is nudged, is loaded anew. */
const STALLED_MS = 2_500;
const NUDGE_MS = 6_000;
const RELOAD_MS = 12_000;

/** Between two looks no more counts than this: a page that was kept from looking knows nothing of the picture. */
const LOOK_MOST_MS = 1_000;

export class Watchdog {
  #at = 0;
  #looked: number;
  #stood = 0;
  #nudged = false;

  constructor(now: number) {
    this.#looked = now;
  }

  /** `at`: where the picture is, in seconds of its own. */
  look(at: number, now: number): Step {
    this.#stood += Math.min(now - this.#looked, LOOK_MOST_MS);
    this.#looked = now;
    if (at !== this.#at) {
      [this.#at, this.#stood, this.#nudged] = [at, 0, false];
      return 'moves';
    }
    if (this.#stood >= RELOAD_MS) {
      [this.#stood, this.#nudged] = [0, false];
      return 'reload';
    }
    if (this.#stood >= NUDGE_MS && !this.#nudged) {
      this.#nudged = true;
      return 'nudge';
    }
    return this.#stood >= STALLED_MS ? 'stalls' : 'moves';
  }
}
