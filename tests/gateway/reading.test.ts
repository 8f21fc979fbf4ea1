/** Reads on their threads: what was done is read, a thread that is lost is told of and comes again, and nobody waits for ever. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Questions } from '#gateway/reading/questions.ts';
import { ReadingLine, ReadingStopped } from '#gateway/reading/reading-line.ts';
import { kpisRead, orderList } from '#wire/reads.ts';
import { expectRefusal, read, startGateway, type TestGateway } from '../support/gateway.ts';
import { gridOf } from '../support/order-ways.ts';
import { NOW, reportIn, TOWN, viewer } from '../support/small-world.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 60_000);
afterAll(() => gateway.close());

const EVERYTHING: Questions['list']['asked'] = {
  selection: {
    viewer: viewer('DUTY_CHIEF'),
    filter: { now: NOW },
    figure: {},
    moment: { now: NOW, zone: 'Asia/Shanghai' },
  },
  page: { sort: 'reported', limit: 1 },
};

test('what a command did is in the next answer: the list, the figures, every time', async () => {
  const chief = gateway.enter('chief1');
  const waiting = async () => {
    const { counts } = read(await chief.get('/api/kpis'), kpisRead);
    return counts.find(({ id }) => id === 'to-file')?.value ?? 0;
  };
  for (let i = 0; i < 5; i++) {
    const [before, was] = [read(await chief.get('/api/orders'), orderList).total, await waiting()];
    await chief.command('order.report', reportIn(gridOf('320506108207001')));
    expect(read(await chief.get('/api/orders'), orderList).total).toBe(before + 1);
    expect(await waiting()).toBe(was + 1);
  }
});

test('where the threads can’t be had, reads are refused with a reason and commands go on', async () => {
  const own = await startGateway();
  try {
    const chief = own.enter('chief1');
    await own.house.orders.close();
    for (const path of ['/api/orders', '/api/kpis', '/api/orders/export', '/api/suspicious'])
      expectRefusal(await chief.get(path), 503, 'gateway.reading');
    const reported = await chief.command('order.report', reportIn(gridOf('320506108207001')));
    expect(reported.status).toBe(200);
  } finally {
    await own.close();
  }
}, 60_000);

test('a thread that dies fails those who wait, at once, and the next question starts another', async () => {
  const line = new ReadingLine(`${gateway.place.folder}/data/guangfu/town.sqlite`);
  const missing = new ReadingLine(`${gateway.place.folder}/nowhere.sqlite`);
  try {
    await expect(missing.one('list', EVERYTHING)).rejects.toThrow(ReadingStopped);
    await expect(missing.one('list', EVERYTHING)).rejects.toThrow(ReadingStopped);
    expect((await line.one('list', EVERYTHING)).rows).toHaveLength(1);
    const asked = line.one('list', EVERYTHING);
    line.forsake('for the test');
    await expect(asked).rejects.toThrow('for the test');
    expect((await line.one('list', EVERYTHING)).rows).toHaveLength(1);
  } finally {
    await Promise.all([line.close(), missing.close()]);
  }
  await expect(line.one('list', EVERYTHING)).rejects.toThrow(ReadingStopped);
});

test('patience ends, and a fault of the reading is a fault, not an interruption', async () => {
  const file = `${gateway.place.folder}/data/guangfu/town.sqlite`;
  const hasty = new ReadingLine(file, 1);
  const line = new ReadingLine(file);
  try {
    await expect(hasty.one('list', EVERYTHING)).rejects.toThrow('took too long');
    const wrong = line.one('list', { ...EVERYTHING, page: { sort: 'sideways' } } as never);
    await expect(wrong).rejects.not.toThrow(ReadingStopped);
    await expect(line.one('list', EVERYTHING)).resolves.toMatchObject({
      rows: [{ path: expect.stringContaining(TOWN) }],
    });
  } finally {
    await Promise.all([hasty.close(), line.close()]);
  }
});
