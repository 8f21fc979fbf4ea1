/**
 * An import is checked to the end before anything of it is stored: a file that breaks leaves nothing. Then it goes in by pieces,
 * between the commands of those who work meanwhile. The file is kept until then, so that an import that was cut is taken up where
 * it stood when the house is opened again; what is there already is the same and is not stored twice.
 */
import { isDeepStrictEqual } from 'node:util';
import { eventOf } from '#domain/catalogue.ts';
import { fold } from '#domain/fold.ts';
import { importBegun, importEnded } from '#domain/imports/events.ts';
import {
  type ImportCounts,
  type ImportRun,
  isImportPost,
  postOfImport,
} from '#domain/imports/import-run.ts';
import { type Remark, remarkOf } from '#domain/imports/remark.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import type { Thing } from '#domain/kernel/thing.ts';
import type { Order } from '#domain/order/order.ts';
import { anyShelf, changesOf, draftOf, type ShelfName, type World } from '#domain/world.ts';
import type { PictureSources } from '../database/picture-sources.ts';
import type { Store } from '../database/store.ts';
import type { Engine } from '../engine.ts';
import type { PictureSource } from '../town/video-sources.ts';
import type { Item, Opened, Reject } from './contract.ts';
import { faultOf } from './import-fault.ts';
import type { Kept } from './import-folder.ts';
import { workedOnBy } from './worked-on.ts';

/** So many rows are decided and stored at once: as many as take the engine this long, for others wait meanwhile. */
const PIECE = { least: 5, most: 100 };
const PIECE_MS = 10;
/** How often somebody who waits is told how far it is. */
const TOLD_EVERY = 500;

export interface ImportHouse {
  readonly engine: Engine;
  readonly store: Store;
  readonly pictureSources: PictureSources;
  /** Workers who can sign in. */
  readonly accountHolders: () => Set<string | null>;
  readonly townCode: string;
  /** Opens a kept file as of an instant. Throws an ImportFault. */
  readonly open: (kept: Kept, at: number) => Promise<Opened>;
  readonly now: () => number;
}

export interface ImportReport {
  readonly form: string;
  readonly notes: readonly Remark[];
  readonly counts: ImportCounts;
}

/** Hears of every reject, and now and then how many rows were read. */
export interface ImportListener {
  reject?(reject: Reject): void;
  progress?(stage: 'checking' | 'storing', rows: number): void;
}

const NO_COUNTS: ImportCounts = {
  ...{ rows: 0, added: 0, changed: 0, same: 0 },
  ...{ refused: 0, outside: 0, flagged: 0 },
};
type Counting = { -readonly [C in keyof ImportCounts]: number };

/** What a thing says of itself, without what the house adds when it stores it. */
function content(thing: Thing): unknown {
  const { version: _, lastBy: __, reportedBy: ___, ...rest } = thing as Thing & Partial<Order>;
  return rest;
}

type Verdict = 'added' | 'changed' | 'same' | { readonly reason: Remark };

/** What an event would do: compared with the thing as it stands, in the world or in the books. */
class Judge {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  judge(event: NewEvent<string, { id: string }>, world: World, by: string, at: number): Verdict {
    const kind = eventOf(event.type);
    if (!kind) throw new Error(`no such event: ${event.type}`);
    const { shelf } = kind;
    const { id } = event.data;
    const stands = anyShelf(world, shelf).get(id) ?? this.#store.shelves.archived(shelf, id);
    if (!stands) return this.#judgeNew(event);
    const draft = draftOf(world, () => 0);
    fold(draft, event, { seq: 0, at, by });
    const change = changesOf(draft).find((one) => one.id === id);
    if (change?.last && isDeepStrictEqual(content(change.last), content(stands))) return 'same';
    const { lastBy } = stands as { lastBy?: string };
    if (lastBy === undefined || isImportPost(lastBy)) return 'changed';
    return this.#judgeTouched(event, shelf);
  }

  /** Two old systems may have counted alike; here a number is one order's. */
  #judgeNew({ data }: NewEvent<string, { id: string; orderNo?: unknown }>): Verdict {
    const { orderNo } = data;
    return typeof orderNo === 'string' && this.#store.shelves.numbered(orderNo) !== undefined
      ? { reason: remarkOf('row.number-taken', { number: orderNo }) }
      : 'added';
  }

  /** What was touched since it was brought, by somebody or by the clock alone. */
  #judgeTouched(event: NewEvent<string, { id: string }>, shelf: ShelfName): Verdict {
    const { journal } = this.#store;
    const brought = journal
      .story(shelf, event.data.id)
      .findLast(({ type, by }) => type === event.type && isImportPost(by));
    if (brought && isDeepStrictEqual(brought.data, event.data)) return 'same';
    const by = workedOnBy(this.#store, shelf, event.data.id);
    return by === undefined ? 'changed' : { reason: remarkOf('row.worked-on', { by }) };
  }
}

type ItemEvent = Extract<Item, { readonly event: unknown }>['event'];

