/** Brings tables into an open house, as the page and the terminal do. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportKind } from '#domain/imports/import-run.ts';
import type { House } from '#gateway/house.ts';
import { bring } from '#gateway/imports/bring.ts';
import { importOf } from '#gateway/imports/catalogue.ts';
import { plainSurroundings } from '#gateway/imports/import-house.ts';
import { surroundingsOf } from '#gateway/imports/surroundings.ts';

export interface Told {
  readonly id: string;
  readonly counts: object;
  /** The list of what was refused, as it is taken away. */
  readonly rejects: string;
}

let tables = 0;

/** @param folder where the file may lie. */
export class Bringer {
  readonly #house: () => House;
  readonly #folder: string;
  readonly #kind: ImportKind;

  constructor(kind: ImportKind, folder: string, house: () => House) {
    this.#kind = kind;
    this.#folder = folder;
    this.#house = house;
  }

  file(content: string | Uint8Array): string {
    tables += 1;
    const path = join(this.#folder, `table-${tables}`);
    writeFileSync(path, content);
    return path;
  }

  /** What a person is shown of it, with the map that is guessed. */
  look(content: string | Uint8Array) {
    const around = surroundingsOf(plainSurroundings(this.#house()));
    const wanted = { given: undefined, remembered: undefined };
    return importOf(this.#kind).look(this.file(content), wanted, around);
  }

  /** With the map that is guessed, and what is said beyond it. */
  async bring(content: string | Uint8Array, more: object = {}, dry = false): Promise<Told> {
    const { map } = await this.look(content);
    const id = `t${tables}`;
    const { counts, rejects } = await bring(this.#house(), id, {
      kind: this.#kind,
      path: this.file(content),
      name: 'table',
      map: { ...map, ...more },
      dry,
      post: 'SYS_ADMIN-01',
    });
    const list = rejects && existsSync(rejects) ? readFileSync(rejects, 'utf8') : '';
    return { id, counts, rejects: list };
  }
}
