/**
 * The town's clock on this screen: what the gateway last read, carried on. A still clock stands; a demo's live clock stands
 * while the line is down, because the town's time stands while its gateway does.
 */
import type { ClockReading } from '#wire/protocol.ts';

interface Held {
  readonly reading: ClockReading;
  /** This browser's time when the reading came. */
  readonly at: number;
}

let held: Held | undefined;
let standing = false;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export const townClock = {
  get mode(): ClockReading['mode'] | undefined {
    return held?.reading.mode;
  },
  /** Town time (epoch ms) at an instant of this browser's clock. */
  at(instant: number): number {
    if (!held) return instant;
    const { reading, at } = held;
    return reading.mode === 'still' ? reading.town : reading.town + (instant - at) * reading.speed;
  },
  /** What a clock on the wall shows at an instant of this browser's: where it stands, the moment it stopped. */
  shownAt(instant: number): number {
    const stands =
      held && (standing || held.reading.mode === 'still') && held.reading.mode !== 'system';
    return stands && held ? held.reading.town : this.at(instant);
  },
  now(): number {
    return this.shownAt(Date.now());
  },
  /** Only live/ calls this. */
  set(reading: ClockReading): void {
    held = { reading, at: Date.now() };
    tell();
  },
  /** Only live/ calls this. */
  stand(stands: boolean): void {
    if (stands === standing) return;
    // Standing, it shows the moment it stopped, not the moment of the last reading.
    if (stands && held?.reading.mode === 'live')
      held = { reading: { ...held.reading, town: this.now() }, at: Date.now() };
    standing = stands;
    tell();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
