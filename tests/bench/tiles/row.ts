/** Row 13: a tile drawn for the first time beside geojson-vt, and one drawn before beside the bare bytes. */
import { Agent, get } from 'node:http';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { compare, type Spread } from '../rounds.ts';
import { bareServer, tileGateway } from './cached.ts';
import { oursCold, theirsCold } from './cold.ts';
import { benchCold } from './cold-row.ts';

export const TILE_PARTS = {
  'tiles-ours': oursCold,
  'tiles-theirs': theirsCold,
  'tiles-gateway': tileGateway,
  'tiles-bare': bareServer,
};

const ROW = '13 tiles';
const REQUESTS = 2_000;
const AT_ONCE = 16;
const TILE = '/api/basemap/15/27342/13382';

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

const fetchOne = (port: number, headers: Record<string, string>): Promise<Buffer> =>
  new Promise((done, fail) => {
    get({ agent, host: '127.0.0.1', port, path: TILE, headers }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () =>
        reply.statusCode === 200
          ? done(Buffer.concat(parts))
          : fail(new Error(`the tile was answered with ${reply.statusCode}`)),
      );
    }).on('error', fail);
  });

/** Microseconds of the server's processor for each request; throws where one answer differs. */
async function costOf(part: Part, port: number, headers: Record<string, string>, same: Buffer) {
  const before = await part.ask<number>('cpu');
  let left = REQUESTS;
  const worker = async () => {
    while (left-- > 0)
      if (!(await fetchOne(port, headers)).equals(same)) throw new Error('another tile came');
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return ((await part.ask<number>('cpu')) - before) / REQUESTS;
}

async function benchCached(): Promise<Figure> {
  const [gateway, bare] = [new Part('tiles-gateway'), new Part('tiles-bare')];
  try {
    const port = await gateway.ask<number>('open');
    const origin = `http://127.0.0.1:${port}`;
    const signed = await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ login: 'wall1', password: 'demo-2022' }),
    });
    const [cookie = ''] = signed.headers.getSetCookie();
    const headers = { cookie: cookie.split(';')[0] ?? '', 'accept-encoding': 'br' };
    const bytes = await fetchOne(port, headers);
    const barePort = await bare.ask<number>('open', bytes);
    const ours = () => costOf(gateway, port, headers, bytes);
    const limit = () => costOf(bare, barePort, headers, bytes);
    await ours();
    await limit();
    const compared = await compare(limit, ours);
    const turned = ({ median, low, high, rounds }: Spread): Spread => ({
      median: 1 / median,
      low: 1 / high,
      high: 1 / low,
      rounds,
    });
    const ratio = turned(compared.ratio);
    return {
      row: ROW,
      what: `server CPU of a kept tile of ${bytes.length} B`,
      unit: 'µs',
      ours: compared.ours,
      against: { name: 'the same bytes, bare http', value: compared.limit, ratio },
      goal: '≥ 0.8 ×',
      met: ratio.median >= 0.8,
      note: `ours asks for the session and sends twelve more headers; ${compared.thrown} thrown away`,
    };
  } finally {
    gateway.end();
    bare.end();
  }
}

export async function benchTiles(full: boolean): Promise<Figure[]> {
  return [...(await benchCold(full)), await benchCached()];
}
