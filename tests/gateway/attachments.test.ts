/** Photos: what comes in, what is kept of it, who sees it, and what a stop half-way leaves. */
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import exifr from 'exifr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orphansIn } from '#gateway/attachments/orphans.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { photosRead } from '#wire/reads.ts';
import {
  expectRefusal,
  read,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../support/gateway.ts';
import { gridOf, orderIn } from '../support/order-ways.ts';
import { FUXI, pathOf, wish, workerIn } from '../support/small-world.ts';

const GRID = '320506108207001';
const HOUR = 3_600_000;

let gateway: TestGateway;
let chief: Visitor;
let order: string;
let files: string;
beforeAll(async () => {
  gateway = await startGateway();
  chief = gateway.enter('chief1');
  order = (await orderIn(gateway.house.engine, GRID, 'HANDLING')).id;
  files = join(gateway.place.folder, 'data', gateway.house.town.id, 'files');
}, 60_000);
afterAll(() => gateway.close());

/** A picture nobody else has, with a camera's words in it. */
let shade = 0;
function camera() {
  shade += 9;
  return sharp({
    create: {
      width: 640,
      height: 480,
      channels: 3,
      background: { r: shade % 256, g: (shade >> 3) % 256, b: 60 },
    },
  });
}
const [lon, lat] = gridOf(GRID).centre;
const rational = (degrees: number) => `${Math.round(degrees * 1e6)}/1000000 0/1 0/1`;
const EXIF = {
  IFD0: { Make: 'Secretphone', Artist: 'Wang' },
  IFD2: { DateTimeOriginal: '2022:10:25 14:05:06' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: rational(lat),
    GPSLongitudeRef: 'E',
    GPSLongitude: rational(lon),
  },
};
const jpeg = () => camera().withExif(EXIF).jpeg().toBuffer();

async function send(
  who: Visitor,
  bytes: Uint8Array,
  { id = order, phase = 'AFTER', type = 'image/jpeg', name = wish() } = {},
) {
  const response = await fetch(`${who.url}/api/orders/${id}/photos?phase=${phase}&id=${name}`, {
    method: 'POST',
    headers: { 'content-type': type, ...(who.cookie ? { cookie: who.cookie } : {}) },
    body: Buffer.from(bytes),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const sent = async (...args: Parameters<typeof send>): Promise<string> => {
  const answer = await send(...args);
  expect(answer.status, answer.text).toBe(200);
  return JSON.parse(answer.text).photo;
};
const look = (who: Visitor, photo: string, of = order, headers = {}) =>
  fetch(`${who.url}/api/photos/${photo}?order=${of}`, {
    headers: { ...(who.cookie ? { cookie: who.cookie } : {}), ...headers },
  });
const listed = async (id = order) =>
  read(await chief.get(`/api/orders/${id}/photos`), photosRead).photos;
const lastAudit = () =>
  gateway.store
    .prepare('select action, object, outcome, detail from audit order by seq desc limit 1')
    .get();

test('a photo comes back upright without its metadata; time and place are kept as facts', async () => {
  const turned = await camera()
    .withExif(EXIF)
    .withMetadata({ orientation: 6 })
    .withExifMerge(EXIF)
    .jpeg()
    .toBuffer();
  expect(await exifr.parse(turned)).toMatchObject({ Make: 'Secretphone' });
  const before = gateway.house.engine.world.orders.get(order);
  const photo = await sent(chief, turned);
  expect(gateway.house.engine.world.orders.get(order)?.photosAfter).toBe(
    (before?.photosAfter ?? 0) + 1,
  );
  const response = await look(chief, photo);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
  });
  expect(response.headers.get('content-disposition')).toMatch(/^inline/);
  expect(lastAudit()).toMatchObject({ action: 'read-photo', object: order, detail: photo });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(await exifr.parse(bytes, true)).not.toMatchObject({ Make: expect.anything() });
  expect(await exifr.gps(bytes)).toBeUndefined();
  expect(bytes.includes('Secretphone') || bytes.includes('Exif')).toBe(false);
  const { exif, icc, iptc, xmp, width, height } = await sharp(bytes).metadata();
  expect([exif, icc, iptc, xmp]).toEqual([undefined, undefined, undefined, undefined]);
  expect([width, height]).toEqual([480, 640]);
  const fact = (await listed()).find((known) => known.photo === photo);
  expect(fact).toMatchObject({
    phase: 'AFTER',
    takenAt: Date.parse('2022-10-25T14:05:06+08:00'),
    by: 'DUTY_CHIEF-01',
  });
  expect(fact?.point?.[0]).toBeCloseTo(lon, 4);
  expect(fact?.metres).toBeLessThan(5);
  expect((await look(chief, photo, order, { 'if-none-match': `"${photo}"` })).status).toBe(304);
});

test('a PNG and a WebP with words in them are drawn anew as JPEG', async () => {
  const [png, webp] = await Promise.all([
    camera().withExif(EXIF).png().toBuffer(),
    camera().withExif(EXIF).webp().toBuffer(),
  ]);
  for (const bytes of [png, webp]) {
    const photo = await sent(chief, bytes, { phase: 'BEFORE', type: 'application/octet-stream' });
    const served = Buffer.from(await (await look(chief, photo)).arrayBuffer());
    expect((await sharp(served).metadata()).format).toBe('jpeg');
    expect((await listed()).find((known) => known.photo === photo)).toMatchObject({
      metres: expect.any(Number),
    });
  }
});

test('large pictures are made smaller', async () => {
  const big = await sharp({
    create: { width: 4000, height: 1000, channels: 3, background: '#123' },
  })
    .jpeg()
    .toBuffer();
  const photo = await sent(chief, big, { phase: 'BEFORE' });
  expect((await listed()).find((known) => known.photo === photo)).toMatchObject({
    width: 2048,
    height: 512,
    takenAt: null,
    point: null,
    metres: null,
  });
});

test('the same wish has one effect; the same picture counts once, also side by side', async () => {
  const { id } = await orderIn(gateway.house.engine, GRID, 'HANDLING');
  const [bytes, name] = [await jpeg(), wish()];
  const twice = await Promise.all([
    send(chief, bytes, { id, name }),
    send(chief, bytes, { id, name }),
  ]);
  expect(twice.map(({ status }) => status)).toEqual([200, 200]);
  expect(twice[0]?.text).toBe(twice[1]?.text);
  expectRefusal(await send(chief, bytes, { id }), 409, 'order.same-photo');
  expectRefusal(await send(chief, bytes, { id, phase: 'BEFORE' }), 409, 'order.same-photo');
  expectRefusal(await send(chief, await jpeg(), { id, name }), 409, 'command.id-reused');
  expect(await listed(id)).toHaveLength(1);
  const other = await jpeg();
  const race = await Promise.all([send(chief, other, { id }), send(chief, other, { id })]);
  expect(race.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('twelve of a phase are taken and no thirteenth', async () => {
  const { id } = await orderIn(gateway.house.engine, GRID, 'FILED');
  for (let i = 0; i < 12; i++) await sent(chief, await jpeg(), { id });
  expectRefusal(await send(chief, await jpeg(), { id }), 409, 'photo.too-many');
  await sent(chief, await jpeg(), { id, phase: 'BEFORE' });
});

test('an order that has ended takes no photo', async () => {
  const { id } = await orderIn(gateway.house.engine, GRID, 'CLOSED');
  expectRefusal(await send(chief, await jpeg(), { id }), 409, 'order.not-now');
  expectRefusal(await send(chief, await jpeg(), { id: 'nowhere' }), 404, 'order.unknown');
  expect(await listed(id)).toEqual([]);
});

describe('who sees it', () => {
  test('nobody of another area, and the audit says who tried', async () => {
    const photo = await sent(chief, await jpeg());
    const away = await gateway.enterAs('COMMUNITY', [pathOf(FUXI)]);
    const response = await look(away, photo);
    expect(response.status).toBe(404);
    expect(lastAudit()).toMatchObject({
      outcome: 'refused',
      detail: 'area photo.unknown',
      object: photo,
    });
    expectRefusal(await send(away, await jpeg()), 404, 'order.unknown');
    expect(lastAudit()).toMatchObject({
      outcome: 'refused',
      detail: 'area order.unknown',
      object: order,
    });
    expectRefusal(await away.get(`/api/orders/${order}/photos`), 404, 'order.unknown');
    // An order of one's own is no key to another's picture.
    const own = await orderIn(gateway.house.engine, '320506108004001', 'HANDLING');
    expect((await look(away, photo, own.id)).status).toBe(404);
  });

  test('the worker who handles it, wherever the worker belongs; never the wall', async () => {
    const handler = await gateway.enterAs('GRID_WORKER', [pathOf(FUXI)], workerIn(GRID).id);
    const photo = await sent(handler, await jpeg());
    expect((await look(handler, photo)).status).toBe(200);
    const wall = gateway.enter('wall1');
    expect((await look(wall, photo)).status).toBe(403);
    expectRefusal(await send(wall, await jpeg()), 403, 'access.no-function');
    expectRefusal(await send(gateway.nobody(), await jpeg()), 401, 'access.signed-out');
  });

  test('what is no photo is not found, however it is asked for', async () => {
    for (const sha of ['0'.repeat(64), '..%2Ftown.sqlite', '%2e%2e%2fkeys%2fwords.key', 'x'])
      expect([400, 404]).toContain((await look(chief, sha)).status);
  });
});

describe('bad files', () => {
  const chunk = (name: string, body: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc(named));
    return Buffer.concat([length, named, sum]);
  };
  /** A head that promises so much; with `bomb`, also a first handful of rows. */
  const png = (width: number, height: number, bomb = false) => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width);
    head.writeUInt32BE(height, 4);
    head.set([8, 2, 0, 0, 0], 8);
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', head),
      ...(bomb
        ? [chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))), chunk('IEND', Buffer.alloc(0))]
        : []),
    ]);
  };
  const crc = (bytes: Uint8Array) => {
    let sum = 0xffffffff;
    for (const byte of bytes) {
      sum ^= byte;
      for (let i = 0; i < 8; i++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
    return (sum ^ 0xffffffff) >>> 0;
  };

  test('are refused clearly, more than forty of them, and nothing of them stays', async () => {
    const { id } = await orderIn(gateway.house.engine, GRID, 'HANDLING');
    const good = await jpeg();
    const noise = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer();
    const chance = chanceFrom(7);
    const random = (length: number) =>
      Buffer.from(Array.from({ length }, () => Math.floor(chance() * 256)));
    const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const zip = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), random(400)]);
    const KINDS: Record<string, Buffer> = {
      empty: Buffer.alloc(0),
      'one byte': Buffer.from([0xff]),
      svg: Buffer.from(script),
      'svg with a declaration': Buffer.from(`<?xml version="1.0"?>${script}`),
      gif: Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'),
      'a real gif': await camera().gif().toBuffer(),
      tiff: await camera().tiff().toBuffer(),
      avif: await camera().resize(16).avif({ effort: 0 }).toBuffer(),
      html: Buffer.from('<!doctype html><script>alert(1)</script>'),
      zip,
      pdf: Buffer.from('%PDF-1.7\n1 0 obj'),
      elf: Buffer.concat([Buffer.from('\x7fELF', 'latin1'), random(100)]),
      json: Buffer.from('{"id":"x"}'),
      bmp: Buffer.concat([Buffer.from('BM'), random(100)]),
      'svg before a jpeg': Buffer.concat([Buffer.from(script), good]),
      'a riff that is a wave': Buffer.from('RIFF\0\0\0\0WAVEfmt '),
    };
    for (let i = 0; i < 12; i++) KINDS[`random ${i}`] = random(1 + i * 50);
    const BROKEN: Record<string, Buffer> = {
      'a jpeg mark alone': Buffer.from([0xff, 0xd8, 0xff]),
      'a png mark alone': png(10, 10).subarray(0, 8),
      'a png head alone': png(10, 10),
      'a png of no width': png(0, 10),
      'a webp mark alone': Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1'),
      'a zip behind a jpeg mark': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), zip]),
      'html behind a png mark': Buffer.concat([
        png(10, 10).subarray(0, 8),
        Buffer.from('<script>'),
      ]),
    };
    for (let i = 1; i <= 8; i++)
      BROKEN[`jpeg cut at ${i}/10`] = noise.subarray(0, (noise.length * i) / 10);
    for (let i = 0; i < 4; i++)
      BROKEN[`random behind a jpeg mark ${i}`] = Buffer.concat([
        Buffer.from([0xff, 0xd8, 0xff, 0xdb]),
        random(300),
      ]);
    const BOMBS = {
      square: png(50_000, 50_000, true),
      wide: png(2_000_000_000, 1, true),
      tall: png(1000, 100_000, true),
    };
    expect(Object.keys({ ...KINDS, ...BROKEN, ...BOMBS }).length).toBeGreaterThan(40);
    for (const [name, bytes] of Object.entries(KINDS)) {
      const answer = await send(chief, bytes, { id });
      expect(answer.text, name).toContain('photo.kind');
      expectRefusal(answer, 400, 'photo.kind');
    }
    for (const [name, bytes] of Object.entries(BROKEN)) {
      const answer = await send(chief, bytes, { id });
      expect(answer.text, name).toContain('photo.broken');
      expectRefusal(answer, 400, 'photo.broken');
    }
    for (const [name, bytes] of Object.entries(BOMBS)) {
      const answer = await send(chief, bytes, { id });
      expect(answer.text, name).toMatch(/photo\.(too-many-pixels|broken)/);
    }
    expectRefusal(await send(chief, BOMBS.square, { id }), 413, 'photo.too-many-pixels');
    for (const type of [
      'text/html',
      'application/json',
      'image/svg+xml',
      'multipart/form-data; boundary=x',
    ])
      expectRefusal(await send(chief, Buffer.from('{}'), { id, type }), 400, 'photo.kind');
    expect(await listed(id)).toEqual([]);
  }, 60_000);

  test('a polyglot comes out as a picture only', async () => {
    const tail = Buffer.from('PK\x03\x04<script>alert(1)</script>');
    const photo = await sent(chief, Buffer.concat([await jpeg(), tail]));
    const served = Buffer.from(await (await look(chief, photo)).arrayBuffer());
    expect(served.includes('script')).toBe(false);
    expect(served.includes('PK\x03\x04')).toBe(false);
  });

  test('more than twelve megabytes is told so; other calls keep their own limit', async () => {
    const { params } = expectRefusal(
      await send(chief, Buffer.alloc(12 * 1024 * 1024 + 1)),
      413,
      'request.too-large',
    );
    expect(params.limit).toBe(12 * 1024);
    const long = await chief.post('/api/commands/order.note', 'x'.repeat(100_000));
    expect(expectRefusal(long, 413, 'request.too-large').params.limit).toBe(64);
  });
});

