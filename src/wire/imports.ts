/** The answers about files that are brought on a page: what is in one, what it would come to, how far it is. */
import { z } from 'zod';
import { IMPORT_KINDS, importCounts } from '#domain/imports/import-run.ts';
import { remark } from '#domain/imports/remark.ts';

/** How a file is to be read; checked where it is read, and what is wrong with it is told as a remark. */
export const importMap = z.record(z.string(), z.unknown());
export type ImportMap = z.infer<typeof importMap>;

export const IMPORT_STAGES = [
  'waiting',
  'checking',
  'checked',
  'storing',
  'done',
  'undoing',
  'undone',
  'failed',
] as const;

const reject = z.object({
  row: z.number(),
  field: z.string(),
  value: z.string(),
  reason: remark,
});
export type ImportReject = z.infer<typeof reject>;

/** A file on its way: GET /api/imports/:id, and what each act on it answers. */
export const importState = z.object({
  id: z.string(),
  kind: z.enum(IMPORT_KINDS),
  name: z.string(),
  bytes: z.number(),
  stage: z.enum(IMPORT_STAGES),
  /** Rows read at this stage, and of how many, where that is known. */
  rows: z.number(),
  of: z.number().nullable(),
  form: z.string(),
  counts: importCounts.nullable(),
  notes: z.array(remark),
  /** The first of what was refused; all of it is in the list to take away. */
  rejects: z.array(reject),
  faults: z.array(remark),
});
export type ImportState = z.infer<typeof importState>;

/** GET /api/imports */
export const importList = z.object({ files: z.array(importState) });

const degrees = z.tuple([z.number(), z.number()]);

/** Points as the file's system was declared, and as it seems to be. */
export const importFinding = z.object({
  /** The system's word; null: nobody can tell. */
  found: z.string().nullable(),
  swapped: z.boolean(),
  /** Metres. */
  shift: z.number(),
  before: z.array(degrees),
  after: z.array(degrees),
});
export type ImportFinding = z.infer<typeof importFinding>;

/** POST /api/imports/:id/look: the beginning of the file, and how it seems to be meant. */
export const importLook = z.object({
  form: z.string(),
  head: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** Words of columns that have few, the most frequent first. */
  words: z.record(z.string(), z.array(z.object({ text: z.string(), count: z.number() }))),
  /** As it was given; else the last one of the kind where it fits, else guessed. */
  map: importMap,
  remembered: z.boolean(),
  finding: importFinding.nullable(),
  /** Outlines as they will lie, thinned. */
  outlines: z.array(z.array(degrees)),
  notes: z.array(remark),
  faults: z.array(remark),
});
export type ImportLook = z.infer<typeof importLook>;
