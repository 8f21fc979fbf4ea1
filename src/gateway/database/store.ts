/** The store behind the engine: one durable transaction for a group of events, the things they changed, and what goes with them. */
import type { EventKind, Reads } from '#domain/contract.ts';
import type { JournalEvent } from '#domain/fold.ts';
import type { Claim } from '#domain/kernel/outcome.ts';
import type { Order } from '#domain/order/order.ts';
import type { OpenWorld, WorldChange } from '#domain/world.ts';
import type { Connection } from './connection.ts';
import { type DoneCommand, DoneCommands } from './done-commands.ts';
import { DoubtRows } from './doubt-rows.ts';
import { Journal } from './journal.ts';
import { PhotoRows } from './photo-rows.ts';
import { Shelves, type Trace } from './shelves.ts';
import { WhistleRows } from './whistle-rows.ts';
import type { WordsRegister, WordsRow } from './words.ts';

export interface Group {
  readonly events: readonly (JournalEvent & { kind: EventKind })[];
  readonly changes: readonly WorldChange[];
  readonly words: readonly WordsRow[];
  readonly claims: readonly Claim[];
  readonly commands: readonly DoneCommand[];
}

/** What must be unique was there already: someone else was first. */
export class Taken extends Error {}

/** The engine's port to the store. Async, so that a store elsewhere can stand behind it. */
export interface EngineStore {
  readonly seq: number;
  readonly epoch: string;
  /** The live rows. */
  world(): Promise<OpenWorld>;
  recent(limit: number): Promise<Trace[]>;
  done(user: string, id: string): DoneCommand | undefined;
  /** Durable when it resolves; nothing of it happened when it rejects. Rejects with Taken where a constraint said no. */
  commit(group: Group): Promise<void>;
  readonly reads: Reads;
}

export class Store implements EngineStore {
  readonly journal: Journal;
  readonly shelves: Shelves;
  readonly words: WordsRegister;
  readonly commands: DoneCommands;
  readonly photos: PhotoRows;
  readonly doubts: DoubtRows;
  readonly whistles: WhistleRows;
  readonly epoch: string;
  readonly reads: Reads;
  readonly #write: (group: Group) => () => void;

  constructor(db: Connection, words: WordsRegister, epoch: string) {
    this.journal = new Journal(db);
    this.shelves = new Shelves(db);
    this.commands = new DoneCommands(db);
    this.photos = new PhotoRows(db);
    this.doubts = new DoubtRows(db);
    this.whistles = new WhistleRows(db);
    this.words = words;
    this.epoch = epoch;
    this.reads = {
      archivedOrder: async (id) => this.shelves.archived('orders', id) as Order | undefined,
      draftPhoto: async (by, photo) => this.photos.draft(by, photo),
    };
    this.#write = db.transaction((group: Group) => {
      const settle = this.journal.append(group.events);
      this.shelves.write(group.changes);
      this.words.write(group.words);
      this.photos.claim(group.claims);
      for (const { order, photo } of group.claims) {
        const made = group.changes.find(({ id }) => id === order)?.after as Order | undefined;
        const row = this.photos.find(order, photo);
        if (made && row) this.doubts.weighPhoto(made, row);
      }
      this.commands.write(group.commands);
      return settle;
    });
  }

  get seq(): number {
    return this.journal.seq;
  }
  async world(): Promise<OpenWorld> {
    return this.shelves.readWorld();
  }
  async recent(limit: number): Promise<Trace[]> {
    return this.shelves.recent(limit);
  }
  done(user: string, id: string): DoneCommand | undefined {
    return this.commands.find(user, id);
  }

  async commit(group: Group): Promise<void> {
    try {
      this.#write(group)();
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (code.startsWith('SQLITE_CONSTRAINT')) throw new Taken(code);
      throw error;
    }
  }
}