describe('orphans', () => {
  const NOW = 100 * HOUR;
  const row = (photo: string, state: 'arriving' | 'kept', age: number) => ({
    order: 'o',
    photo,
    state,
    arrived: NOW - age,
  });
  const file = (name: string, age: number) => ({ name, changed: NOW - age });

  test('are what is older than an hour and belongs to nothing', () => {
    const rows = [
      row('whole', 'kept', 9 * HOUR),
      row('no-file', 'kept', 2 * HOUR),
      row('no-file-yet', 'arriving', 1000),
      row('given-up', 'arriving', 2 * HOUR),
      row('cut-short', 'arriving', 2 * HOUR),
      row('told-but-no-file', 'arriving', 2 * HOUR),
    ];
    const files = [
      file('whole', 9 * HOUR),
      file('given-up', 2 * HOUR),
      file('cut-short', 2 * HOUR),
      file('nobody’s', 2 * HOUR),
      file('nobody’s-yet', 1000),
      file('x.part', 2 * HOUR),
    ];
    const told = (known: { photo: string }) =>
      ['cut-short', 'told-but-no-file'].includes(known.photo);
    const orphans = orphansIn({ rows, files }, NOW, told);
    expect(orphans.settled.map(({ photo }) => photo)).toEqual(['cut-short']);
    expect(orphans.rows.map(({ photo }) => photo)).toEqual([
      'no-file',
      'given-up',
      'told-but-no-file',
    ]);
    expect(orphans.files).toEqual(['given-up', 'nobody’s', 'x.part']);
  });

  test('a stop between row, file and event leaves nothing reachable, and tidying takes it away', async () => {
    const { engine, photos } = gateway.house;
    const { id } = await orderIn(engine, GRID, 'HANDLING');
    const kept = await sent(chief, await jpeg(), { id });
    const insert = gateway.store.prepare(
      `insert into attachments ("order", photo, phase, bytes, width, height, at, by, arrived, state)
       values (?, ?, 'AFTER', 1, 1, 1, 0, 'X-01', ?, 'arriving')`,
    );
    const old = Date.now() - 2 * HOUR;
    const [rowOnly, rowAndFile, fileOnly] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [
      string,
      string,
      string,
    ];
    insert.run(id, rowOnly, old);
    insert.run(id, rowAndFile, old);
    for (const name of [rowAndFile, fileOnly, `${fileOnly}.x.part`]) {
      writeFileSync(join(files, name), 'x');
      utimesSync(join(files, name), old / 1000, old / 1000);
    }
    for (const photo of [rowOnly, rowAndFile, fileOnly])
      expect((await look(chief, photo, id)).status).toBe(404);
    expect((await listed(id)).map(({ photo }) => photo)).toEqual([kept]);
    expect(await photos.tidy()).toMatchObject({ rows: 2, files: 3 });
    expect(readdirSync(files).filter((name) => /^[abc]{64}/.test(name))).toEqual([]);
    expect(existsSync(join(files, kept))).toBe(true);
    expect(await photos.tidy()).toEqual({ settled: 0, rows: 0, files: 0 });
  });

  test('a stop after the event is mended: the photo is there, and sent again it is the same', async () => {
    const { id } = await orderIn(gateway.house.engine, GRID, 'HANDLING');
    const [bytes, name] = [await jpeg(), wish()];
    const photo = await sent(chief, bytes, { id, name });
    const cut = () =>
      gateway.store.prepare(`update attachments set state = 'arriving' where "order" = ?`).run(id);
    cut();
    expect((await look(chief, photo, id)).status).toBe(404);
    expectRefusal(await send(chief, bytes, { id }), 409, 'order.same-photo');
    expect(await gateway.house.photos.tidy()).toMatchObject({ settled: 1 });
    expect((await look(chief, photo, id)).status).toBe(200);
    cut();
    expect(await sent(chief, bytes, { id, name })).toBe(photo);
    expect((await look(chief, photo, id)).status).toBe(200);
  });
});
