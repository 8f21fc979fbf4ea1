/** Accounts: who may come in, as what, and for which areas. */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { type Role, role, type Viewer } from '#domain/access/viewer.ts';
import type { Connection } from '../database/connection.ts';

const row = z.object({
  id: z.string(),
  login: z.string(),
  role,
  post: z.string(),
  scopes: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  worker: z.string().nullable(),
  org: z.string().nullable(),
  password: z.string(),
  demo: z.number(),
  disabled: z.number(),
  failures: z.number(),
  locked_until: z.number(),
});
export type Account = z.infer<typeof row>;

export interface NewAccount {
  readonly login: string;
  readonly password: string;
  readonly role: Role;
  /** Number of the chair within the role. */
  readonly no: number;
  readonly scopes: readonly string[];
  readonly worker: string | null;
  /** The organisation the account acts for. */
  readonly org: string | null;
  readonly demo?: boolean;
}

const LOCK_AFTER = 5;
const LOCK_MS = 10 * 60_000;

export const viewerOf = ({ role, post, scopes, worker, org }: Account): Viewer => ({
  role,
  post,
  scopes,
  worker,
  org,
});

export const postOf = (role: Role, no: number): string => `${role}-${String(no).padStart(2, '0')}`;

/** For how many minutes nobody may try the account, if so. */
function lockOf({ locked_until }: Account): { minutes: number } | undefined {
  const left = locked_until - Date.now();
  return left > 0 ? { minutes: Math.ceil(left / 60_000) } : undefined;
}

export class Accounts {
  readonly #db: Connection;
  readonly #newId: () => string;
  readonly #byId;
  /** A hash nobody's password has: verifying against it makes an unknown login cost as much as a known one. */
  readonly #nobody = hash(randomBytes(32));

  constructor(db: Connection, newId: () => string) {
    this.#db = db;
    this.#newId = newId;
    this.#byId = db.prepare('select * from accounts where id = ?');
  }

  byId(id: string): Account | undefined {
    const found = this.#byId.get(id);
    return found ? row.parse(found) : undefined;
  }
  all(): Account[] {
    return this.#db
      .prepare('select * from accounts order by login')
      .all()
      .map((found) => row.parse(found));
  }
  get empty(): boolean {
    return this.#db.prepare('select 1 from accounts limit 1').get() === undefined;
  }

  /** Whether the login or the post is somebody's already. */
  taken({ login, role, no }: Pick<NewAccount, 'login' | 'role' | 'no'>): boolean {
    const found = this.#db
      .prepare('select 1 from accounts where login = ? or post = ?')
      .get(login, postOf(role, no));
    return found !== undefined;
  }

  /** Adds an account. Undefined when the login or the post is taken. */
  async add(account: NewAccount): Promise<Account | undefined> {
    const password = await hash(account.password);
    const id = this.#newId();
    try {
      this.#db
        .prepare(
          'insert into accounts (id, login, role, post, scopes, worker, org, password, demo) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        )
        .run(
          id,
          account.login,
          account.role,
          postOf(account.role, account.no),
          JSON.stringify(account.scopes),
          account.worker,
          account.org,
          password,
          account.demo ? 1 : 0,
        );
    } catch (error) {
      if ((error as { code?: string }).code?.startsWith('SQLITE_CONSTRAINT')) return undefined;
      throw error;
    }
    return this.byId(id);
  }

  /** Checks a sign-in: the account, or how many minutes it is locked for, or undefined when the pair is not right. */
  async check(login: string, password: string): Promise<Account | { minutes: number } | undefined> {
    const found = this.#db
      .prepare('select * from accounts where login = ? and disabled = 0')
      .get(login);
    const account = found ? row.parse(found) : undefined;
    const locked = account && lockOf(account);
    if (locked) return locked;
    const right = await verify(account?.password ?? (await this.#nobody), password).catch(
      () => false,
    );
    if (!account) return undefined;
    // Many may try at once: what they failed meanwhile counts for this one too.
    const lockedMeanwhile = lockOf(this.byId(account.id) ?? account);
    if (lockedMeanwhile) return lockedMeanwhile;
    if (!right) {
      this.#fail(account.id);
      return undefined;
    }
    if (account.failures > 0)
      this.#db
        .prepare('update accounts set failures = 0, locked_until = 0 where id = ?')
        .run(account.id);
    return account;
  }

  #fail(id: string): void {
    this.#db
      .prepare(
        `update accounts set
           locked_until = case when failures + 1 >= @most then @until else locked_until end,
           failures = case when failures + 1 >= @most then 0 else failures + 1 end
         where id = @id`,
      )
      .run({ id, most: LOCK_AFTER, until: Date.now() + LOCK_MS });
  }
}
