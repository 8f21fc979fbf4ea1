/** An import: a file that somebody brought, and what came of it. Its own things bear its post. */
import { z } from 'zod';
import { holds } from '../access/table.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';

export const IMPORT_KINDS = ['areas', 'orders', 'cameras', 'workers', 'indicators'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const count = z.number().int().nonnegative();

/** How many rows or features there were, and what each came to. */
export const importCounts = z.object({
  rows: count,
  added: count,
  changed: count,
  same: count,
  refused: count,
  /** Stored, and in no grid. */
  outside: count,
  /** Stored, with something to look at, such as an end without a date. */
  flagged: count,
});
export type ImportCounts = z.infer<typeof importCounts>;

export const importRun = thing.extend({
  kind: z.enum(IMPORT_KINDS),
  /** The file's name as it was brought. */
  file: z.string().max(200),
  sha256: z.string().length(64),
  by: z.string(),
  at: z.number().int(),
  endedAt: z.number().int().nullable(),
  counts: importCounts,
  undoneAt: z.number().int().nullable(),
});
export type ImportRun = z.infer<typeof importRun>;

/** The post under which an import's own events stand in the journal. */
export const postOfImport = (id: string): string => `IMPORT-${id}`;
export const isImportPost = (post: string): boolean => post.startsWith('IMPORT-');

export const importKind = defineKind<ImportRun>({
  schema: importRun,
  lens: (run, viewer) => (holds(viewer, 'imports.manage') ? run : undefined),
});
