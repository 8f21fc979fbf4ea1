/** What the screen asks of the map, apart from the world: what is chosen, how near, how dense. It tells when it has changed. */
import type { LayerContext } from './layers/contract.ts';

export type Asked = Omit<LayerContext, 'world' | 'fixes'>;

export class Sight {
  #asked: Asked;
  readonly #listeners = new Set<() => void>();

  constructor(asked: Asked) {
    this.#asked = asked;
  }
  get now(): Asked {
    return this.#asked;
  }
  set(patch: Partial<Asked>): void {
    const before = this.#asked;
    const moved = Object.entries(patch).some(
      ([key, value]) => !Object.is(before[key as keyof Asked], value),
    );
    if (!moved) return;
    this.#asked = { ...before, ...patch };
    for (const listener of this.#listeners) listener();
  }
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
