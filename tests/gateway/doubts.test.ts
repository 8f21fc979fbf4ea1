/** The list of closures to be looked at again: what comes onto it, and why. */
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Doubt } from '#domain/order/doubts.ts';
import { demoPhoto } from '#gateway/demo/pictures.ts';
import { suspiciousRead } from '#wire/reads.ts';
import { read, startGateway, type TestGateway, type Visitor } from '../support/gateway.ts';
import { orderIn } from '../support/order-ways.ts';
import { wish } from '../support/small-world.ts';

const GRID = '320506108207001';
let gateway: TestGateway;
let chief: Visitor;
beforeAll(async () => {
  gateway = await startGateway();
  chief = gateway.enter('chief1');
}, 60_000);
afterAll(() => gateway.close());

async function add(order: string, bytes: Uint8Array, phase = 'AFTER') {
  const response = await fetch(
    `${chief.url}/api/orders/${order}/photos?phase=${phase}&id=${wish()}`,
    {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg', cookie: chief.cookie ?? '' },
      body: Buffer.from(bytes),
    },
  );
  expect(response.status, await response.text()).toBe(200);
}
/** Ends an order whose photos are in, by the shortest way. */
async function end(id: string) {
  const { engine } = gateway.house;
  const version = engine.world.orders.get(id)?.version;
  const reply = await chief.command('order.void', {
    id,
    version,
    reason: 'TEST',
    basis: 'A test.',
  });
  expect(reply.status, reply.text).toBe(200);
}
const why = async (id: string): Promise<Doubt[] | undefined> => {
  const { rows, why } = read(await chief.get('/api/suspicious?limit=200'), suspiciousRead);
  expect(rows.map((row) => row.id)).toEqual(why.map((row) => row.id));
  return why.find((row) => row.id === id)?.doubts;
};
const handled = async () => (await orderIn(gateway.house.engine, GRID, 'HANDLING')).id;

test('a photo used before, sent smaller and packed anew, brings the second order onto the list and not the first', async () => {
  const [first, second, third] = [await handled(), await handled(), await handled()];
  const picture = await demoPhoto(1, '0301', 'AFTER');
  await add(first, picture);
  await add(second, await sharp(picture).resize(300).jpeg({ quality: 50 }).toBuffer());
  await add(third, await demoPhoto(2, '0301', 'AFTER'));
  // Nothing is closed yet.
  expect(await why(second)).toBeUndefined();
  for (const id of [first, second, third]) await end(id);
  expect(await why(second)).toContain('SAME_PHOTO');
  expect((await why(first)) ?? []).not.toContain('SAME_PHOTO');
  expect((await why(third)) ?? []).not.toContain('SAME_PHOTO');
});

test('so does the photo of before shown as the one of after', async () => {
  const id = await handled();
  const picture = await demoPhoto(3, '0301', 'BEFORE');
  await add(id, picture, 'BEFORE');
  await add(id, await sharp(picture).jpeg({ quality: 40 }).toBuffer());
  await end(id);
  expect(await why(id)).toContain('SAME_PHOTO');
});

test('five results of one handler in the same words are all on it; the words are nowhere but sealed', async () => {
  const { engine, store } = gateway.house;
  const closed: string[] = [];
  for (let i = 0; i < 5; i++) closed.push((await orderIn(engine, GRID, 'CLOSED')).id);
  for (const id of closed) expect(await why(id)).toContain('SAME_WORDS');
  const [words] = store.words.about(closed[0] ?? '').filter(({ purpose }) => purpose === 'result');
  const dump = JSON.stringify(gateway.store.prepare('select * from words, doubts').all());
  expect(words && dump.includes(words.text)).toBe(false);
});
