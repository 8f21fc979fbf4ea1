/** The reckoning after a fault: what was acknowledged is there once, what was refused is not, and the journal explains the rows. */
import Database from 'better-sqlite3';
import { SHELVES } from '#domain/world.ts';
import type { Connection } from '#gateway/database/connection.ts';
import { Journal } from '#gateway/database/journal.ts';
import { openSeal } from '#gateway/database/seal.ts';
import { Shelves } from '#gateway/database/shelves.ts';
import { WordsRegister } from '#gateway/database/words.ts';
import { rebuild } from '#gateway/rebuild.ts';
import type { Wish } from './staff.ts';

/** The event a command comes to. */
const EVENTS: Readonly<Record<string, string>> = {
  'order.report': 'order.reported',
  'order.accept': 'order.accepted',
  'order.ask-check': 'order.check-asked',
  'order.pass': 'order.check-passed',
  'order.file': 'order.filed',
  'order.dispatch': 'order.dispatched',
  'order.recall': 'order.recalled',
  'order.sign': 'order.signed',
  'order.finish': 'order.handled',
  'order.close': 'order.closed',
};

interface Row {
  readonly id: string;
  readonly login: string;
  readonly post: string;
  readonly seq: number;
  readonly type: string;
  readonly by: string;
  readonly thing: string;
}

export interface Reckoning {
  readonly acknowledged: number;
  /** Took effect although nobody was told yet: allowed while the wish is unanswered. */
  readonly unanswered: number;
  readonly faults: readonly string[];
}

const effects = (db: Connection): Row[] =>
  db
    .prepare(
      `select c.id, a.login, a.post, c.seq, j.type, j.by, j.thing from commands c
       join accounts a on a.id = c.user left join journal j on j.seq = c.seq`,
    )
    .all() as Row[];

/** Whether the order of a report is the one its words say. */
function wordsFault(words: WordsRegister, wish: Wish, thing: string): string | undefined {
  const texts = words.about(thing).filter(({ purpose }) => purpose === 'description');
  return texts.length === 1 && texts[0]?.text === wish.input.description
    ? undefined
    : `${wish.id}: the words of ${thing} are ${JSON.stringify(texts.map(({ text }) => text))}`;
}

function faultsOf(wish: Wish, row: Row | undefined, words: WordsRegister): string[] {
  const { answer, id, name } = wish;
  if (!answer) return [];
  if (!answer.ok) return row ? [`${id}: refused (${answer.reason}), and yet done`] : [];
  if (!row) return [`${id}: acknowledged at ${answer.seq} and lost`];
  const faults: string[] = [];
  if (row.seq !== answer.seq)
    faults.push(`${id}: acknowledged at ${answer.seq}, noted at ${row.seq}`);
  if (row.type !== EVENTS[name] || row.by !== row.post)
    faults.push(`${id}: ${name} came to ${row.type} by ${row.by}`);
  const { id: target } = wish.input;
  if (target !== undefined && target !== row.thing)
    faults.push(`${id}: meant for ${target}, done to ${row.thing}`);
  const unlike = name === 'order.report' && wordsFault(words, wish, row.thing);
  if (unlike) faults.push(unlike);
  return faults;
}

/**
 * Compares a town's store with what its staff was told. `deep` also checks the whole chain and refolds the journal, in a
 * copy in memory. Reads only; the gateway may be running.
 */
export function reckon(folder: string, wishes: readonly Wish[], deep: boolean): Reckoning {
  const db = new Database(`${folder}/town.sqlite`, { readonly: true });
  try {
    const rows = effects(db);
    const words = new WordsRegister(db, openSeal(`${folder}/keys/words.key`, false));
    const byId = new Map(rows.map((row) => [`${row.login}/${row.id}`, row]));
    const faults = wishes.flatMap((wish) =>
      faultsOf(wish, byId.get(`${wish.login}/${wish.id}`), words),
    );
    // Each command of the staff is one event, so a doubled effect would be an event without a command of its own.
    if (new Set(rows.map(({ seq }) => seq)).size !== rows.length)
      faults.push('two commands claim one event');
    const first = Math.min(...rows.map(({ seq }) => seq));
    const { events } = db
      .prepare(`select count(*) as events from journal where seq >= ? and by != 'SYSTEM-00'`)
      .get(rows.length > 0 ? first : 0) as { events: number };
    if (rows.length > 0 && events !== rows.length)
      faults.push(`${events} events of ${rows.length} commands`);
    if (deep) faults.push(...deepFaults(db));
    const told = new Set(
      wishes.filter(({ answer }) => answer).map(({ login, id }) => `${login}/${id}`),
    );
    return {
      acknowledged: wishes.filter(({ answer }) => answer?.ok).length,
      unanswered: [...byId.keys()].filter((key) => !told.has(key)).length,
      faults,
    };
  } finally {
    db.close();
  }
}

/** The version of every live thing that screens are told of, by shelf and id. */
export function liveRows(folder: string): Record<string, number> {
  const db = new Database(`${folder}/town.sqlite`, { readonly: true });
  try {
    const rows = SHELVES.filter((shelf) => shelf !== 'counters').flatMap((shelf) =>
      (
        db.prepare(`select id, version from ${shelf} where live = 1`).all() as {
          id: string;
          version: number;
        }[]
      ).map(({ id, version }) => [`${shelf}/${id}`, version] as const),
    );
    return Object.fromEntries(rows);
  } finally {
    db.close();
  }
}

function firstDifference(a: Connection, b: Connection): string {
  const [before, after] = [[...new Shelves(a).dump()], [...new Shelves(b).dump()]];
  const i = before.findIndex((line, at) => line !== after[at]);
  return `${before.length} and ${after.length} rows, ${before[i]} was, ${after[i]} should be`;
}

function deepFaults(db: Connection): string[] {
  const faults: string[] = [];
  const damage = db.pragma('integrity_check', { simple: true });
  if (damage !== 'ok') faults.push(`integrity: ${String(damage)}`);
  const image = db.serialize();
  // Bytes 18 and 19 of the file say WAL, which a database in memory can't have (sqlite.org/fileformat2.html §1.3.3).
  image.fill(1, 18, 20);
  const copy = new Database(image);
  try {
    for (const _ of new Journal(copy).read());
    const { same } = rebuild(copy);
    if (!same) faults.push(`the refolded rows differ: ${firstDifference(db, copy)}`);
  } catch (error) {
    faults.push((error as Error).message);
  } finally {
    copy.close();
  }
  return faults;
}
