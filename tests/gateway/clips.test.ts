/** Clips: what comes in, what is left out of it, and how it is played. And photos that wait for the order they were taken for. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readClip } from '#gateway/attachments/clip.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { rangeOf } from '#gateway/http/byte-range.ts';
import { draftAccepted, photosRead } from '#wire/reads.ts';
import { box, mp4, webm } from '../support/clips.ts';
import {
  expectRefusal,
  read,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../support/gateway.ts';
import { gridOf, orderIn } from '../support/order-ways.ts';
import { NOW, wish, workerIn } from '../support/small-world.ts';

const GRID = '320506108207001';
const { centre, path } = gridOf(GRID);
const [lon, lat] = centre;

let gateway: TestGateway;
let chief: Visitor;
let worker: Visitor;
beforeAll(async () => {
  gateway = await startGateway();
  chief = gateway.enter('chief1');
  worker = await gateway.enterAs('GRID_WORKER', [path], workerIn(GRID).id);
}, 60_000);
afterAll(() => gateway.close());

async function post(who: Visitor, address: string, bytes: Uint8Array) {
  const response = await fetch(`${who.url}${address}`, {
    method: 'POST',
    headers: { 'content-type': 'video/mp4', ...(who.cookie ? { cookie: who.cookie } : {}) },
    body: Buffer.from(bytes),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const send = (bytes: Uint8Array, order: string) =>
  post(chief, `/api/orders/${order}/photos?phase=AFTER&id=${wish()}`, bytes);
const order = async () => (await orderIn(gateway.house.engine, GRID, 'HANDLING')).id;
const listed = async (id: string) =>
  read(await chief.get(`/api/orders/${id}/photos`), photosRead).photos;
const play = (photo: string, id: string, range?: string) =>
  fetch(`${chief.url}/api/photos/${photo}?order=${id}`, {
    headers: { cookie: chief.cookie ?? '', ...(range ? { range } : {}) },
  });

describe('a clip', () => {
  test('is kept without maker, place and names; time and place are told apart from it', async () => {
    const id = await order();
    const sent = mp4({ place: `+${lat.toFixed(4)}+${lon.toFixed(4)}/`, made: NOW / 1000 - 60 });
    expect(sent.includes('Secretphone') && sent.includes('Wang')).toBe(true);
    const before = gateway.house.engine.world.orders.get(id)?.photosAfter;
    const { photo } = JSON.parse((await send(sent, id)).text);
    expect(await listed(id)).toMatchObject([
      { photo, type: 'video/mp4', seconds: 4, width: 640, height: 360, takenAt: NOW - 60_000 },
    ]);
    expect((await listed(id))[0]?.metres).toBeLessThan(20);
    const served = Buffer.from(await (await play(photo, id)).arrayBuffer());
    expect(served.length).toBe(sent.length);
    for (const word of ['Secretphone', 'Wang', 'tapgps', `+${lat.toFixed(4)}`, 'udta', 'uuid'])
      expect(served.includes(Buffer.from(word, 'latin1')), word).toBe(false);
    // What the tables of the film point at has not moved.
    expect(served.indexOf('mdat')).toBe(sent.indexOf('mdat'));
    // A clip is no photo: what the rules ask photos for stays asked.
    expect(gateway.house.engine.world.orders.get(id)?.photosAfter).toBe(before);
  });

  test('of a browser’s recorder says how long it is by its last block', async () => {
    for (const open of [true, false]) {
      const sent = webm({ open });
      const clip = readClip(sent);
      expect(clip).toMatchObject({ type: 'video/webm', seconds: 2.5, width: 640, height: 360 });
      if ('ok' in clip) return;
      for (const word of ['Secretphone', 'Wang', 'LOCATION'])
        expect(clip.bytes.includes(word), word).toBe(false);
      expect(readClip(clip.bytes)).toMatchObject({ seconds: 2.5 });
    }
  });

  test('of another kind, coding or length is refused with the way out', async () => {
    const id = await order();
    const CASES = [
      ['photo.heic', mp4({ brand: 'heic' })],
      ['clip.kind', mp4({ brand: 'qt  ' })],
      ['clip.kind', mp4({ extra: box('moof', Buffer.alloc(8)) })],
      ['clip.codec', mp4({ tracks: [['vide', 'hvc1']] })],
      ['clip.codec', webm({ codec: 'V_MPEG4/ISO/ASP' })],
      [
        'clip.other-tracks',
        mp4({
          tracks: [
            ['vide', 'avc1'],
            ['meta', 'gpmd'],
          ],
        }),
      ],
      ['clip.other-tracks', mp4({ tracks: [['soun', 'mp4a']] })],
      ['clip.too-long', mp4({ seconds: 61 })],
      ['clip.broken', mp4({ seconds: 0 })],
      ['clip.broken', mp4().subarray(0, 300)],
      ['clip.broken', webm().subarray(0, 60)],
    ] as const;
    for (const [reason, bytes] of CASES) {
      const answer = await send(bytes, id);
      expect(JSON.parse(answer.text).reason, answer.text).toBe(reason);
    }
    expect(expectRefusal(await send(mp4({ extra: Buffer.alloc(32 << 20) }), id), 413).reason).toBe(
      'request.too-large',
    );
    expect(await listed(id)).toEqual([]);
  });

  test('cut or spoiled anywhere is refused, and never a fault', () => {
    const chance = chanceFrom(5);
    for (const whole of [mp4(), webm(), webm({ open: false })])
      for (let i = 0; i < 400; i++) {
        const spoiled = Buffer.from(whole.subarray(0, Math.ceil(chance() * whole.length)));
        for (let n = 0; n < 6; n++)
          spoiled[Math.floor(chance() * Math.min(400, spoiled.length))] = chance() * 256;
        expect(() => readClip(spoiled)).not.toThrow();
      }
  });

  test('plays from any place in it, and three are enough', async () => {
    const id = await order();
    const { photo } = JSON.parse((await send(mp4(), id)).text);
    const whole = Buffer.from(await (await play(photo, id)).arrayBuffer());
    const part = await play(photo, id, 'bytes=100-199');
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${whole.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(100, 200));
    expect((await play(photo, id, `bytes=${whole.length}-`)).status).toBe(416);
    for (const seconds of [5, 6]) expect((await send(mp4({ seconds }), id)).status).toBe(200);
    expectRefusal(await send(mp4({ seconds: 7 }), id), 409, 'clip.too-many');
  });

  test.each([
    ['bytes=0-', [0, 9]],
    ['bytes=-3', [7, 9]],
    ['bytes=4-40', [4, 9]],
    ['bytes=10-', 'none'],
    ['bytes=5-4', 'none'],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    [undefined, undefined],
  ])('a range %s', (header, range) => {
    expect(rangeOf(header, 10)).toEqual(range);
  });
});

let shade = 0;
const rational = (degrees: number) => `${Math.round(degrees * 1e6)}/1000000 0/1 0/1`;
/** A photo that says when (minutes ago) and, unless the phone keeps it to itself, where it was taken. */
function photo(minutesAgo: number, north: number | null = lat) {
  shade += 7;
  const wall = new Date(NOW - minutesAgo * 60_000 + 8 * 3_600_000).toISOString();
  const when = wall.slice(0, 19).replaceAll('-', ':').replace('T', ' ');
  const where = {
    GPSLatitudeRef: 'N',
    GPSLatitude: rational(north ?? 0),
    GPSLongitudeRef: 'E',
    GPSLongitude: rational(lon),
  };
  return sharp({
    create: { width: 64, height: 48, channels: 3, background: { r: shade, g: 9, b: 9 } },
  })
    .withExif({ IFD2: { DateTimeOriginal: when }, ...(north === null ? {} : { IFD3: where }) })
    .jpeg()
    .toBuffer();
}
const draft = async (bytes: Uint8Array, who = worker, query = '') =>
  read(await post(who, `/api/drafts/photos${query}`, bytes), draftAccepted);

