/** The doors of a house over a store that was made beforehand: routes and reads as they are, no clock ticking behind them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Role } from '#domain/access/viewer.ts';
import { readConfig } from '#gateway/config.ts';
import { type Connection, openDatabase } from '#gateway/database/connection.ts';
import { openSeal } from '#gateway/database/seal.ts';
import type { House } from '#gateway/house.ts';
import { buildServer } from '#gateway/http/server.ts';
import { openHouse } from '#gateway/open-house.ts';
import { seat, Visitor } from './gateway.ts';
import { files, TOWN } from './small-world.ts';

export interface Served {
  readonly house: House;
  readonly db: Connection;
  enterAs(role: Role, scopes?: readonly string[], worker?: string, org?: string): Promise<Visitor>;
  close(): Promise<void>;
}

export async function serve(folder: string, fill: (db: Connection) => void): Promise<Served> {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  const db = openDatabase(folder);
  fill(db);
  const seal = openSeal(join(folder, 'keys', 'words.key'), true);
  const config = readConfig({ DATA_DIR: folder, DEMO: 'still', LOG_LEVEL: 'silent' });
  const town = { path: folder, db, seal, epoch: 'served', isNew: false };
  const house = await openHouse(
    config,
    files,
    { ...town, founded: () => {}, close: () => db.close() },
    () => {},
  );
  const server: FastifyInstance = await buildServer(house, folder);
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  return {
    house,
    db,
    enterAs: async (role, scopes = [TOWN], worker, org) => {
      const account = await seat(house, role, scopes, worker ?? null, org ?? null);
      return new Visitor(url, `sid=${house.sessions.open(account, '127.0.0.1').token}`);
    },
    close: async () => {
      await server.close();
      await house.engine.close();
      await house.orders.close();
      db.close();
    },
  };
}
