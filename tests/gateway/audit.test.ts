/** What is written down can't be changed unseen, and nothing personal is told that is not written down first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Audit } from '#gateway/access/audit.ts';
import { type Chance, chanceFrom } from '#gateway/chance.ts';
import { type Connection, openDatabase } from '#gateway/database/connection.ts';
import { Journal } from '#gateway/database/journal.ts';
import { Shelves } from '#gateway/database/shelves.ts';
import { rebuild } from '#gateway/rebuild.ts';
import { accountList, wordsRead } from '#wire/reads.ts';
import { seedOf } from '../faults/seed.ts';
import { expectRefusal, read, startGateway, type TestGateway } from '../support/gateway.ts';
import { pick } from '../support/mutations.ts';
import { orderIn } from '../support/order-ways.ts';
import { foundedEngine, TOWN } from '../support/small-world.ts';
import { temporaryFolder } from '../support/temporary.ts';

const TAMPERINGS = process.env.LONG === '1' ? 1_000 : 150;

/** Changes a chained table behind its back, in a transaction that is taken back; `found` looks for the place meanwhile. */
function tampered<T>(db: Connection, tamper: () => void, found: () => T): T {
  db.exec('begin');
  try {
    tamper();
    return found();
  } finally {
    db.exec('rollback');
  }
}

const otherThan = (value: unknown, chance: Chance): unknown => {
  if (Buffer.isBuffer(value)) {
    const other = Buffer.from(value);
    other[Math.floor(chance() * other.length)] =
      (value[0] ?? 0) ^ 0x5a ^ Math.floor(chance() * 255);
    return other.equals(value) ? other.subarray(1) : other;
  }
  if (typeof value === 'number') return value + pick(chance, [1, -1, 0.5, 1_000]);
  if (value === null) return pick(chance, ['', 'null', 0]);
  const others = [`${value} `, `${value}`.slice(1), `${value}x`.toUpperCase(), ''];
  return pick(
    chance,
    others.filter((other) => other !== value),
  );
};

/** One random tampering with rows 1 to `last`: its name, and how to do it. The row at which it must show is at most `row`. */
function randomTampering(db: Connection, table: 'audit' | 'journal', last: number, chance: Chance) {
  const row = 1 + Math.floor(chance() * (last - 1));
  const columns = db.pragma(`table_info(${table})`) as { name: string; notnull: number }[];
  const { name } = pick(chance, columns);
  const kind = pick(chance, [
    'change',
    'change',
    'change',
    'null',
    'delete',
    'insert',
    'swap',
  ] as const);
  const at = (seq: number) =>
    db.prepare(`select * from ${table} where seq = ?`).get(seq) as Record<string, unknown>;
  const set = (seq: number, column: string, value: unknown) =>
    db.prepare(`update ${table} set ${column} = ? where seq = ?`).run(value, seq);
  const deeds: Record<typeof kind, () => void> = {
    change: () => {
      const other = otherThan(at(row)[name], chance);
      set(row, name, name === 'seq' ? last + 10 : other);
    },
    null: () => {
      const free = columns.filter(
        ({ notnull, name }) => !notnull && name !== 'seq' && at(row)[name] !== null,
      );
      const column = free[0]?.name;
      if (column) set(row, column, null);
      else set(row, 'at', 0);
    },
    delete: () => void db.prepare(`delete from ${table} where seq = ?`).run(row),
    insert: () => {
      db.exec(`update ${table} set seq = -seq where seq > ${row}`);
      db.exec(`update ${table} set seq = 1 - seq where seq < 0`);
      const copy = { ...at(row), seq: row + 1 };
      const names = Object.keys(copy);
      db.prepare(`insert into ${table} (${names}) values (${names.map((n) => `@${n}`)})`).run(copy);
    },
    swap: () => {
      db.exec(`update ${table} set seq = -1 where seq = ${row}`);
      db.exec(`update ${table} set seq = ${row} where seq = ${row + 1}`);
      db.exec(`update ${table} set seq = ${row + 1} where seq = -1`);
    },
  };
  return { told: `${kind} ${name} of row ${row}`, row, tamper: deeds[kind] };
}

