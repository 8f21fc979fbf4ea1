/** How a real town gets its first administrator: a code, printed once at the terminal, good for one account. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Connection } from '../database/connection.ts';
import { readMeta, writeMeta } from '../database/meta.ts';

/** Letters and digits that can't be taken for one another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

const digest = (code: string) => createHash('sha256').update(code).digest();

export class SetUp {
  readonly #db: Connection;
  readonly #needed: () => boolean;

  constructor(db: Connection, needed: () => boolean) {
    this.#db = db;
    this.#needed = needed;
  }

  /** Whether the first administrator is still missing. */
  get needed(): boolean {
    return this.#needed();
  }

  /** Makes a code, to be printed; only its hash is kept, and an older code is no longer good. */
  newCode(): string {
    const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
    const code = letters.join('').replace(/(.{4})(?=.)/g, '$1-');
    writeMeta(this.#db, 'set-up-code', digest(code).toString('hex'));
    return code;
  }

  right(code: string): boolean {
    const kept = readMeta(this.#db, 'set-up-code');
    return (
      kept !== undefined &&
      timingSafeEqual(Buffer.from(kept, 'hex'), digest(code.trim().toUpperCase()))
    );
  }

  used(): void {
    writeMeta(this.#db, 'set-up-code', undefined);
  }
}
