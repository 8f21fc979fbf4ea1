/** The map of the last import of a kind, for the next file of the same make. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportKind } from '#domain/imports/import-run.ts';
import { writeDurably } from '../durable-file.ts';
import { MAPS } from './import-folder.ts';

export class MapMemory {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = join(folder, 'imports', MAPS);
  }

  recall(kind: ImportKind): unknown {
    const file = join(this.#folder, `${kind}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  }

  remember(kind: ImportKind, map: unknown): void {
    mkdirSync(this.#folder, { recursive: true });
    writeDurably(join(this.#folder, `${kind}.json`), `${JSON.stringify(map, undefined, 2)}\n`);
  }
}
