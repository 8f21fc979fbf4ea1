/** What people typed lies sealed: whoever has the file, the wire, or the log reads none of it, and a text moved to another row does not open. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSeal } from '#gateway/database/seal.ts';
import { StartFault } from '#gateway/fault.ts';
import { wordsRead } from '#wire/reads.ts';
import {
  expectRefusal,
  read,
  type Screen,
  startGateway,
  type TestGateway,
} from '../support/gateway.ts';
import { gridOf, orderIn } from '../support/order-ways.ts';
import { reportIn, workerIn } from '../support/small-world.ts';
import { temporaryFolder } from '../support/temporary.ts';

const GRID = '320506108207001';

/** Words that stand nowhere else. */
const CANARIES = {
  description: 'canary-description-7Q 王某某 13800138000',
  instruction: 'canary-instruction-8R 请走东门',
  basis: 'canary-basis-9S 不属于本网格',
  text: 'canary-result-0T 320506196801011234',
};

let gateway: TestGateway;
/** Everything a chief's screen was sent, as text. */
let wire = '';
let log = '';
let id = '';
let screen: Screen;

beforeAll(async () => {
  gateway = await startGateway();
  const { log: logger, engine } = gateway.house;
  logger.level = 'debug';
  Object.assign(logger, {
    [pino.symbols.streamSym]: {
      write: (line: string) => {
        log += line;
      },
    },
  });
  const chief = gateway.enter('chief1');
  screen = chief.screen();
  screen.onAny((...word) => {
    wire += JSON.stringify(word);
  });
  await new Promise<void>((resolve) => screen.once('connect', resolve));
  await new Promise((resolve) =>
    screen.emit(
      'resume',
      { epoch: engine.epoch, lens: 'DUTY_CHIEF|/320506108/||', upto: engine.seq },
      resolve,
    ),
  );

  await orderIn(engine, GRID, 'VOID');
  const { seq } = engine;
  const given = await chief.command('order.report', {
    ...reportIn(gridOf(GRID)),
    description: CANARIES.description,
  });
  expect(given.status, given.text).toBe(200);
  id = [...engine.world.orders.values()].find(({ version }) => version === seq + 1)?.id ?? '';
  const worker = await gateway.enterAs('GRID_WORKER', [gridOf(GRID).path], workerIn(GRID).id);
  const step = async (name: string, extra: object, who = chief) => {
    const version = engine.world.orders.get(id)?.version;
    const answer = await who.command(name, { id, version, ...extra });
    expect(answer.status, answer.text).toBe(200);
  };
  await step('order.accept', {});
  await step('order.file', { category: '1101', urgency: 2, level: 'GRID' });
  const { instruction, basis, text } = CANARIES;
  await step('order.dispatch', { handler: workerIn(GRID).id, instruction });
  await step('order.return', { reason: 'NOT_OURS', basis }, worker);
  await step('order.dispatch', { handler: workerIn(GRID).id });
  await step('order.sign', {}, worker);
  await step(
    'order.finish',
    { result: 'SOLVED', talkedTo: 'the shop', measure: text, promise: 'at once' },
    worker,
  );
  // A command that is refused leaves its words nowhere either.
  expectRefusal(await chief.command('order.report', { description: 'canary-refused' }), 400);
  expectRefusal(
    await chief.post('/api/commands/order.report', '{"description":"canary-broken"'),
    400,
  );
});
afterAll(() => {
  screen.close();
  return gateway.close();
});

const CANARY = /canary|13800138000|320506196801011234|王某某|请走东门|不属于本网格/;

