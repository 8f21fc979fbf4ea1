/** What somebody did with what an import brought: that is not thrown away. */
import { cameraPatrolled } from '#domain/camera/events.ts';
import { type Remark, remarkOf } from '#domain/imports/remark.ts';
import { shiftStarted } from '#domain/worker/events.ts';
import type { ShelfName } from '#domain/world.ts';
import type { ImportHouse } from './run-import.ts';
import { workedOnBy } from './worked-on.ts';

export interface Brought {
  /** The import's. */
  readonly post: string;
  readonly has: (shelf: ShelfName, id: string) => boolean;
  /** It was not there before. */
  readonly isNew: (shelf: ShelfName, id: string) => boolean;
}

function ofOrders({ engine, store }: ImportHouse, { post, has }: Brought): Remark | undefined {
  for (const { id, orderNo, grid, lastBy } of engine.world.orders.values()) {
    const order = orderNo ?? id;
    if (has('orders', id) && lastBy !== post && workedOnBy(store, 'orders', id))
      return remarkOf('undo.worked-on', { order });
    if (has('grids', grid)) return remarkOf('undo.order-in-grid', { order, grid });
  }
  return undefined;
}

function ofCameras({ engine, store }: ImportHouse, { post, has }: Brought): Remark | undefined {
  for (const { id } of engine.world.cameras.values()) {
    if (!has('cameras', id)) continue;
    const story = store.journal.story('cameras', id);
    const since = story.slice(story.findIndex(({ by }) => by === post));
    if (since.some(({ type }) => type === cameraPatrolled.type))
      return remarkOf('undo.camera-patrolled', { camera: id });
  }
  return undefined;
}

function ofWorkers(house: ImportHouse, { has, isNew }: Brought): Remark | undefined {
  const { world } = house.engine;
  const used = house.accountHolders();
  for (const { handler, verifier, checker } of world.orders.values())
    for (const worker of [handler, verifier, checker]) used.add(worker);
  const wasOnShift = (id: string) =>
    house.store.journal.story('workers', id).some(({ type }) => type === shiftStarted.type);
  for (const { id, grids } of world.workers.values()) {
    if (has('workers', id) && (used.has(id) || wasOnShift(id)) && isNew('workers', id))
      return remarkOf('undo.worker-in-use', { worker: id });
    if (grids.some((grid) => has('grids', grid)))
      return remarkOf('undo.worker-in-grid', { worker: id });
  }
  return undefined;
}

export const usesOf = (house: ImportHouse, brought: Brought): Remark | undefined =>
  ofOrders(house, brought) ?? ofCameras(house, brought) ?? ofWorkers(house, brought);
