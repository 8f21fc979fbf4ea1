/**
 * Devices that show a wall and nothing else. One is let in by a code that is shown once and good once: whoever brings it gets a
 * key of its own, and the code is worth nothing from then on. The key stays with the device; the store has its hash.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Connection } from '../database/connection.ts';
import type { Account, Accounts } from './accounts.ts';

const row = z.object({
  id: z.string(),
  name: z.string(),
  account: z.string(),
  made: z.number(),
  claimed: z.number().nullable(),
  address: z.string().nullable(),
  revoked: z.number().nullable(),
  seen: z.number().nullable(),
});
export type Kiosk = z.infer<typeof row>;

const COLUMNS = `id, name, account, made, claimed, address, revoked,
  (select max(seen) from sessions where sessions.account = kiosks.account) as seen`;

/** A code that nobody came with is no good the next day. */
const CODE_MS = 24 * 3_600_000;
const FIRST_CHAIR = 1_000;
const LAST_CHAIR = 99_999;

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
const newSecret = (): string => randomBytes(32).toString('base64url');

export class Kiosks {
  readonly #db: Connection;
  readonly #accounts: Accounts;
  readonly #newId: () => string;

  constructor(db: Connection, accounts: Accounts, newId: () => string) {
    this.#db = db;
    this.#accounts = accounts;
    this.#newId = newId;
  }

  all(): Kiosk[] {
    return this.#db
      .prepare(`select ${COLUMNS} from kiosks order by made`)
      .all()
      .map((found) => row.parse(found));
  }

  /** Makes a place for a device, with an account nobody can sign in to. The code is never told again. */
  async issue(name: string, scope: string): Promise<{ kiosk: Kiosk; code: string }> {
    const id = this.#newId();
    const no = this.#freeChair();
    const account = await this.#accounts.add({
      login: `kiosk-${no}`,
      password: newSecret(),
      role: 'WALL',
      no,
      scopes: [scope],
      worker: null,
      org: null,
    });
    if (!account) throw new Error('the chair of a kiosk was taken meanwhile');
    const code = newSecret();
    this.#db
      .prepare('insert into kiosks (id, name, account, made, code) values (?, ?, ?, ?, ?)')
      .run(id, name, account.id, Date.now(), hashOf(code));
    return { kiosk: this.#one(id), code };
  }

  /** Takes a code once: the device's key, and the account it looks with. */
  claim(code: string, address: string): { key: string; account: Account } | undefined {
    const key = newSecret();
    const now = Date.now();
    const claimed = this.#db
      .prepare(
        `update kiosks set code = null, key = ?, claimed = ?, address = ?
         where code = ? and revoked is null and made > ? returning account`,
      )
      .pluck()
      .get(hashOf(key), now, address, hashOf(code), now - CODE_MS);
    const account = typeof claimed === 'string' ? this.#accounts.byId(claimed) : undefined;
    return account && { key, account };
  }

  /** The account of the device that has this key. */
  ofKey(key: string): Account | undefined {
    const account = this.#db
      .prepare('select account from kiosks where key = ? and revoked is null')
      .pluck()
      .get(hashOf(key));
    return typeof account === 'string' ? this.#accounts.byId(account) : undefined;
  }

  /** Shuts a device out: its account is closed, and its sessions end with the next sweep. */
  revoke(id: string): void {
    this.#db.transaction(() => {
      this.#db
        .prepare(
          'update kiosks set revoked = coalesce(revoked, ?), code = null, key = null where id = ?',
        )
        .run(Date.now(), id);
      this.#db
        .prepare(
          'update accounts set disabled = 1 where id = (select account from kiosks where id = ?)',
        )
        .run(id);
    })();
  }

  #one(id: string): Kiosk {
    return row.parse(this.#db.prepare(`select ${COLUMNS} from kiosks where id = ?`).get(id));
  }

  #freeChair(): number {
    for (let no = FIRST_CHAIR; no <= LAST_CHAIR; no++)
      if (!this.#accounts.taken({ login: `kiosk-${no}`, role: 'WALL', no })) return no;
    throw new Error('there is no chair left for a kiosk');
  }
}
