/** The gateway of the soak: the shipped town, living fast. It tells what it weighs and which orders nobody will move. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { OrderCount } from '#domain/order/kpis/counts.ts';
import { type Order, orderInSight } from '#domain/order/order.ts';
import { viewerOf } from '#gateway/access/accounts.ts';
import { readConfig } from '#gateway/config.ts';
import { type Gateway, openGateway } from '#gateway/gateway.ts';
import { diskFolder } from '../commands/mix.ts';
import { serveAsPart } from '../part.ts';
import { endedCounts } from './states.ts';
import { type Stuck, stuckIn } from './stuck.ts';

/** A founded folder to begin with, so that a second soak need not found the town again. */
const FOUNDED = process.env.BENCH_FOUNDED;

export interface Opening {
  readonly speed: number;
  readonly logins: readonly string[];
  /** Where the built page is; absent: nobody looks. */
  readonly built?: string;
}

export interface Opened {
  readonly url: string;
  readonly tokens: Readonly<Record<string, string>>;
  /** Where the town's ground is. */
  readonly ground: string;
}

export interface Weight {
  /** The town's instant. */
  readonly at: number;
  readonly seq: number;
  readonly rss: number;
  /** After a collection. */
  readonly heap: number;
  readonly external: number;
  /** Bytes of the store. */
  readonly store: number;
  readonly orders: number;
}

export interface Left {
  readonly seq: number;
  readonly counts: ReadonlyMap<OrderCount, number>;
}

export interface Lived {
  /** Events by their type since the opening. */
  readonly events: Readonly<Record<string, number>>;
  /** Wishes of the demo's people that were refused, by command and reason. */
  readonly refused: Readonly<Record<string, number>>;
}

export function soakGateway(): void {
  const folder = diskFolder('soak');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const page = join(folder, 'page');
  const file = () => join(folder, 'data', 'guangfu', 'town.sqlite');
  let gateway: Gateway;
  let opened = 0;
  let since = 0;
  const refused: Record<string, number> = {};
  const reader = () => new Database(file(), { readonly: true });

  /** Hears the demo's people: they alone ask the engine itself. */
  function listen(): void {
    const { engine } = gateway.house;
    const run = engine.run.bind(engine);
    engine.run = async (...wish) => {
      const reply = await run(...wish);
      const what = `${wish[0]} ${reply.ok || reply.reason}`;
      if (!reply.ok) refused[what] = (refused[what] ?? 0) + 1;
      return reply;
    };
  }

  /** Of the pages that hold something, the log's among them: how far the file itself has grown hangs on its checkpoints. */
  function storeBytes(): number {
    const db = reader();
    const of = (name: string) => Number(db.pragma(name, { simple: true }));
    const bytes = (of('page_count') - of('freelist_count')) * of('page_size');
    db.close();
    return bytes;
  }

  serveAsPart({
    open: async ({ speed, logins, built }: Opening): Promise<Opened> => {
      mkdirSync(page, { recursive: true });
      writeFileSync(join(page, 'index.html'), '<!doctype html><title>soak</title>');
      if (FOUNDED) cpSync(FOUNDED, join(folder, 'data'), { recursive: true });
      const config = readConfig({
        PORT: process.env.BENCH_PORT ?? '0',
        DATA_DIR: join(folder, 'data'),
        TOWNS_DIR: 'data/towns',
        DEMO: 'live',
        DEMO_SPEED: String(speed),
        IDLE_MINUTES: '720',
        LOG_LEVEL: 'warn',
      });
      gateway = await openGateway(config, {
        page: built ?? page,
        data: resolve('data'),
        tell: () => {},
      });
      const { accounts, sessions } = gateway.house;
      const tokens: Record<string, string> = {};
      for (const login of logins) {
        const account = accounts.all().find((known) => known.login === login);
        if (!account) throw new Error(`no account ${login}`);
        tokens[login] = sessions.open(account, '127.0.0.1').token;
      }
      listen();
      opened = gateway.house.clock.now();
      since = gateway.house.engine.seq;
      return {
        url: gateway.url,
        tokens,
        ground: join(folder, 'data', 'guangfu', 'town', 'ground'),
      };
    },
    weight: async (): Promise<Weight> => {
      for (let i = 0; i < 2; i++) {
        globalThis.gc?.();
        await wait(20);
      }
      const { engine, clock } = gateway.house;
      const { rss, heapUsed, external } = process.memoryUsage();
      return {
        at: clock.now(),
        seq: engine.seq,
        rss,
        heap: heapUsed,
        external,
        store: storeBytes(),
        orders: engine.world.orders.size,
      };
    },
    /** What a viewer's books have beyond the world, straight from the rows. */
    left: (login: string): Left => {
      const { engine, accounts } = gateway.house;
      const account = accounts.all().find((known) => known.login === login);
      if (!account) throw new Error(`no account ${login}`);
      const db = reader();
      const bodies = db.prepare('select body from orders where live = 0').pluck().all() as string[];
      db.close();
      const orders = bodies.map((body) => JSON.parse(body) as Order);
      const seen = orders.filter((order) => orderInSight(order, viewerOf(account)));
      return { seq: engine.seq, counts: endedCounts(seen) };
    },
    stuck: (): Stuck[] => stuckIn(gateway.house, opened),
    lived: (): Lived => {
      const db = reader();
      const rows = db
        .prepare('select type, count(*) as n from journal where seq > ? group by type')
        .all(since) as { type: string; n: number }[];
      db.close();
      return { events: Object.fromEntries(rows.map(({ type, n }) => [type, n])), refused };
    },
    /** Bytes of each table and its indexes. */
    tables: (): Record<string, number> => {
      const db = reader();
      const rows = db
        .prepare(
          `select coalesce(m.tbl_name, s.name) as name, sum(s.pgsize) as bytes
           from dbstat s left join sqlite_master m on m.name = s.name group by 1`,
        )
        .all() as { name: string; bytes: number }[];
      db.close();
      return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes]));
    },
    end: async () => {
      await gateway.close();
      process.exit();
    },
  });
}
