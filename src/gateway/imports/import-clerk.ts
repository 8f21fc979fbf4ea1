/**
 * Brings files while everybody works: a file waits until somebody says how it is meant, is tried, is stored between the commands of
 * the others, and can be taken back. One thing at a time; the reading is done on a thread.
 */
import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { ImportKind } from '#domain/imports/import-run.ts';
import { type Remark, remarkOf } from '#domain/imports/remark.ts';
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import type { ImportLook, ImportMap, ImportState } from '#wire/imports.ts';
import { carryOut } from './carry-out.ts';
import type { Opened } from './contract.ts';
import { ImportFault } from './import-fault.ts';
import type { ImportFolder, Kept } from './import-folder.ts';
import { type Housed, partsOf, plainSurroundings } from './import-house.ts';
import { lookOnThread, openOnThread } from './import-line.ts';
import type { MapMemory } from './remembered-map.ts';
import { type ImportHouse, type ImportListener, resumeImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';

/** Larger ones are brought in parts, or at the terminal. */
export const FILE_MOST = 1024 ** 3;
/** So many refused rows are shown; all of them are in the list. */
const REJECTS_SHOWN = 50;
/** Files that came to an end and are still told of. */
const TOLD_MOST = 20;

export interface ClerkHouse extends Housed {
  readonly imports: ImportFolder;
  readonly maps: MapMemory;
  readonly log: Pick<Logger, 'error'>;
}

type Stage = ImportState['stage'];
type Draft = { -readonly [K in keyof ImportState]: ImportState[K] };

export class ImportClerk {
  readonly #house: ClerkHouse;
  readonly #states = new Map<string, Draft>();
  #busy: Promise<void> | undefined;
  #looking: Promise<unknown> = Promise.resolve();
  #open: (Opened & { close(): Promise<void> }) | undefined;
  #closed = false;

  constructor(house: ClerkHouse) {
    this.#house = house;
  }

  /** The newest first. */
  states(): ImportState[] {
    return [...this.#states.values()].reverse();
  }

  state(id: string): ImportState | undefined {
    return this.#states.get(id);
  }

  /** Takes a file in; a refusal where it is too large. */
  async take(
    id: string,
    kind: ImportKind,
    name: string,
    bytes: Readable,
  ): Promise<ImportState | Refusal> {
    const file = { name, bytes, most: FILE_MOST };
    const kept = await this.#house.imports.receive(id, kind, file);
    if (!kept) return refuse('request.too-large', { limit: FILE_MOST / 1024 });
    const state = newState({ id, kind, name: kept.file, bytes: kept.bytes });
    this.#states.set(id, state);
    this.#forgetOld();
    return state;
  }

  /** What is in a file. A fault of the file is part of the answer. */
  async look(id: string, given: ImportMap | undefined): Promise<ImportLook | Refusal> {
    const kept = this.#house.imports.find(id);
    if (!kept || !this.#states.has(id)) return refuse('import.unknown');
    const remembered = this.#house.maps.recall(kept.kind) as ImportMap | undefined;
    try {
      const look = await this.#inTurn(() =>
        lookOnThread({
          kind: kept.kind,
          file: kept.path,
          around: plainSurroundings(this.#house),
          look: { given, remembered },
        }),
      );
      return { ...look, faults: [] };
    } catch (error) {
      if (!(error instanceof ImportFault)) throw error;
      return { ...NOTHING_SEEN, map: given ?? {}, faults: [...error.remarks] };
    }
  }

  /** Tries a file: what it would come to. It goes on by itself; the state tells how far it is. */
  check(id: string, map: ImportMap): ImportState | Refusal {
    return this.#withFile(id, async (state, kept) => {
      await this.#carryOut(state, this.#house.imports.note({ ...kept, map }), true, '');
      state.stage = 'checked';
    });
  }

  /** Imports a file in the name of a post; one that was cut goes on where it stood. */
  start(id: string, map: ImportMap, post: string): ImportState | Refusal {
    const run = this.#house.engine.world.imports.get(id);
    if (run && run.endedAt !== null) return refuse('import.unknown');
    return this.#withFile(id, async (state, kept) => {
      if (run) {
        await resumeImport(this.#importHouse(), run, kept, listenerOf(state));
        this.#house.imports.release(id);
        state.counts = run.counts;
      } else {
        await this.#carryOut(state, this.#house.imports.note({ ...kept, map }), false, post);
        this.#house.maps.remember(kept.kind, map);
      }
      state.stage = 'done';
    });
  }

  /** Takes an import back: one of this page, or of a terminal long ago. */
  undo(id: string, post: string): ImportState | Refusal {
    const run = this.#house.engine.world.imports.get(id);
    if (!run || run.undoneAt !== null) return refuse('import.unknown');
    const state = this.#states.get(id) ?? newState({ ...run, name: run.file, bytes: 0 });
    // What can't be taken back stands as it stood.
    const orElse = run.endedAt === null ? 'failed' : 'done';
    return this.#begin(state, { stage: 'undoing', orElse }, async () => {
      await undoImport(this.#importHouse(), id, post);
      state.stage = 'undone';
    });
  }

  /** Lets a file go that nobody imported. */
  drop(id: string): Refusal | undefined {
    const state = this.#states.get(id);
    if (!state) return refuse('import.unknown');
    if (isUnderWay(state)) return refuse('import.busy');
    this.#states.delete(id);
    if (!this.#house.engine.world.imports.get(id)) this.#house.imports.forget(id);
    return undefined;
  }

  /** What is being stored is taken up at the next opening. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#open?.close();
    await this.#busy;
  }

  #withFile(id: string, work: (state: Draft, kept: Kept) => Promise<void>): ImportState | Refusal {
    const state = this.#states.get(id);
    const kept = this.#house.imports.find(id);
    if (!state || !kept) return refuse('import.unknown');
    return this.#begin(state, { stage: 'checking', orElse: 'failed' }, () => work(state, kept));
  }

  #begin(
    state: Draft,
    { stage, orElse }: { readonly stage: Stage; readonly orElse: Stage },
    work: () => Promise<void>,
  ): ImportState | Refusal {
    if (this.#busy || this.#closed) return refuse('import.busy');
    this.#states.set(state.id, Object.assign(state, NOTHING_TOLD, { stage, rejects: [] }));
    this.#busy = work()
      .catch((error: unknown) => {
        // What is none of the file's is the house's own, and has to be looked into.
        if (!(error instanceof ImportFault) && !this.#closed)
          this.#house.log.error({ err: error }, 'an import failed');
        Object.assign(state, { stage: orElse, faults: remarksIn(error) });
      })
      .finally(() => {
        this.#busy = undefined;
      });
    return state;
  }

  async #carryOut(state: Draft, kept: Kept, dry: boolean, post: string): Promise<void> {
    const { form, notes, counts } = await carryOut(this.#importHouse(), kept, {
      ...{ dry, post, ...listenerOf(state) },
      rejects: this.#house.imports.rejectsOf(kept.id),
      language: this.#house.factFiles.town.language,
    });
    Object.assign(state, { form, notes, counts, rows: counts.rows, of: counts.rows });
    if (!dry) this.#house.imports.release(kept.id);
  }

  #importHouse(): ImportHouse {
    return {
      ...partsOf(this.#house),
      open: async ({ kind, path, map }, at) => {
        const around = plainSurroundings(this.#house);
        this.#open = await openOnThread({ kind, file: path, map, at, around });
        // Closed while it was opened: then nothing is read of it.
        if (this.#closed) await this.#open.close();
        return this.#open;
      },
    };
  }

  /** One after the other: each may take what one file may take of memory. */
  #inTurn<T>(look: () => Promise<T>): Promise<T> {
    const turn = this.#looking.then(look);
    this.#looking = turn.catch(() => {});
    return turn;
  }

  #forgetOld(): void {
    for (const { id } of this.states().filter(hasEnded).slice(TOLD_MOST)) this.drop(id);
  }
}

