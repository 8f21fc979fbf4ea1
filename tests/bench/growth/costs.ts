/** What a world costs: a screen that follows it, and the gateway that lets things happen in it. */

import type { LayerContext } from '#app/map/layers/contract.ts';
import { pickOrders } from '#app/map/layers/orders.ts';
import { pickWorkers } from '#app/map/worker-columns.ts';
import { WorldStore } from '#app/state/world-store.ts';
import { type Lens, lensOf } from '#domain/access/lens.ts';
import { orderReported } from '#domain/order/events/intake.ts';
import type { Order } from '#domain/order/order.ts';
import type { OpenWorld, World, WorldChange } from '#domain/world.ts';
import type { EngineStore } from '#gateway/database/store.ts';
import { Engine } from '#gateway/engine.ts';
import { everythingIn, LensRoom } from '#gateway/live/lens-room.ts';
import { townFacts } from '#gateway/town-facts.ts';
import type { Fixes } from '#wire/frames.ts';
import { batch } from '#wire/protocol.ts';
import { files, NOW, viewer } from '../../support/small-world.ts';
import { newId } from '../commands/mix.ts';
import { cpuMicros } from '../part.ts';

/** Orders changed in a batch, and batches of a sample. */
const CHANGED = 20;
const BATCHES = 60;
const PICKS = 20;
const EVENTS = 2_000;
const GROUP = 100;

export interface Loaded {
  readonly bytes: number;
  /** The shelf that weighs most, and its bytes. */
  readonly most: readonly [string, number];
}

/** The answer of GET /api/world through a lens. */
export function firstLoad(world: World, lens: Lens): Loaded {
  const by = new Map<string, number>();
  for (const put of everythingIn(world, lens))
    by.set(put[0], (by.get(put[0]) ?? 0) + Buffer.byteLength(JSON.stringify(put)) + 1);
  const [most] = [...by].sort((a, b) => b[1] - a[1]);
  return { bytes: [...by.values()].reduce((sum, one) => sum + one, 0), most: most ?? ['', 0] };
}

/** A screen that holds what a lens shows of a world. */
export class Client {
  readonly #world: OpenWorld;
  readonly #room: LensRoom;
  readonly #store = new WorldStore();
  readonly #lens: Lens;
  readonly #seen: readonly string[];
  /** The orders it changed, as they now are: the world stays as it was for the other clients. */
  readonly #changed = new Map<string, Order>();
  #seq = 1_000_000;
  bytes = 0;

  constructor(world: OpenWorld, scope: string) {
    this.#world = world;
    this.#lens = lensOf(viewer('DISPATCHER', [scope]));
    this.#room = new LensRoom(this.#lens, world);
    this.#store.begin({ epoch: 'bench', lens: this.#lens.key, upto: 0 }, [
      ...everythingIn(world, this.#lens),
    ]);
    this.#seen = [...this.#store.world.orders.values()].map(({ id }) => id);
    if (this.#seen.length === 0) throw new Error('nothing to be seen');
  }

  get load(): Loaded {
    return firstLoad(this.#world, this.#lens);
  }

  #batch(): string {
    const after = this.#seq;
    const changes = Array.from({ length: CHANGED }, (_, i): WorldChange => {
      const id = this.#seen[(this.#seq + i * 7) % this.#seen.length] ?? '';
      const before = this.#changed.get(id) ?? this.#world.orders.get(id);
      if (!before) throw new Error('an order is missing');
      this.#seq += 1;
      const next = { ...before, version: this.#seq, lastAt: NOW + this.#seq };
      this.#changed.set(id, next);
      return { shelf: 'orders', id, seq: this.#seq, before, after: next, last: next };
    });
    return JSON.stringify({
      epoch: 'bench',
      after,
      upto: this.#seq,
      ...this.#room.project(changes),
    });
  }

  /** Microseconds for a batch, from its text to its being in the store. */
  apply(): number {
    const texts = Array.from({ length: BATCHES }, () => this.#batch());
    this.bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / BATCHES;
    const before = cpuMicros();
    for (const text of texts) this.#store.apply(batch.parse(JSON.parse(text)));
    const took = (cpuMicros() - before) / BATCHES;
    if (this.#store.hash !== this.#room.hash) throw new Error('the screen holds something else');
    return took;
  }

  /** Microseconds for reading what presses, as the map does after a batch. */
  pickOrders(): number {
    return this.#pick(undefined, (context) => pickOrders(context, ['warn', 'late']));
  }

  /** Microseconds for reading the workers of a frame, as the map does each second. */
  pickWorkers(): number {
    const numbers = [...this.#store.world.workers.values()].map(({ no }) => no);
    const fixes: Fixes = {
      count: numbers.length,
      now: NOW,
      no: Uint32Array.from(numbers),
      lonLat: new Float64Array(2 * numbers.length),
      age: new Uint8Array(numbers.length),
    };
    return this.#pick(fixes, pickWorkers);
  }

  #pick(fixes: Fixes | undefined, pick: (context: LayerContext) => { count: number }): number {
    const context = {
      world: this.#store.world,
      fixes,
      now: NOW,
      nearness: 'mid',
      unit: 1,
      filters: {},
    } as LayerContext;
    const before = cpuMicros();
    for (let i = 0; i < PICKS; i++) pick(context);
    return (cpuMicros() - before) / PICKS;
  }
}

/** Makes nothing durable: row 11 measures the disk. */
function storeOf(world: OpenWorld): EngineStore {
  const store = {
    seq: 2_000_000,
    epoch: 'bench',
    world: async () => world,
    recent: async () => [],
    done: () => undefined,
    commit: async ({ events }: Parameters<EngineStore['commit']>[0]) => {
      store.seq += events.length;
    },
    reads: {} as EngineStore['reads'],
  };
  return store;
}

/** Microseconds for an event: decided, folded, published, and told to the rooms of a town and of a community. */
export async function ingest(world: OpenWorld, scopes: readonly string[]): Promise<number> {
  const engine = new Engine({
    store: storeOf(world),
    world,
    now: () => NOW,
    newId,
    town: townFacts(files),
    onFault: (error) => {
      throw error;
    },
  });
  const rooms = scopes.map((scope) => new LensRoom(lensOf(viewer('DISPATCHER', [scope])), world));
  let told = 0;
  engine.onTold(({ changes }) => {
    for (const room of rooms) told += room.project(changes).put.length;
  });
  const grids = [...world.grids.values()];
  const groups = Array.from({ length: EVENTS / GROUP }, (_, g) =>
    Array.from({ length: GROUP }, (_, i) => {
      const grid = grids[(g * GROUP + i * 31) % grids.length];
      if (!grid) throw new Error('a world without grids');
      return orderReported.of({
        id: newId(),
        grid: grid.id,
        point: [...grid.centre],
        path: grid.path,
        category: '0301',
        reportedUrgency: 1,
        source: 'GRID',
        rules: null,
        confidential: false,
        stage: null,
      });
    }),
  );
  const size = world.orders.size;
  const before = cpuMicros();
  for (const events of groups) {
    const reply = await engine.happen(events);
    if (!reply.ok) throw new Error(reply.reason);
  }
  const took = (cpuMicros() - before) / EVENTS;
  if (world.orders.size !== size + EVENTS || told < EVENTS) throw new Error('something got lost');
  for (const { id } of [...world.orders.values()].slice(size)) world.orders.drop(id);
  await engine.close();
  return took;
}
