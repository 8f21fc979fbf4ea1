/** How a handler works: some are slow, some often late, some send much back. Drawn once for each, so they stay as they are. */
import { around, type Luck } from './luck.ts';

export interface Habits {
  /** The part of a limit usually used. */
  readonly pace: number;
  /** How often a promise is broken, an order sent back, work done twice, more time asked for. */
  readonly late: number;
  readonly back: number;
  readonly rework: number;
  readonly extend: number;
  /** The part of the days on which one sentence does for everything. */
  readonly copies: number;
}

export const habitsFrom = (luck: Luck): ((handler: string) => Habits) => {
  const known = new Map<string, Habits>();
  return (handler) => {
    let habits = known.get(handler);
    if (!habits) {
      const drawn = (what: string, middle: number, spread = 1.1) =>
        around(luck(handler, what), middle, spread);
      habits = {
        pace: Math.min(0.6, drawn('pace', 0.34, 0.5)),
        late: Math.min(0.2, drawn('late', 0.0155)),
        back: Math.min(0.25, drawn('back', 0.042)),
        rework: Math.min(0.15, drawn('rework', 0.0145)),
        extend: Math.min(0.15, drawn('extend', 0.025)),
        copies: Math.min(0.1, drawn('copies', 0.006)),
      };
      known.set(handler, habits);
    }
    return habits;
  };
};
