/** The map of the last import of a kind, for the next file of the same make; and a guess for the first. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportKind } from '#domain/imports/import-run.ts';
import { openTable } from '../tables/open-table.ts';
import { guessProperties } from './areas/area-map.ts';
import { readFeatures } from './areas/read-features.ts';
import { faultOf } from './import-fault.ts';
import { guessColumns } from './orders/order-map.ts';

export class MapMemory {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = join(folder, 'imports', 'maps');
  }

  recall(kind: ImportKind): unknown {
    const file = join(this.#folder, `${kind}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  }

  remember(kind: ImportKind, map: unknown): void {
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(join(this.#folder, `${kind}.json`), `${JSON.stringify(map, undefined, 2)}\n`);
  }
}

/** A first map for a file, as far as its names tell. */
export async function guessMap(kind: ImportKind, file: string): Promise<object> {
  if (kind === 'areas') {
    const { features } = await readFeatures(file);
    return { properties: guessProperties(Object.keys(features[0]?.properties ?? {})) };
  }
  if (kind !== 'orders') throw faultOf('map.needed', { kind });
  return { system: 'old', columns: guessColumns((await openTable(file)).head) };
}
