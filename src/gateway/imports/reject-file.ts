/** rejects.csv: row, field, value and reason of everything that was not taken, to be mended and brought again. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Language } from '#domain/town/town.ts';
import { tellRemark } from '#wire/tell-remark.ts';
import type { Reject } from './contract.ts';

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A spreadsheet takes a text that begins like this for a formula. */
const tame = (text: string): string => (/^[=+\-@\t]/.test(text) ? `'${text}` : text);

export class RejectFile {
  readonly #file: number;

  readonly #language: Language;

  /** @param language in which the reasons are told: the town's. */
  constructor(path: string, language: Language) {
    this.#language = language;
    this.#file = openSync(path, 'w', 0o600);
    writeSync(this.#file, '\uFEFFrow,field,value,reason\r\n');
  }

  add({ row, field, value, reason }: Reject): void {
    const cells = [
      String(row),
      field,
      tame(value.slice(0, 200)),
      tellRemark(reason, this.#language),
    ];
    writeSync(this.#file, `${cells.map(cell).join(',')}\r\n`);
  }

  close(): void {
    closeSync(this.#file);
  }
}