const isUnderWay = ({ stage }: ImportState): boolean =>
  stage === 'checking' || stage === 'storing' || stage === 'undoing';
const hasEnded = ({ stage }: ImportState): boolean => stage === 'done' || stage === 'undone';

/** Of a file with which nothing was done yet, or with which something else is begun. */
const NOTHING_TOLD = {
  ...{ rows: 0, of: null, form: '', counts: null },
  ...{ notes: [], faults: [] },
};

const newState = ({
  id,
  kind,
  name,
  bytes,
}: Pick<Draft, 'id' | 'kind' | 'name' | 'bytes'>): Draft => ({
  ...{ id, kind, name, bytes, stage: 'waiting', rejects: [] },
  ...NOTHING_TOLD,
});

const listenerOf = (state: Draft): ImportListener => ({
  reject: (reject) => {
    if (state.rejects.length < REJECTS_SHOWN) state.rejects.push(reject);
  },
  progress: (stage, rows) => {
    // All of it has been read once before the first of it is stored.
    if (stage === 'storing' && state.stage === 'checking') state.of = state.rows;
    Object.assign(state, { stage, rows });
  },
});

const NOTHING_SEEN: ImportLook = {
  ...{ form: '', head: [], rows: [], words: {}, map: {}, remembered: false, finding: null },
  ...{ outlines: [], notes: [], faults: [] },
};

const remarksIn = (error: unknown): Remark[] =>
  error instanceof ImportFault ? [...error.remarks] : [remarkOf('file.unread')];
