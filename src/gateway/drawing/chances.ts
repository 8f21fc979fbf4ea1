/** Chance by name: every stage of a drawing has a stream of its own, so that a change in one leaves the others as they were. */
import { createNoise2D } from 'simplex-noise';
import { type Chance, chanceFrom } from '../chance.ts';

/** FNV-1a over the name, from the seed. */
function mixed(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** Smooth noise in the plane, −1 … 1, without a period. */
export type Noise = (x: number, y: number) => number;

export interface Chances {
  stream(name: string): Chance;
  noise(name: string): Noise;
}

export const chancesOf = (seed: number): Chances => ({
  stream: (name) => chanceFrom(mixed(seed, name)),
  noise: (name) => createNoise2D(chanceFrom(mixed(seed, name))),
});

export const between = (chance: Chance, low: number, high: number): number =>
  low + (high - low) * chance();

export function pick<T>(chance: Chance, list: readonly T[]): T {
  const item = list[Math.floor(chance() * list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** One of the keys, by its weight. */
export function pickByWeight<K extends string>(
  chance: Chance,
  weights: Readonly<Record<K, number>>,
): K {
  const entries = Object.entries(weights) as [K, number][];
  let left = chance() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  return pick(chance, entries)[0];
}
