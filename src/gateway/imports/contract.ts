/**
 * What an import of one kind is: it reads a file to the end, and turns what is in it into events or into reasons why not. The
 * run (run-import.ts) decides what of it is new, stores it and can take it back.
 */
import type { JournalEvent } from '#domain/fold.ts';
import type { ImportKind } from '#domain/imports/import-run.ts';
import type { Remark } from '#domain/imports/remark.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import type { Department } from '#domain/rules/department.ts';
import type { Category } from '#domain/town/category.ts';
import type { Label } from '#domain/town/town.ts';
import type { ShelfName, World } from '#domain/world.ts';
import type { ImportLook, ImportMap } from '#wire/imports.ts';
import type { TownFacts } from '../engine.ts';
import type { PictureSource } from '../town/video-sources.ts';

/** Why a row was not taken. */
export interface Reject {
  /** Row of a table or number of a feature, as people count: from 1, the head is row 1. */
  readonly row: number;
  readonly field: string;
  readonly value: string;
  readonly reason: Remark;
}

/** What became of one row or feature. */
export type Item =
  | {
      readonly row: number;
      readonly event: NewEvent<string, { id: string }>;
      readonly flags?: readonly Flag[];
      /** Where the camera's picture comes from. It goes to a register; the event gets the mark under which it stands there. */
      readonly picture?: PictureSource;
      /** It follows from the others and stands in no row of its own. */
      readonly derived?: true;
    }
  | { readonly row: number; readonly rejects: readonly Reject[] };
export type Flag = 'outside' | 'flagged';

export interface ImportSurroundings {
  readonly world: Pick<World, 'areas' | 'grids' | 'workers'>;
  readonly town: TownFacts;
  readonly categories: readonly Category[];
  readonly departments: readonly Department[];
  readonly townCode: string;
  readonly townName: Label;
  /** The town's outline is that of what is brought: the town's own data give none. */
  readonly outlineFollows: boolean;
  /** Where the town's ground lies, if it has one. */
  readonly groundFolder: string;
}

/** A file that was opened and whose form is understood. */
export interface Opened {
  /** How it was read: `CSV, UTF-8, comma`. */
  readonly form: string;
  /** What the person who brought it should know of it. */
  readonly notes?: readonly Remark[];
  /** From the first to the last, again from the first each time it is asked. Throws an ImportFault where the file breaks. */
  items(): AsyncIterable<Item>;
  /** Lets go of the file. */
  close?(): Promise<void>;
}

/** How a file is to be looked at: by a map that somebody is making, or the last one of the kind where it fits. */
export interface Wanted {
  readonly given: ImportMap | undefined;
  readonly remembered: ImportMap | undefined;
}
export type Look = Omit<ImportLook, 'faults'>;

export interface Importing {
  readonly id: ImportKind;
  /** The beginning of a file, for a person who says how it is meant. Throws an ImportFault. */
  look(file: string, wanted: Wanted, surroundings: ImportSurroundings): Promise<Look>;
  /** The shelf its things stand on, and the event that takes one back. */
  readonly erase: Readonly<Partial<Record<ShelfName, (id: string) => NewEvent>>>;
  /**
   * What makes a thing again what it was, where that is more than the import before said of it: the event, and what happened to the
   * thing until then.
   */
  again?(event: NewEvent, story: readonly JournalEvent[]): NewEvent;
  /** `map` has been read from outside: it is checked here. Throws an ImportFault. */
  open(
    file: string,
    map: unknown,
    surroundings: ImportSurroundings,
    /** The town's instant at which the import began: the same when it is taken up again. */
    now: number,
  ): Promise<Opened>;
}
