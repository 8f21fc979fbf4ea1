/**
 * A fingerprint of what somebody holds of the world: the sum of a hash of (shelf, id, version) over all things, in two 32-bit
 * lanes. Sums have no order and can be kept up by adding and taking away, so both sides carry it along for nothing.
 */
import type { Thing } from '#domain/kernel/thing.ts';

const FNV_PRIME = 0x01000193;

function fnv1a(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  // FNV alone leaves the high bits of short strings weak; one avalanche round (MurmurHash3's finaliser) spreads them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const hex = (lane: number): string => lane.toString(16).padStart(8, '0');

export class StateHash {
  #low = 0;
  #high = 0;

  add(shelf: string, thing: Thing): void {
    this.#turn(shelf, thing, 1);
  }
  take(shelf: string, thing: Thing): void {
    this.#turn(shelf, thing, -1);
  }
  reset(): void {
    this.#low = 0;
    this.#high = 0;
  }
  toString(): string {
    return hex(this.#high) + hex(this.#low);
  }

  #turn(shelf: string, { id, version }: Thing, sign: 1 | -1): void {
    const text = `${shelf}/${id}@${version}`;
    this.#low = (this.#low + sign * fnv1a(text, 0x811c9dc5)) >>> 0;
    this.#high = (this.#high + sign * fnv1a(text, 0x9747b28c)) >>> 0;
  }
}
