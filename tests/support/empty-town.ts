/** A town that begins empty, in a folder of its own, opened without doors: what an import is brought into. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '#gateway/config.ts';
import type { House } from '#gateway/house.ts';
import { withHouse } from '#gateway/with-house.ts';

export class EmptyTown {
  readonly folder = mkdtempSync(join(tmpdir(), 'town-'));

  constructor() {
    const own = join(this.folder, 'towns', 'la');
    mkdirSync(own, { recursive: true });
    cpSync(resolve('data/kits/los-angeles'), own, { recursive: true });
  }

  /** Opens the house, lets `work` use it and closes it. */
  open<T>(work: (house: House) => Promise<T>): Promise<T> {
    return withHouse(readConfig({}, this.settings()), () => {}, work);
  }

  /** What a gateway is told to serve it. */
  settings(): Record<string, string> {
    return {
      DEMO: 'off',
      TOWN: 'la',
      LOG_LEVEL: 'silent',
      CLOCK_AT: '2020-04-01T09:00:00-07:00',
      TOWNS_DIR: join(this.folder, 'towns'),
      DATA_DIR: join(this.folder, 'var'),
    };
  }

  /** A file of the town's folder. */
  path(name: string): string {
    return join(this.folder, 'towns', 'la', name);
  }

  map(kind: 'areas' | 'orders'): object {
    return JSON.parse(readFileSync(this.path(`${kind}.map.json`), 'utf8')) as object;
  }

  /** Writes a file to bring. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
