/** Sessions: a random token in a cookie, its hash in the store. They end by sign-out, by disuse, and after half a day. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '#domain/access/viewer.ts';
import type { Connection } from '../database/connection.ts';
import { type Account, type Accounts, viewerOf } from './accounts.ts';

const row = z.object({
  token: z.instanceof(Buffer),
  account: z.string(),
  opened: z.number(),
  seen: z.number(),
});

const LONGEST_MS = 12 * 3_600_000;
/** A session's last use is written at most this often. */
const NOTE_MS = 60_000;

export interface Session {
  /** Names the session inside the gateway; not the token. */
  readonly id: string;
  readonly account: Account;
  readonly viewer: Viewer;
  /** When it ends unless used; null for the wall, which stays. */
  readonly idleUntil: number | null;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export class Sessions {
  readonly #db: Connection;
  readonly #accounts: Accounts;
  readonly #idleMs: number;
  readonly #byToken;
  readonly #use;
  readonly #listeners = new Set<(id: string) => void>();

  constructor(db: Connection, accounts: Accounts, idleMs: number) {
    this.#db = db;
    this.#accounts = accounts;
    this.#idleMs = idleMs;
    this.#byToken = db.prepare('select * from sessions where token = ?');
    this.#use = db.prepare('update sessions set seen = ? where token = ?');
  }

  /** Hears of every session that ends, so that its sockets end with it. */
  onEnd(listener: (id: string) => void): void {
    this.#listeners.add(listener);
  }

  open(account: Account, address: string): { token: string; session: Session } {
    const token = randomBytes(32).toString('base64url');
    const now = Date.now();
    this.#db
      .prepare(
        'insert into sessions (token, account, opened, seen, address) values (?, ?, ?, ?, ?)',
      )
      .run(hashOf(token), account.id, now, now, address);
    const session = this.find(token);
    if (!session) throw new Error('a session was lost while opening it');
    return { token, session };
  }

  /** The session of a token, unless it has ended. `use` counts as use of it. */
  find(token: string, use = false): Session | undefined {
    const hash = hashOf(token);
    const found = this.#byToken.get(hash);
    if (!found) return undefined;
    const { account: accountId, opened, seen } = row.parse(found);
    const account = this.#accounts.byId(accountId);
    const id = hash.toString('hex');
    const now = Date.now();
    if (!account || account.disabled || this.#over(account, opened, seen, now)) {
      this.#endOver(id);
      return undefined;
    }
    if (use && now - seen > NOTE_MS) this.#use.run(now, hash);
    const last = use ? now : seen;
    const idleUntil =
      account.role === 'WALL' ? null : Math.min(last + this.#idleMs, opened + LONGEST_MS);
    return { id, account, viewer: viewerOf(account), idleUntil };
  }

  end(token: string): void {
    this.#end(hashOf(token).toString('hex'));
  }

  /** Ends what is over. Called every few seconds, so that a session's sockets do not outlive it. */
  sweep(): void {
    const now = Date.now();
    for (const found of this.#db.prepare('select * from sessions').all()) {
      const { token, account: accountId, opened, seen } = row.parse(found);
      const account = this.#accounts.byId(accountId);
      if (!account || account.disabled || this.#over(account, opened, seen, now))
        this.#endOver(token.toString('hex'));
    }
  }

  #over({ role }: Account, opened: number, seen: number, now: number): boolean {
    if (role === 'WALL') return false;
    return now - seen > this.#idleMs || now - opened > LONGEST_MS;
  }

  /** What is over is over, even while the store can't let go of its row; a later sweep does. */
  #endOver(id: string): void {
    try {
      this.#end(id);
    } catch (error) {
      if (!(error as { code?: string }).code?.startsWith('SQLITE_')) throw error;
    }
  }

  #end(id: string): void {
    try {
      this.#db.prepare('delete from sessions where token = ?').run(Buffer.from(id, 'hex'));
    } finally {
      for (const listener of this.#listeners) listener(id);
    }
  }
}
