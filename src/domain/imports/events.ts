import { defineEvent } from '../contract.ts';
import { importRun } from './import-run.ts';

/** `counts`: what it will have come to when it has ended; it was checked before. */
const begun = importRun.pick({
  id: true,
  path: true,
  kind: true,
  file: true,
  sha256: true,
  counts: true,
});
const which = importRun.pick({ id: true });

export const importBegun = defineEvent({
  type: 'import.begun',
  v: 1,
  data: begun,
  shelf: 'imports',
  fold: (draft, data, { at, by }) =>
    draft.imports.put({ ...data, by, at, endedAt: null, undoneAt: null }),
});

/** Everything of the file is in. */
export const importEnded = defineEvent({
  type: 'import.ended',
  v: 1,
  data: which,
  shelf: 'imports',
  fold: (draft, { id }, { at }) => {
    const run = draft.imports.get(id);
    if (run) draft.imports.put({ ...run, endedAt: at });
  },
});

/** Everything of the file is out again. */
export const importUndone = defineEvent({
  type: 'import.undone',
  v: 1,
  data: which,
  shelf: 'imports',
  fold: (draft, { id }, { at }) => {
    const run = draft.imports.get(id);
    if (run) draft.imports.put({ ...run, endedAt: run.endedAt ?? at, undoneAt: at });
  },
});

export const IMPORT_EVENTS = [importBegun, importEnded, importUndone] as const;
