/** Watches whether a picture moves, and says how long it has stood: what follows is decided by whoever keeps it. */
export type Step = 'moves' | 'stalls' | 'nudge' | 'reload';

/** A picture that stands so long is called stalled, is nudged, is loaded anew. */
const STALLED_MS = 2_500;
const NUDGE_MS = 6_000;
const RELOAD_MS = 12_000;

export class Watchdog {
  #at = 0;
  #since: number;
  #nudged = false;

  constructor(now: number) {
    this.#since = now;
  }

  /** `at`: where the picture is, in seconds of its own. */
  look(at: number, now: number): Step {
    if (at !== this.#at) {
      [this.#at, this.#since, this.#nudged] = [at, now, false];
      return 'moves';
    }
    const stood = now - this.#since;
    if (stood >= RELOAD_MS) {
      [this.#since, this.#nudged] = [now, false];
      return 'reload';
    }
    if (stood >= NUDGE_MS && !this.#nudged) {
      this.#nudged = true;
      return 'nudge';
    }
    return stood >= STALLED_MS ? 'stalls' : 'moves';
  }
}
