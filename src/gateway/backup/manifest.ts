/** What a backup says of itself: the last file in it, with a checksum of every other. */
import { z } from 'zod';

export const MANIFEST = 'manifest.json';
export const FORM = 1;

export const manifest = z.object({
  form: z.literal(FORM),
  town: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Which journal, and how far it had come. */
  epoch: z.string(),
  events: z.number().int().nonnegative(),
  /** Over all rows of all things. */
  fingerprint: z.string(),
  /** The machine's time at which it was made. */
  madeAt: z.iso.datetime(),
  files: z.array(
    z.object({ name: z.string(), size: z.number().int().nonnegative(), sha256: z.string() }),
  ),
});
export type Manifest = z.infer<typeof manifest>;