/** The event as the journal will have it: what opens a picture stays outside. */
function journalled(
  { event, picture }: { readonly event: ItemEvent; readonly picture?: PictureSource },
  sources: PictureSources,
): ItemEvent {
  if (!picture) return event;
  const data: ItemEvent['data'] & { picture: string } = {
    ...event.data,
    picture: sources.markOf(picture),
  };
  return { ...event, data };
}

/** Reads the whole file once and says what it would come to. Throws an ImportFault where the file breaks. */
async function check(
  opened: Opened,
  { engine, store, pictureSources, now }: ImportHouse,
  by: string,
  listener: ImportListener,
): Promise<ImportCounts> {
  const judge = new Judge(store);
  const counts: Counting = { ...NO_COUNTS };
  const seen = new Set<string>();
  const refuse = (reject: Reject) => {
    counts.refused += 1;
    listener.reject?.(reject);
  };
  for await (const item of opened.items()) {
    if ('derived' in item) continue;
    counts.rows += 1;
    if (counts.rows % TOLD_EVERY === 0) listener.progress?.('checking', counts.rows);
    if ('rejects' in item) {
      counts.refused += 1;
      for (const reject of item.rejects) listener.reject?.(reject);
      continue;
    }
    const { id } = item.event.data;
    const twice = seen.has(id);
    seen.add(id);
    const verdict = twice
      ? { reason: remarkOf('row.twice') }
      : judge.judge(journalled(item, pictureSources), engine.world, by, now());
    if (typeof verdict === 'object')
      refuse({ row: item.row, field: 'row', value: id, reason: verdict.reason });
    else count(counts, verdict, item);
  }
  listener.progress?.('checking', counts.rows);
  return counts;
}

function count(counts: Counting, verdict: Exclude<Verdict, object>, item: Item): void {
  counts[verdict] += 1;
  if ('flags' in item) for (const flag of item.flags ?? []) counts[flag] += 1;
}

/** Stores what is new. Safe to be done again. */
async function store(
  opened: Opened,
  { engine, store, pictureSources, now }: ImportHouse,
  by: string,
  listener: ImportListener,
): Promise<void> {
  const judge = new Judge(store);
  let rows = 0;
  let piece: ItemEvent[] = [];
  let pictures: PictureSource[] = [];
  let size = PIECE.least;
  const seen = new Set<string>();
  listener.progress?.('storing', 0);
  const flush = async () => {
    const events = piece;
    const began = performance.now();
    pictureSources.keep(pictures);
    [piece, pictures] = [[], []];
    const reply = await engine.happen(
      (world) =>
        events.filter((event) =>
          ['added', 'changed'].includes(judge.judge(event, world, by, now()) as string),
        ),
      by,
    );
    if (!reply.ok) throw faultOf('store.refused-midway');
    const fitting = Math.round((size * PIECE_MS) / Math.max(1, performance.now() - began));
    size = Math.max(PIECE.least, Math.min(PIECE.most, 2 * size, fitting));
  };
  for await (const item of opened.items()) {
    rows += 1;
    if (rows % TOLD_EVERY === 0) listener.progress?.('storing', rows);
    if ('rejects' in item || seen.has(item.event.data.id)) continue;
    seen.add(item.event.data.id);
    piece.push(journalled(item, pictureSources));
    if (item.picture) pictures.push(item.picture);
    if (piece.length >= size) await flush();
  }
  await flush();
}

/** What the import would come to; nothing is stored. Throws an ImportFault. */
export async function checkImport(
  house: ImportHouse,
  kept: Kept,
  listener: ImportListener = {},
): Promise<ImportReport> {
  const opened = await house.open(kept, house.now());
  try {
    return {
      form: opened.form,
      notes: opened.notes ?? [],
      counts: await check(opened, house, postOfImport(kept.id), listener),
    };
  } finally {
    await opened.close?.();
  }
}

/** Imports. Throws an ImportFault before anything was stored, or where the store refused. */
export async function runImport(
  house: ImportHouse,
  kept: Kept,
  post: string,
  listener: ImportListener = {},
): Promise<ImportReport> {
  const { engine, townCode, now } = house;
  const { id, kind, file, sha256 } = kept;
  const opened = await house.open(kept, now());
  try {
    const by = postOfImport(id);
    const counts = await check(opened, house, by, listener);
    const begun = importBegun.of({ id, path: `/${townCode}/`, kind, file, sha256, counts });
    const reply = await engine.happen([begun], post);
    if (!reply.ok) throw faultOf('store.refused');
    await store(opened, house, by, listener);
    await end(house, id, post);
    return { form: opened.form, notes: opened.notes ?? [], counts };
  } finally {
    await opened.close?.();
  }
}

/** Takes up an import that was cut. */
export async function resumeImport(
  house: ImportHouse,
  run: ImportRun,
  kept: Kept,
  listener: ImportListener = {},
): Promise<void> {
  const opened = await house.open(kept, run.at);
  try {
    await store(opened, house, postOfImport(run.id), listener);
  } finally {
    await opened.close?.();
  }
  await end(house, run.id, run.by);
}

/** Until this is stored the import counts as cut, and its file is needed. */
async function end({ engine }: ImportHouse, id: string, post: string): Promise<void> {
  const reply = await engine.happen([importEnded.of({ id })], post);
  if (!reply.ok) throw faultOf('store.refused-midway');
}
