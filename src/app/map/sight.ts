/** What the screen asks of the map, apart from the world: what is chosen, how near, how dense. It tells when it has changed. */
import type { LayerStates } from './layer-states.ts';
import type { LayerContext } from './layers/contract.ts';

export interface Asked extends Omit<LayerContext, 'world' | 'fixes'> {
  /** Which layers are shown, and how strongly. */
  readonly layers: LayerStates;
}

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
