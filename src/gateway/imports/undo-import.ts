/** Takes the last import back: what it brought goes, what it changed is again as the import before had it. */
import { eventOf } from '#domain/catalogue.ts';
import { readEvent } from '#domain/fold.ts';
import { importUndone } from '#domain/imports/events.ts';
import { type ImportRun, postOfImport } from '#domain/imports/import-run.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { anyShelf, type ShelfName, type World } from '#domain/world.ts';
import { importOf } from './catalogue.ts';
import { faultOf, ImportFault } from './import-fault.ts';
import type { ImportHouse } from './run-import.ts';
import { usesOf } from './uses-of.ts';

const PIECE = 100;

/** Imports that count, the newest first. */
const standing = ({ imports }: World): ImportRun[] =>
  [...imports.values()]
    .filter(({ undoneAt }) => undoneAt === null)
    .sort((a, b) => b.version - a.version);

/** The event that makes the thing what it was before the import: nothing, where an earlier import of it was taken back, too. */
function before(house: ImportHouse, run: ImportRun, shelf: ShelfName, id: string): NewEvent {
  const { erase, again } = importOf(run.kind);
  const gone = erase[shelf]?.(id);
  if (!gone) throw new Error(`${run.kind} cannot be taken back from ${shelf}`);
  const post = postOfImport(run.id);
  const story = house.store.journal.story(shelf, id);
  const first = story.findIndex(({ by }) => by === post);
  const until = story.slice(0, first);
  const last = until.findLast(({ type }) => type === story[first]?.type || type === gone.type);
  if (!last || last.type === gone.type) return gone;
  return again?.(readEvent(last), until) ?? readEvent(last);
}

/** Throws an ImportFault when it is not the last one, or somebody has worked with what it brought. */
export async function undoImport(house: ImportHouse, id: string, by: string): Promise<number> {
  const { engine, store } = house;
  const [last] = standing(engine.world);
  if (last?.id !== id) throw faultOf('undo.not-last');
  const post = postOfImport(id);
  const touched = store.journal.touchedBy(post);
  const things = new Set(touched.map(({ shelf, thing }) => `${shelf}/${thing}`));
  const erasing = importOf(last.kind).erase;
  const used = usesOf(house, {
    post,
    has: (shelf, thing) => things.has(`${shelf}/${thing}`),
    isNew: (shelf, thing) =>
      before(house, last, shelf, thing).type === erasing[shelf]?.(thing).type,
  });
  if (used) throw new ImportFault([used]);
  const happen = async (events: readonly NewEvent[]) => {
    const reply = await engine.happen(events, by);
    if (!reply.ok) throw faultOf('undo.refused-midway');
  };
  for (let at = 0; at < touched.length; at += PIECE) {
    const piece = touched
      .slice(at, at + PIECE)
      .map(({ shelf, thing }) => before(house, last, shelf, thing));
    await happen(piece.filter(needed(engine.world)));
  }
  await happen([importUndone.of({ id })]);
  if (last.kind === 'cameras') forgetPictures(house);
  return touched.length;
}

/** Sources that only imports had that were taken back. */
function forgetPictures({ engine, pictureSources }: ImportHouse): void {
  const undone = [...engine.world.imports.values()].filter(({ undoneAt }) => undoneAt !== null);
  pictureSources.forget(undone.map(({ id }) => postOfImport(id)));
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
