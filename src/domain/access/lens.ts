/** A lens shows a viewer's part of the world: the same for a batch, a read, a count, an export and a stream. */
import type { Kind } from '../kernel/kind.ts';
import type { Thing } from '../kernel/thing.ts';
import { KINDS } from '../kinds.ts';
import type { ShelfName } from '../world.ts';
import { lensKey, type Viewer } from './viewer.ts';

export interface Lens {
  /** Equal keys, equal sight. */
  readonly key: string;
  readonly viewer: Viewer;
  project(shelf: ShelfName, thing: Thing): Thing | undefined;
}

export const lensOf = (viewer: Viewer): Lens => ({
  key: lensKey(viewer),
  viewer,
  project: (shelf, thing) => (KINDS[shelf] as unknown as Kind<Thing>).lens(thing, viewer),
});
