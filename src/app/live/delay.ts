/**
 * When a pulse was sent, told in this browser's time. The two clocks are not compared: of all pulses of a connection the quickest
 * is taken to have come at once, and each other one to be late by what it took longer.
 */
export class Delay {
  #offset = Number.POSITIVE_INFINITY;

  /** Another gateway process has another steady clock. */
  forget(): void {
    this.#offset = Number.POSITIVE_INFINITY;
  }

  /** @returns when the pulse with this beat was sent, never later than `now` (both in milliseconds). */
  sentAt(beat: number, now: number): number {
    this.#offset = Math.min(this.#offset, now - beat);
    return beat + this.#offset;
  }
}
