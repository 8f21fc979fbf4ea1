/** Where brought files wait: each import's file, its map and what was refused of it, until it has ended. */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { IMPORT_KINDS, type ImportKind } from '#domain/imports/import-run.ts';

/** A file that was brought, and how it is to be read. */
export interface Kept {
  readonly id: string;
  readonly kind: ImportKind;
  /** Its name as it was brought. */
  readonly file: string;
  readonly sha256: string;
  readonly path: string;
  readonly map: unknown;
}

const about = z.strictObject({
  id: z.string(),
  kind: z.enum(IMPORT_KINDS),
  file: z.string(),
  sha256: z.string(),
  map: z.unknown(),
});

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

export class ImportFolder {
  readonly #path: string;

  /** @param folder the town's folder in DATA_DIR. */
  constructor(folder: string) {
    this.#path = join(folder, 'imports');
  }

  /** Keeps a copy of a file. */
  async keep(
    id: string,
    kind: ImportKind,
    { path, name }: { readonly path: string; readonly name: string },
    map: unknown,
  ): Promise<Kept> {
    const own = join(this.#path, id);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const copy = join(own, 'file');
    await copyFile(path, copy);
    const kept = {
      id,
      kind,
      file: basename(name).slice(0, 200),
      sha256: await sha256Of(copy),
      map,
    };
    writeFileSync(join(own, 'about.json'), JSON.stringify(kept));
    return { ...kept, path: copy };
  }

  /** A kept file; undefined when it is no longer there. */
  find(id: string): Kept | undefined {
    const own = join(this.#path, id);
    const file = join(own, 'about.json');
    if (!existsSync(file)) return undefined;
    const said = about.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { ...said, map: said.map, path: join(own, 'file') };
  }

  /** Where the list of what was refused is written. */
  rejectsOf(id: string): string {
    return join(this.#path, id, 'rejects.csv');
  }

  /** Lets a file go; the list of what was refused stays. */
  release(id: string): void {
    rmSync(join(this.#path, id, 'file'), { force: true });
  }

  /** Lets go of everything of an import that came to nothing. */
  forget(id: string): void {
    rmSync(join(this.#path, id), { recursive: true, force: true });
  }
}