describe('a photo that waits for its order', () => {
  const done = (before: string, after: string, who = worker) =>
    who.command('order.self-handle', {
      grid: GRID,
      point: centre,
      category: '0301',
      urgency: 1,
      before,
      after,
      description: 'Swept away at once.',
    });

  test('becomes the order’s, with the time and place the house read', async () => {
    const before = await draft(await photo(20));
    const after = await draft(await photo(5, null), worker, `?lon=${lon}&lat=${lat}`);
    expect(before).toMatchObject({ takenAt: NOW - 20 * 60_000, placed: 'CAMERA' });
    expect(after).toMatchObject({ takenAt: NOW - 5 * 60_000, placed: 'PHONE' });
    expect((await done(before.photo, after.photo)).status).toBe(200);
    const [made] = [...gateway.house.engine.world.orders.values()].filter(
      ({ reportedAt, source }) => source === 'SELF' && reportedAt === NOW,
    );
    if (!made) throw new Error('no order');
    expect(made).toMatchObject({ state: 'CLOSED', photosBefore: 1, photosAfter: 1 });
    const kept = await listed(made.id);
    expect(kept.map(({ phase, placed }) => `${phase} ${placed}`).sort()).toEqual([
      'AFTER PHONE',
      'BEFORE CAMERA',
    ]);
    expect((await play(before.photo, made.id)).status).toBe(200);
    // Used once: the same two prove no second matter.
    expectRefusal(await done(before.photo, after.photo), 404, 'photo.unknown');
  });

  test('is its sender’s alone, and reachable by nobody before', async () => {
    const [before, after] = [await draft(await photo(20)), await draft(await photo(5))];
    const other = await gateway.enterAs('GRID_WORKER', [path], workerIn(GRID).id);
    expectRefusal(await done(before.photo, after.photo, other), 404, 'photo.unknown');
    expect((await play(before.photo, 'GRID_WORKER-01')).status).toBe(404);
    expectRefusal(await post(chief, '/api/drafts/photos', await photo(1)), 403);
  });

  test('too close in time, too far apart or from nowhere is no proof, whatever the caller says', async () => {
    const here = (await draft(await photo(10))).photo;
    const soon = (await draft(await photo(8))).photo;
    const far = (await draft(await photo(2, lat + 0.001))).photo;
    const nowhere = (await draft(await photo(2, null))).photo;
    const ahead = (await draft(await photo(-600))).photo;
    const late = (await draft(await photo(0))).photo;
    expectRefusal(await done(here, here), 409, 'order.same-photo');
    expectRefusal(await done(here, soon), 409, 'order.photos-too-close');
    expectRefusal(await done(here, far), 409, 'order.photos-too-far');
    expectRefusal(await done(here, nowhere), 409, 'order.photos-no-place');
    // A camera ten hours ahead is not believed: the photo was there when it came in.
    expectRefusal(await done(late, ahead), 409, 'order.photos-too-close');
  });

  test('is forgotten with its file after three days without an order', async () => {
    const { photo: name } = await draft(await photo(3));
    const files = join(gateway.place.folder, 'data', gateway.house.town.id, 'files');
    mkdirSync(files, { recursive: true });
    const { photos } = gateway.house;
    await photos.tidy(Date.now() + 70 * 3_600_000);
    expect(readdirSync(files)).toContain(name);
    await photos.tidy(Date.now() + 74 * 3_600_000);
    expect(readdirSync(files)).not.toContain(name);
  });
});
