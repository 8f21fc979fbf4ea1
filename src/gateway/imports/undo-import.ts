/** Takes the last import back: what it brought goes, what it changed is again as the import before had it. */
import { cameraPatrolled } from '#domain/camera/events.ts';
import { eventOf } from '#domain/catalogue.ts';
import { readEvent } from '#domain/fold.ts';
import { importUndone } from '#domain/imports/events.ts';
import { type ImportRun, postOfImport } from '#domain/imports/import-run.ts';
import { type Remark, remarkOf } from '#domain/imports/remark.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import type { Order } from '#domain/order/order.ts';
import { shiftStarted, workerErased } from '#domain/worker/events.ts';
import { anyShelf, type ShelfName, type World } from '#domain/world.ts';
import type { Store } from '../database/store.ts';
import { importOf } from './catalogue.ts';
import { faultOf, ImportFault } from './import-fault.ts';
import type { ImportHouse } from './run-import.ts';
import { workedOnBy } from './worked-on.ts';

const PIECE = 100;

/** Imports that count, the newest first. */
const standing = ({ imports }: World): ImportRun[] =>
  [...imports.values()]
    .filter(({ undoneAt }) => undoneAt === null)
    .sort((a, b) => b.version - a.version);

const patrolledSince = (store: Store, camera: string, post: string): boolean => {
  const story = store.journal.story('cameras', camera);
  const brought = story.findIndex(({ by }) => by === post);
  return story.slice(brought).some(({ type }) => type === cameraPatrolled.type);
};

function isInUse({ engine: { world }, store, hasAccount }: ImportHouse, worker: string): boolean {
  const isHis = ({ handler, verifier, checker }: Order) =>
    [handler, verifier, checker].includes(worker);
  return (
    hasAccount(worker) ||
    store.journal.story('workers', worker).some(({ type }) => type === shiftStarted.type) ||
    [...world.orders.values()].some(isHis)
  );
}

/** What somebody did with what the import brought: that is not thrown away. */
function usesOf(
  house: ImportHouse,
  run: ImportRun,
  things: ReadonlySet<string>,
): Remark | undefined {
  const { store } = house;
  const { world } = house.engine;
  const post = postOfImport(run.id);
  for (const order of world.orders.values()) {
    if (
      things.has(`orders/${order.id}`) &&
      order.lastBy !== post &&
      workedOnBy(store, 'orders', order.id)
    )
      return remarkOf('undo.worked-on', { order: order.orderNo ?? order.id });
    if (things.has(`grids/${order.grid}`))
      return remarkOf('undo.order-in-grid', {
        order: order.orderNo ?? order.id,
        grid: order.grid,
      });
  }
  for (const camera of world.cameras.values())
    if (things.has(`cameras/${camera.id}`) && patrolledSince(store, camera.id, post))
      return remarkOf('undo.camera-patrolled', { camera: camera.id });
  const workers = [...world.workers.values()].filter(({ id }) => things.has(`workers/${id}`));
  for (const { id } of workers)
    if (before(house, run, 'workers', id).type === workerErased.type && isInUse(house, id))
      return remarkOf('undo.worker-in-use', { worker: id });
  for (const worker of world.workers.values())
    if (worker.grids.some((grid) => things.has(`grids/${grid}`)))
      return remarkOf('undo.worker-in-grid', { worker: worker.id });
  return undefined;
}

/** The event that makes the thing what it was before the import: nothing, where an earlier import of it was taken back, too. */
function before(house: ImportHouse, run: ImportRun, shelf: ShelfName, id: string): NewEvent {
  const gone = importOf(run.kind).erase[shelf]?.(id);
  if (!gone) throw new Error(`${run.kind} cannot be taken back from ${shelf}`);
  const post = postOfImport(run.id);
  const story = house.store.journal.story(shelf, id);
  const first = story.findIndex(({ by }) => by === post);
  const last = story
    .slice(0, first)
    .findLast(({ type }) => type === story[first]?.type || type === gone.type);
  return last && last.type !== gone.type ? readEvent(last) : gone;
}

/** Throws an ImportFault when it is not the last one, or somebody has worked with what it brought. */
export async function undoImport(house: ImportHouse, id: string, post: string): Promise<number> {
  const { engine, store } = house;
  const [last] = standing(engine.world);
  if (last?.id !== id) throw faultOf('undo.not-last');
  const touched = store.journal.touchedBy(postOfImport(id));
  const used = usesOf(house, last, new Set(touched.map(({ shelf, thing }) => `${shelf}/${thing}`)));
  if (used) throw new ImportFault([used]);
  const happen = async (events: readonly NewEvent[]) => {
    const reply = await engine.happen(events, post);
    if (!reply.ok) throw faultOf('undo.refused-midway');
  };
  for (let at = 0; at < touched.length; at += PIECE) {
    const piece = touched
      .slice(at, at + PIECE)
      .map(({ shelf, thing }) => before(house, last, shelf, thing));
    await happen(piece.filter(needed(engine.world)));
  }
  await happen([importUndone.of({ id })]);
  const undone = [...engine.world.imports.values()].filter(({ undoneAt }) => undoneAt !== null);
  house.pictureSources.forget(undone.map((run) => postOfImport(run.id)));
  return touched.length;
}

/** What was taken back already is not taken back twice. */
const needed =
  (world: World) =>
  (event: NewEvent): boolean => {
    const kind = eventOf(event.type);
    const id = (event.data as { id: string }).id;
    return (
      !event.type.endsWith('.erased') ||
      kind?.shelf === 'orders' ||
      Boolean(kind && anyShelf(world, kind.shelf).get(id))
    );
  };
