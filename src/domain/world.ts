/** The world: a shelf for each kind of the catalogue. Everything here is derived from KINDS. */
import type { z } from 'zod';
import { type Change, DraftShelf } from './kernel/draft.ts';
import { seenByNobody } from './kernel/kind.ts';
import { OpenShelf, type Shelf, type Thing } from './kernel/thing.ts';
import { KINDS } from './kinds.ts';

export type ShelfName = keyof typeof KINDS;
export type ThingOf<N extends ShelfName> = z.infer<(typeof KINDS)[N]['schema']>;

export type World = { readonly [N in ShelfName]: Shelf<ThingOf<N>> };
export type OpenWorld = { readonly [N in ShelfName]: OpenShelf<ThingOf<N>> };
export type DraftWorld = { readonly [N in ShelfName]: DraftShelf<ThingOf<N>> };

export interface WorldChange extends Change<Thing> {
  readonly shelf: ShelfName;
}

export const SHELVES = Object.keys(KINDS) as ShelfName[];
/** Shelves of which a screen may hold something. */
export const SHOWN_SHELVES = SHELVES.filter((name) => KINDS[name].lens !== seenByNobody);

const eachShelf = <T>(make: (name: ShelfName) => T): Record<ShelfName, T> =>
  Object.fromEntries(SHELVES.map((name) => [name, make(name)])) as Record<ShelfName, T>;

export const emptyWorld = (): OpenWorld => eachShelf(() => new OpenShelf()) as unknown as OpenWorld;

/** Lays a draft over a world (or over another draft). `seq` tells the number of the event at hand. */
export const draftOf = (world: World, seq: () => number): DraftWorld =>
  eachShelf((name) => new DraftShelf(world[name] as Shelf<Thing>, seq)) as unknown as DraftWorld;

/** A shelf whose kind is known only at run time. */
export const anyShelf = (world: World, name: ShelfName): Shelf<Thing> => world[name];
export const anyOpenShelf = (world: OpenWorld, name: ShelfName): OpenShelf<Thing> =>
  world[name] as unknown as OpenShelf<Thing>;
const anyDraftShelf = (draft: DraftWorld, name: ShelfName): DraftShelf<Thing> =>
  draft[name] as unknown as DraftShelf<Thing>;

export const changesOf = (draft: DraftWorld): WorldChange[] =>
  SHELVES.flatMap((shelf) =>
    [...anyDraftShelf(draft, shelf).changes()].map((change) => ({ shelf, ...change })),
  );

/** Hands the changes of a draft to the draft it was laid over. */
export function settle(draft: DraftWorld, into: DraftWorld): void {
  for (const name of SHELVES) anyDraftShelf(draft, name).settle(anyDraftShelf(into, name));
}

/** Writes changes into an open world. */
export function publish(world: OpenWorld, changes: readonly WorldChange[]): void {
  for (const { shelf, id, after } of changes) {
    if (after) anyOpenShelf(world, shelf).put(after);
    else anyOpenShelf(world, shelf).drop(id);
  }
}

/** Checks a thing that came through a door (a row, a frame) against its kind. Throws a ZodError. */
export const parseThing = (shelf: ShelfName, value: unknown): Thing =>
  (KINDS[shelf].schema as z.ZodType<Thing>).parse(value);
