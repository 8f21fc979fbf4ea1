/** Luck by name: the same thing meets the same luck in the same matter, whoever asks, however often, and after a restart. */
import { chanceFrom } from '../chance.ts';

/** A number in [0, 1) that hangs on a thing and on what is asked about it. */
export type Luck = (thing: string, matter: string) => number;

/** FNV-1a, from the seed. */
function hashOf(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < name.length; i++)
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

export const luckFrom =
  (seed: number): Luck =>
  (thing, matter) =>
    chanceFrom(hashOf(seed, `${thing}/${matter}`))();

export function oneOf<T>(luck: number, list: readonly T[]): T {
  const found = list[Math.floor(luck * list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

/** Chooses one of the keys by its weight; undefined where none weighs anything. */
export type Choice<K extends string> = (luck: number) => K | undefined;

export function choiceOf<K extends string>(weights: readonly (readonly [K, number])[]): Choice<K> {
  const sums: number[] = [];
  let sum = 0;
  for (const [, weight] of weights) {
    sum += weight;
    sums.push(sum);
  }
  return (luck) => {
    const wanted = luck * sum;
    let [low, high] = [0, sums.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) <= wanted) low = middle + 1;
      else high = middle;
    }
    return weights[low]?.[0];
  };
}

/** Most come close to `middle`, a few far above it: how long people take. */
export function around(luck: number, middle: number, spread = 0.6): number {
  // The logistic curve stands for the normal one: what matters is the long tail.
  return middle * Math.exp(spread * Math.log((luck + 0.004) / (1.004 - luck)) * 0.6);
}
