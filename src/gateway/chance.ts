/** A seeded source of numbers in [0, 1): the same seed, the same numbers. Never for secrets. */
export type Chance = () => number;

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for a walk and a demo's morning. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