/** Every file under a folder. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });

describe('what was typed', () => {
  test('is read by those who may, whole and in order', async () => {
    const { words } = read(await gateway.enter('chief1').get(`/api/orders/${id}/words`), wordsRead);
    expect(words.map(({ purpose, text }) => [purpose, text])).toEqual([
      ['description', CANARIES.description],
      ['instruction', CANARIES.instruction],
      ['reason', CANARIES.basis],
      ['talked-to', 'the shop'],
      ['result', CANARIES.text],
      ['promise', 'at once'],
    ]);
  });

  test('is in no file of the store', () => {
    const files = filesIn(gateway.place.folder);
    expect(files.map((path) => path.split('/').at(-1))).toContain('town.sqlite-wal');
    for (const path of files)
      expect(CANARY.test(readFileSync(path).toString('utf8')), path).toBe(false);
    gateway.store.pragma('wal_checkpoint(TRUNCATE)');
    for (const path of files)
      expect(CANARY.test(readFileSync(path).toString('utf8')), path).toBe(false);
  });

  test('is in no event, no thing, no audit row', () => {
    const tables = gateway.store
      .prepare(`select name from sqlite_schema where type = 'table'`)
      .all() as { name: string }[];
    expect(tables.map(({ name }) => name)).toContain('journal');
    for (const { name } of tables)
      for (const row of gateway.store.prepare(`select * from ${name}`).iterate())
        expect(
          CANARY.test(
            Object.values(row as object)
              .map(String)
              .join(' '),
          ),
          name,
        ).toBe(false);
  });

  test('is in nothing a screen is sent, and in no other read', async () => {
    await expect.poll(() => wire.includes('"HANDLED"')).toBe(true);
    expect(wire).toContain(id);
    expect(wire).not.toMatch(CANARY);
    const chief = gateway.enter('chief1');
    for (const path of ['/api/world', '/api/orders?limit=200', `/api/orders/${id}`, '/api/town']) {
      const { text } = await chief.get(path);
      if (path !== '/api/town') expect(text).toContain(id);
      expect(text, path).not.toMatch(CANARY);
    }
    for (const canary of ['canary', '王某某'])
      expect((await chief.get(`/api/orders?q=${encodeURIComponent(canary)}`)).text).toContain(
        '"total":0',
      );
  });

  test('is in no line of the log, whatever goes wrong', async () => {
    gateway.store.exec(
      `create trigger no_words before insert on words begin select raise(abort, 'no'); end`,
    );
    const input = { ...reportIn(gridOf(GRID)), description: CANARIES.description };
    const answer = await gateway.enter('chief1').command('order.report', input);
    gateway.store.exec('drop trigger no_words');
    expectRefusal(answer, 503, 'gateway.store');
    expect(answer.text).not.toMatch(CANARY);
    expect(log).not.toBe('');
    expect(log).not.toMatch(CANARY);
    expect(log).not.toMatch(/sid=|[\w-]{43}/);
  });

  test('does not open in another row, changed, or under another key', async () => {
    const chief = gateway.enter('chief1');
    const rows = gateway.store.prepare('select id, sealed from words where about = ?').all(id) as {
      id: string;
      sealed: Buffer;
    }[];
    const [first, second] = rows;
    if (!first || !second) throw new Error('the order has no words');
    const set = (sealed: Buffer) =>
      gateway.store.prepare('update words set sealed = ? where id = ?').run(sealed, first.id);
    const flipped = Buffer.from(first.sealed);
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    for (const sealed of [second.sealed, flipped, Buffer.alloc(0), first.sealed.subarray(0, 30)]) {
      set(sealed);
      const answer = await chief.get(`/api/orders/${id}/words`);
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(answer.text).not.toMatch(CANARY);
    }
    set(first.sealed);
    expect((await chief.get(`/api/orders/${id}/words`)).status).toBe(200);
  });
});

describe('the seal', () => {
  const keyed = (name: string) => openSeal(join(temporaryFolder(), name), true);

  test('hides equal texts from one another and opens only for its row and key', () => {
    const seal = keyed('a.key');
    const [one, two] = [seal.close('words/1', '同样'), seal.close('words/1', '同样')];
    expect(one.equals(two)).toBe(false);
    expect(seal.open('words/1', one)).toBe('同样');
    expect(() => seal.open('words/2', one)).toThrow();
    expect(() => keyed('b.key').open('words/1', one)).toThrow();
    for (let i = 0; i < one.length; i++) {
      const changed = Buffer.from(one);
      changed[i] = (changed[i] ?? 0) ^ 0x80;
      expect(() => seal.open('words/1', changed), `byte ${i}`).toThrow();
    }
  });

  test('keeps its key to its owner, and does not begin anew beside a store that has one', () => {
    const file = join(temporaryFolder(), 'keys', 'words.key');
    openSeal(file, true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const missing = join(temporaryFolder(), 'words.key');
    expect(() => openSeal(missing, false)).toThrow(StartFault);
    writeFileSync(file, 'short');
    expect(() => openSeal(file, false)).toThrow(/is no key of 32 bytes/);
  });
});
