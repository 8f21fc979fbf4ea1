/** Where brought files wait: each import's file, its map and what was refused of it, until it has ended. */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { IMPORT_KINDS, type ImportKind } from '#domain/imports/import-run.ts';
import type { World } from '#domain/world.ts';
import { writeDurably } from '../durable-file.ts';

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

/** An import that the store knows must find its file, whatever the power did. */
async function makeDurable(path: string): Promise<void> {
  const opened = await open(path, 'r+');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** Beside the imports: how the last ones were read. */
export const MAPS = 'maps';

class TooLong extends Error {}

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
    await makeDurable(copy);
    return this.note({
      id,
      kind,
      file: basename(name).slice(0, 200),
      sha256: await sha256Of(copy),
      path: copy,
      map,
    });
  }

  /** Keeps what comes over a line, and how it is to be read is said later; undefined where more comes than is taken. */
  async receive(
    id: string,
    kind: ImportKind,
    {
      name,
      bytes,
      most,
    }: { readonly name: string; readonly bytes: Readable; readonly most: number },
  ): Promise<(Kept & { readonly bytes: number }) | undefined> {
    const own = join(this.#path, id);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    let length = 0;
    try {
      await pipeline(
        bytes,
        async function* (pieces: AsyncIterable<Buffer>) {
          for await (const piece of pieces) {
            length += piece.length;
            if (length > most) throw new TooLong();
            hash.update(piece);
            yield piece;
          }
        },
        createWriteStream(join(own, 'file'), { mode: 0o600 }),
      );
      await makeDurable(join(own, 'file'));
    } catch (error) {
      this.forget(id);
      if (error instanceof TooLong) return undefined;
      throw error;
    }
    const kept = { id, kind, file: basename(name).slice(0, 200), sha256: hash.digest('hex') };
    return { ...this.note({ ...kept, path: join(own, 'file'), map: {} }), bytes: length };
  }

  /** Keeps how a file is to be read. */
  note({ path, ...kept }: Kept): Kept {
    writeDurably(join(this.#path, kept.id, 'about.json'), JSON.stringify(kept));
    return { ...kept, path };
  }

  /** Lets go of files that came to nothing, were cut while they came, or have long been imported. */
  sweep(runs: World['imports']): void {
    if (!existsSync(this.#path)) return;
    for (const id of readdirSync(this.#path)) {
      if (id === MAPS) continue;
      const run = runs.get(id);
      if (!run) this.forget(id);
      else if (run.endedAt !== null) this.release(id);
    }
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
