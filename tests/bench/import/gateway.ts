/** The gateway into which the orders are imported, and the same bytes read and inserted by bare better-sqlite3. */
import { createReadStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { ulid } from 'ulid';
import { diskFolder } from '../commands/mix.ts';
import { serveAsPart } from '../part.ts';
import { type WholeGateway, wholeGateway } from '../whole-gateway.ts';
import { MAP, writeTable } from './table.ts';

export interface Imported {
  readonly seconds: number;
  /** Milliseconds the gateway's loop came late, of a hundred, and at worst. */
  readonly p99: number;
  readonly worst: number;
  readonly rssPeak: number;
  readonly rssBefore: number;
  /** Events of the import in the journal, and how many orders they are about. */
  readonly events: number;
  readonly orders: number;
}

const LOOK_MS = 50;

export function importGateway(): void {
  let gateway: WholeGateway;
  let turn = 0;

  function counted(post: string): { events: number; orders: number } {
    const db = new Database(join(gateway.folder, 'guangfu', 'town.sqlite'), { readonly: true });
    const row = db
      .prepare(
        "select count(*) as events, count(distinct thing) as orders from journal where type = 'order.imported' and by = ?",
      )
      .get(post) as { events: number; orders: number };
    db.close();
    return row;
  }

  serveAsPart({
    open: async () => {
      gateway = await wholeGateway('import', { looked: false });
      return { url: gateway.url, token: gateway.enter('chief1') };
    },
    bring: async (file: string): Promise<Imported> => {
      const { clerk } = gateway.house;
      const id = ulid();
      turn += 1;
      await clerk.take(id, 'orders', 'orders.csv', createReadStream(file));
      const rssBefore = process.memoryUsage.rss();
      let rssPeak = rssBefore;
      const late = monitorEventLoopDelay({ resolution: 1 });
      late.enable();
      const began = performance.now();
      clerk.start(id, { ...MAP, system: `bench-${turn}` }, 'SYS_ADMIN-01');
      for (;;) {
        const stage = clerk.state(id)?.stage;
        if (stage === 'done') break;
        if (stage === 'failed') throw new Error(JSON.stringify(clerk.state(id)?.faults));
        await wait(LOOK_MS);
        rssPeak = Math.max(rssPeak, process.memoryUsage.rss());
      }
      const seconds = (performance.now() - began) / 1000;
      late.disable();
      const [p99, worst] = [late.percentile(99) / 1e6, late.max / 1e6];
      return { seconds, p99, worst, rssPeak, rssBefore, ...counted(`IMPORT-${id}`) };
    },
    end: () => process.exit(),
  });
}

export function importBare(): void {
  const folder = diskFolder('import-bare');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  let turn = 0;
  serveAsPart({
    write: async (count: number): Promise<string> => {
      const file = join(folder, 'orders.csv');
      await writeTable(file, count, turn);
      return file;
    },
    insert: async (file: string): Promise<number> => {
      turn += 1;
      const db = new Database(join(folder, `${turn}.sqlite`));
      db.pragma('journal_mode = wal');
      db.pragma('synchronous = full');
      db.exec('create table orders (id text primary key, body text not null) without rowid');
      const insert = db.prepare('insert into orders values (?, ?)');
      const began = performance.now();
      db.exec('begin');
      for await (const line of createInterface({ input: createReadStream(file) }))
        insert.run(line.slice(0, line.indexOf(',')), line);
      db.exec('commit');
      const seconds = (performance.now() - began) / 1000;
      db.close();
      rmSync(join(folder, `${turn}.sqlite`), { force: true });
      return seconds;
    },
    end: () => process.exit(),
  });
}
