/**
 * Keeps the gathered orders true: hands the calm ones to a thread when they have changed, at most twice a second, and asks for
 * the zoom and the window at hand. An answer to an older question is dropped; until the newer comes, what was gathered last stays on the map.
 */
import { worldStore } from '#app/state/world-store.ts';
import type { Bounds } from '#domain/geo/shape.ts';
import type { Order } from '#domain/order/order.ts';
import { keepsOrder } from '../order-filter.ts';
import { symbolOf } from '../order-symbol.ts';
import type { Sight } from '../sight.ts';
import { codeOf, type SymbolName } from '../symbol-names.ts';
import type { Ask } from './cluster.worker.ts';
import { CLUSTERED_BELOW, type Clusters } from './gather.ts';
import { around, suffices } from './window.ts';

const PAUSE_MS = 500;
const CALM: readonly SymbolName[] = ['ok', 'paused'];

/** Where the map stands. */
export interface Where {
  readonly zoom: number;
  readonly window: Bounds;
}

interface Answer {
  readonly turn: number;
  readonly clusters: Clusters;
}

export class ClusterFeed {
  readonly #sight: Sight;
  readonly #where: () => Where;
  readonly #worker = new Worker(new URL('./cluster.worker.ts', import.meta.url), {
    type: 'module',
    name: 'clusters',
  });
  readonly #leave: readonly (() => void)[];
  #turn = 0;
  #told: readonly unknown[] = [];
  #ids: readonly string[] = [];
  #asked: { readonly turn: number; readonly zoom: number; readonly box: Bounds } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toldAt = 0;

  constructor(sight: Sight, where: () => Where) {
    this.#sight = sight;
    this.#where = where;
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#hear(data);
    this.#leave = [worldStore, sight].map((store) => store.subscribe(this.#soon));
    this.#tell();
  }

  /** The map has moved or zoomed. */
  moved(): void {
    this.#ask();
  }

  end(): void {
    for (const leave of this.#leave) leave();
    clearTimeout(this.#timer);
    this.#worker.terminate();
  }

  readonly #soon = (): void => {
    // What comes after a pause is told at once; only what follows upon it waits.
    const rest = this.#toldAt + PAUSE_MS - performance.now();
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#tell();
      },
      Math.max(0, rest),
    );
  };

  #tell(): void {
    const { now, filters, unit } = this.#sight.now;
    const told = [worldStore.revision('orders'), now, filters, unit];
    if (told.every((value, i) => Object.is(value, this.#told[i]))) return;
    this.#told = told;
    this.#toldAt = performance.now();
    const calm: { order: Order; code: number }[] = [];
    for (const order of worldStore.world.orders.values()) {
      const symbol = symbolOf(order, now);
      if (symbol && CALM.includes(symbol) && keepsOrder({ filters }, order, symbol))
        calm.push({ order, code: codeOf(symbol) });
    }
    const lonLat = new Float64Array(calm.length * 2);
    for (const [i, { order }] of calm.entries()) lonLat.set(order.point, i * 2);
    const lamps = Uint8Array.from(calm, ({ code }) => code);
    this.#turn += 1;
    this.#ids = calm.map(({ order }) => order.id);
    this.#post({
      kind: 'load',
      turn: this.#turn,
      symbols: { lonLat, lamps },
      pressing: codeOf('warn'),
      unit,
    });
    this.#ask();
  }

  #ask(): void {
    const { zoom: near, window } = this.#where();
    const zoom = Math.min(CLUSTERED_BELOW, Math.floor(near));
    const before = this.#asked;
    const isSame = before?.turn === this.#turn && before.zoom === zoom;
    if (isSame && suffices(before.box, window)) return;
    this.#asked = { turn: this.#turn, zoom, box: around(window) };
    this.#post({ kind: 'at', ...this.#asked });
  }

  #post(ask: Ask): void {
    this.#worker.postMessage(ask);
  }

  #hear({ turn, clusters }: Answer): void {
    if (turn !== this.#turn) return;
    this.#sight.set({ clusters: { ...clusters, ids: this.#ids } });
  }
}
