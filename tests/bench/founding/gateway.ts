/** A gateway that founds the shipped town, and says what came of it. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { readConfig } from '#gateway/config.ts';
import { type Gateway, openGateway } from '#gateway/gateway.ts';
import { lean } from '#gateway/lean.ts';
import { diskFolder } from '../commands/mix.ts';
import { cpuMicros, serveAsPart } from '../part.ts';

const TOWN = 'guangfu';

export interface Founded {
  readonly url: string;
  /** The cookie `sid` of the duty chief, who may take lists out of the house. */
  readonly token: string;
  readonly events: number;
  /** Of every event: its number, instant, author, type and content. */
  readonly journal: string;
  /** Of every file of the town as it was drawn. */
  readonly drawn: string;
  readonly cpuSeconds: number;
}

function hashOfJournal(file: string): { events: number; hash: string } {
  const db = new Database(file, { readonly: true });
  const hash = createHash('sha256');
  let events = 0;
  const rows = db.prepare('select seq, at, by, type, v, data from journal order by seq').raw();
  for (const row of rows.iterate()) {
    hash.update(JSON.stringify(row));
    events += 1;
  }
  db.close();
  return { events, hash: hash.digest('hex') };
}

function hashOfFiles(folder: string): string {
  const hash = createHash('sha256');
  for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) hash.update(`${name}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

export function foundingGateway(): void {
  const folder = diskFolder('founding');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  let gateway: Gateway;
  serveAsPart({
    found: async (): Promise<Founded> => {
      const page = join(folder, 'page');
      mkdirSync(page);
      writeFileSync(join(page, 'index.html'), '<!doctype html><title>founding</title>');
      const config = readConfig({
        PORT: '0',
        DATA_DIR: join(folder, 'data'),
        TOWN,
        TOWNS_DIR: 'data/towns',
        DEMO: 'still',
        LOG_LEVEL: 'warn',
      });
      const before = cpuMicros();
      gateway = await lean(() =>
        openGateway(config, { page, data: resolve('data'), tell: () => {} }),
      );
      const cpuSeconds = (cpuMicros() - before) / 1e6;
      const { accounts, sessions } = gateway.house;
      const chief = accounts.all().find(({ login }) => login === 'chief1');
      if (!chief) throw new Error('nobody is chief');
      const store = join(folder, 'data', TOWN);
      const { events, hash } = hashOfJournal(join(store, 'town.sqlite'));
      return {
        url: gateway.url,
        token: sessions.open(chief, '127.0.0.1').token,
        events,
        journal: hash,
        drawn: hashOfFiles(join(store, 'town')),
        cpuSeconds,
      };
    },
    end: async () => {
      await gateway.close();
      process.exit();
    },
  });
}