describe('the audit', () => {
  const ROWS = 60;
  function audited() {
    const db = openDatabase(temporaryFolder());
    const audit = new Audit(db);
    for (let i = 0; i < ROWS; i++)
      audit.write({
        account: i % 3 ? `account-${i % 5}` : null,
        post: i % 4 ? 'DUTY_CHIEF-01' : null,
        address: '127.0.0.1',
        action: i % 2 ? 'read-words' : 'sign-in',
        object: i % 2 ? `order-${i}` : null,
        outcome: i % 7 ? 'done' : 'refused',
        detail: i % 7 ? '' : 'access.bad-sign-in',
      });
    return { db, audit };
  }

  test(`shows each of ${TAMPERINGS} tamperings, no later than where it was done`, () => {
    const { db, audit } = audited();
    const seed = seedOf('audit');
    const chance = chanceFrom(seed);
    expect(audit.firstBroken()).toBeUndefined();
    for (let i = 0; i < TAMPERINGS; i++) {
      const { told, row, tamper } = randomTampering(db, 'audit', ROWS, chance);
      const broken = tampered(db, tamper, () => audit.firstBroken());
      expect(broken, `SEED=${seed} ${told}`).toBeDefined();
      expect([row, row + 1], `SEED=${seed} ${told}`).toContain(broken);
    }
    expect(audit.firstBroken()).toBeUndefined();
  });

  test('shows that its last rows are gone while it is being written', () => {
    const { db, audit } = audited();
    db.exec(`delete from audit where seq > ${ROWS - 3}`);
    expect(audit.firstBroken()).toBe(ROWS - 2);
  });

  test('goes on where it stood after a restart', () => {
    const { db, audit } = audited();
    const again = new Audit(db);
    again.write({
      account: null,
      post: null,
      address: '',
      action: 'x',
      object: null,
      outcome: 'done',
      detail: '',
    });
    expect(again.firstBroken()).toBeUndefined();
    expect(audit.firstBroken()).toBeUndefined();
  });
});

test(`the journal shows each of ${TAMPERINGS} tamperings, and a rebuild from such a one changes nothing`, async () => {
  const folder = temporaryFolder();
  const { engine } = await foundedEngine(folder);
  for (const state of ['CLOSED', 'VOID', 'DISPATCHED'] as const)
    await orderIn(engine, '320506108207001', state);
  const db = openDatabase(folder);
  const last = engine.seq;
  const seed = seedOf('journal');
  const chance = chanceFrom(seed);
  const before = [...new Shelves(db).dump()];
  expect(rebuild(db)).toEqual({ events: last, same: true });
  for (let i = 0; i < TAMPERINGS; i++) {
    const { told, tamper } = randomTampering(db, 'journal', last, chance);
    const kept = tampered(db, tamper, () => {
      expect(() => [...new Journal(db).read()], `SEED=${seed} ${told}`).toThrow();
      if (i % 10 === 0) expect(() => rebuild(db), `SEED=${seed} ${told}`).toThrow();
      return [...new Shelves(db).dump()];
    });
    if (i % 10 === 0) expect(kept, `SEED=${seed} ${told}`).toEqual(before);
  }
  expect(rebuild(db)).toEqual({ events: last, same: true });
});

describe('where the audit can’t be written', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.close());
  const blocked = async (work: () => Promise<void>) => {
    gateway.store.exec(
      `create trigger no_audit before insert on audit begin select raise(abort, 'no'); end`,
    );
    try {
      await work();
    } finally {
      gateway.store.exec('drop trigger no_audit');
    }
  };

  test('no word of anybody is read, nobody is let in, no account is made', async () => {
    const chief = gateway.enter('chief1');
    const yuli = gateway.enter('yuli1');
    const admin = await gateway.enterAs('SYS_ADMIN');
    const order = await orderIn(gateway.house.engine, '320506108004001', 'HANDLED');
    const path = `/api/orders/${order.id}/words`;
    const { words } = read(await chief.get(path), wordsRead);
    expect(words.map(({ purpose }) => purpose)).toEqual([
      ...['description', 'talked-to', 'result', 'promise'],
    ]);
    const account = {
      ...{ login: 'unseen', password: 'a-password-1', role: 'COMMUNITY', no: 88 },
      ...{ scopes: [TOWN], worker: null },
    };
    await blocked(async () => {
      const answer = await chief.get(path);
      expectRefusal(answer, 503, 'gateway.store');
      for (const { text } of words) expect(answer.text).not.toContain(text);
      expectRefusal(await yuli.get(path), 503, 'gateway.store');
      const visitor = gateway.nobody();
      expectRefusal(await visitor.signIn('chief1', 'demo-2022'), 503, 'gateway.store');
      expect(visitor.cookie).toBeUndefined();
      expectRefusal(await admin.post('/api/accounts', account), 503, 'gateway.store');
      expect((await chief.get('/api/orders')).status).toBe(200);
    });
    const { accounts } = read(await admin.get('/api/accounts'), accountList);
    expect(accounts.map(({ login }) => login)).not.toContain('unseen');
    expect((await chief.get(path)).status).toBe(200);
    expect(gateway.house.audit.firstBroken()).toBeUndefined();
  });
});
