/** Whether somebody has worked here with what an import brought. The house's own marks (what fell due) are nobody's work. */
import { isImportPost } from '#domain/imports/import-run.ts';
import type { ShelfName } from '#domain/world.ts';
import type { Store } from '../database/store.ts';
import { SYSTEM_POST } from '../engine.ts';

/** The post of the last one who did. */
export const workedOnBy = (store: Store, shelf: ShelfName, id: string): string | undefined =>
  store.journal.story(shelf, id).findLast(({ by }) => !isImportPost(by) && by !== SYSTEM_POST)?.by;
