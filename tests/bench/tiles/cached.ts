/** A tile that was drawn before: from our gateway with session, headers and file, and the same bytes from a bare server. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { readConfig } from '#gateway/config.ts';
import { openGateway } from '#gateway/gateway.ts';
import { drawnTowns, smallGround } from '../../support/small-ground.ts';
import { diskFolder } from '../commands/mix.ts';
import { cpuMicros, serveAsPart } from '../part.ts';

export function tileGateway(): void {
  const folder = diskFolder('tiles');
  const towns = drawnTowns(smallGround());
  process.once('exit', () => {
    towns.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const page = join(folder, 'page');
  mkdirSync(page, { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>bench</title>');
  serveAsPart({
    open: async () => {
      const config = readConfig({
        PORT: '0',
        DATA_DIR: folder,
        TOWNS_DIR: towns.folder,
        DEMO: 'still',
        LOG_LEVEL: 'warn',
      });
      const { url } = await openGateway(config, { page, data: resolve('data'), tell: () => {} });
      return Number(new URL(url).port);
    },
    cpu: cpuMicros,
  });
}

export function bareServer(): void {
  let bytes = Buffer.alloc(0);
  const server = createServer((_request, reply) => {
    reply.writeHead(200, {
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-encoding': 'br',
      'content-length': bytes.length,
    });
    reply.end(bytes);
  });
  serveAsPart({
    open: async (said: Uint8Array) => {
      bytes = Buffer.from(said);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      return (server.address() as AddressInfo).port;
    },
    cpu: cpuMicros,
  });
}
