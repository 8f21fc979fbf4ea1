/** Bad input gets its sentence and loses nothing: the gateway lives on, the world stays as it was, others are served. */
import { connect } from 'node:net';
import { setTimeout as passing } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lensKey } from '#domain/access/viewer.ts';
import { REASONS, type Reason } from '#domain/reasons.ts';
import { LANGUAGES } from '#domain/town/town.ts';
import { refusalBody } from '#wire/protocol.ts';
import { stateHashRead } from '#wire/reads.ts';
import {
  type Answer,
  expectRefusal,
  read,
  type Screen,
  sendRaw,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../support/gateway.ts';
import { extraOf, gridOf, orderIn } from '../support/order-ways.ts';
import { frameOf, LIVE_PATH, openRaw } from '../support/raw-web-socket.ts';
import { reportIn, TOWN, viewer, wish } from '../support/small-world.ts';

const GRID = '320506108207001';
const report = reportIn(gridOf(GRID));
const REPORT = '/api/commands/order.report';

let gateway: TestGateway;
let chief: Visitor;
/** Somebody else's screen, which must notice nothing. */
let bystander: Screen;
let pulses = 0;
beforeAll(async () => {
  gateway = await startGateway();
  chief = gateway.enter('chief1');
  bystander = gateway.enter('wall1').screen();
  bystander.on('pulse', () => {
    pulses += 1;
  });
  await new Promise<void>((resolve) => bystander.once('connect', resolve));
});
afterAll(async () => {
  expect(bystander.connected).toBe(true);
  bystander.close();
  await gateway.close();
});

let before: { hash: string; seq: number };
const state = async () => read(await chief.get('/api/state-hash'), stateHashRead);
beforeEach(async () => {
  before = await state();
});
afterEach(async () => {
  expect(await state()).toEqual(before);
});

/** Deep arrays, well-formed or not. */
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const body = (input: unknown, id = wish()) => JSON.stringify({ id, input });
const raw = (text: string, headers = {}) => chief.post(REPORT, text, headers);

describe('over HTTP', () => {
  type Case = [name: string, status: number, reason: Reason, (language: string) => Promise<Answer>];
  const say = (language: string) => ({ 'accept-language': language });
  const CASES: Case[] = [
    [
      'an unknown command',
      404,
      'command.unknown',
      (l) => chief.post('/api/commands/order.eat', {}, say(l)),
    ],
    ['an unknown address', 404, 'request.unknown-route', (l) => chief.get('/api/secrets', say(l))],
    [
      'a method nobody offers',
      404,
      'request.unknown-route',
      (l) => chief.ask('PUT', '/api/orders', {}, say(l)),
    ],
    ['wrong types', 400, 'request.invalid', (l) => raw(body({ ...report, point: 'here' }), say(l))],
    [
      'a number out of range',
      400,
      'request.invalid',
      (l) => raw(body({ ...report, point: [1e308, 0] }), say(l)),
    ],
    ['nothing at all', 400, 'request.malformed', (l) => raw('', say(l))],
    ['null', 400, 'request.invalid', (l) => raw('null', say(l))],
    ['half a JSON', 400, 'request.malformed', (l) => raw('{"id":"', say(l))],
    [
      'JSON that names a prototype',
      400,
      'request.malformed',
      (l) => raw('{"__proto__":{"ok":true}}', say(l)),
    ],
    [
      'no JSON',
      400,
      'request.invalid',
      (l) => raw('id=1', { 'content-type': 'text/plain', ...say(l) }),
    ],
    ['bytes that are no text', 400, 'request.malformed', (l) => raw('\u0000\uffff', say(l))],
    ['a command id of two letters', 400, 'request.invalid', (l) => raw(body(report, 'ab'), say(l))],
    ['a body of 65 KB', 413, 'request.too-large', (l) => raw(body('x'.repeat(65 * 1024)), say(l))],
    ['JSON 10⁶ deep', 413, 'request.too-large', (l) => raw(deep(1_000_000), say(l))],
    [
      'JSON as deep as fits',
      400,
      'request.invalid',
      (l) => raw(`{"id":"${wish()}","input":${deep(30_000)}}`, say(l)),
    ],
    [
      'an address that is no text',
      400,
      'request.malformed',
      (l) => chief.get('/api/orders/%c0%80', say(l)),
    ],
    [
      'a very long id',
      404,
      'request.unknown-route',
      (l) => chief.get(`/api/orders/${'x'.repeat(500)}`, say(l)),
    ],
    [
      'a foreign Origin',
      403,
      'access.foreign-origin',
      (l) => raw(body(report), { origin: 'http://evil.example', ...say(l) }),
    ],
    [
      'a session that is over',
      401,
      'access.signed-out',
      (l) => gateway.nobody().post(REPORT, { id: wish(), input: report }, say(l)),
    ],
    [
      'a grid that is not there',
      404,
      'grid.unknown',
      (l) => raw(body({ ...report, grid: '999' }), say(l)),
    ],
    [
      'a place in another grid',
      400,
      'grid.other-place',
      (l) => raw(body({ ...report, point: [120.4146, 31.2862] }), say(l)),
    ],
    [
      'a category that is not listed',
      400,
      'request.invalid',
      (l) => raw(body({ ...report, category: '9999' }), say(l)),
    ],
  ];

  test.each(CASES)('%s', async (_, status, reason, call) => {
    const messages = new Set<string>();
    for (const language of LANGUAGES) {
      const began = Date.now();
      const refusal = expectRefusal(await call(language), status, reason);
      expect(Date.now() - began).toBeLessThan(2_000);
      expect(refusal.message).not.toMatch(/[{}]|undefined|null|NaN/);
      if (language === 'en') expect(refusal.message).not.toMatch(/\p{Script=Han}/u);
      messages.add(refusal.message);
    }
    expect(messages.size, [...messages].join(' | ')).toBe(3);
  });

  test('a version that is stale: who was first, and when', async () => {
    const order = await orderIn(gateway.house.engine, GRID, 'FILED');
    before = await state();
    const stale = { id: order.id, version: 1, ...extraOf('void', GRID, GRID) };
    const late = await chief.command('order.void', stale);
    const { params, message } = expectRefusal(late, 409, 'order.changed');
    expect(params).toMatchObject({ state: 'FILED', by: 'DUTY_CHIEF-01', handler: null });
    expect(message).toContain('值班长 01');
    expect(message).toContain('14:30');
  });

  test('the same id with another body is refused; with the same one it is answered again', async () => {
    const id = wish();
    const first = await chief.command('order.report', report, id);
    before = await state();
    expectRefusal(
      await chief.command('order.report', { ...report, urgency: 4 }, id),
      409,
      'command.id-reused',
    );
    expect((await chief.command('order.report', report, id)).text).toBe(first.text);
  });
});

describe('a body of 100 MB', () => {
  const MOST = 100_000_000;

  /** Streams until all is sent or the other side has had enough. */
  async function pour(head: string, chunked: boolean) {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    let heard = '';
    let open = true;
    socket.on('data', (data) => {
      heard += data.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      open = false;
    });
    const lines = [`POST ${REPORT} HTTP/1.1`, 'Host: x', `Cookie: ${chief.cookie}`, head];
    socket.write(`${lines.join('\r\n')}\r\nContent-Type: application/json\r\n\r\n`);
    const block = Buffer.alloc(64 * 1024, 'x');
    const piece = chunked
      ? Buffer.concat([Buffer.from('10000\r\n'), block, Buffer.from('\r\n')])
      : block;
    let sent = 0;
    const since = Date.now();
    while (open && sent < MOST && Date.now() - since < 4_000) {
      if (!socket.write(piece))
        await Promise.race([new Promise((drain) => socket.once('drain', drain)), passing(50)]);
      sent += block.length;
      if (heard) await passing(20);
    }
    socket.destroy();
    return { heard, sent };
  }

  test.each([
    ['told beforehand', `Content-Length: ${MOST}`, false],
    ['in chunks without end', 'Transfer-Encoding: chunked', true],
  ])('%s, is cut off early with its sentence', async (_, head, chunked) => {
    const memory = process.memoryUsage().rss;
    const { heard, sent } = await pour(head, chunked);
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
    expect(heard).toContain('request.too-large');
    expect(heard).toContain('64 KB');
    expect(sent).toBeLessThan(MOST / 5);
    expect(process.memoryUsage().rss - memory).toBeLessThan(64 * 1024 * 1024);
  });

  test('from a stranger is not read either', async () => {
    const { cookie } = chief;
    chief.cookie = 'sid=';
    const { heard, sent } = await pour(`Content-Length: ${MOST}`, false);
    chief.cookie = cookie;
    expect(heard).toMatch(/^HTTP\/1\.1 401 /);
    expect(sent).toBeLessThan(MOST / 5);
  });
});

describe('on a raw socket', () => {
  const head = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`;
  const get = (...lines: string[]) => head('GET /api/front HTTP/1.1', ...lines);
  const post = (text: string, ...lines: string[]) =>
    head(`POST ${REPORT} HTTP/1.1`, 'Host: x', 'Content-Type: application/json', ...lines) + text;

  test.each([
    ['two Host headers', get('Host: a', 'Host: b')],
    ['two Host headers, written differently', get('Host: a', 'hOsT: a')],
    [
      'two Host headers on an upgrade',
      get('Host: a', 'Host: b', 'Connection: Upgrade', 'Upgrade: websocket').replace(
        '/api/front',
        '/stream',
      ),
    ],
    ['no HTTP', 'GARBAGE\r\n\r\n'],
    ['a method nobody knows', head('EAT /api/front HTTP/1.1', 'Host: x')],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['HTTP/2 without asking', head('PRI * HTTP/2.0', '', 'SM')],
    ['a version that is not one', head('GET / HTTP/9.9', 'Host: x')],
    ['a header without a name', get('Host: x', ': y')],
    ['a header that is folded', get('Host: x', 'A: b', ' c')],
    ['a space before the colon', get('Host: x', 'Accept : y')],
    ['a NUL in a header', get('Host: x', 'A: \u0000')],
    ['a carriage return in a header', get('Host: x', 'A: b\rc')],
    ['headers without end', get('Host: x', `A: ${'y'.repeat(40_000)}`)],
    ['a length that is no number', post('{}', 'Content-Length: two')],
    ['a length below nothing', post('{}', 'Content-Length: -1')],
    ['two lengths', post('{}', 'Content-Length: 2', 'Content-Length: 3')],
    ['a length and chunks', post('0\r\n\r\n', 'Content-Length: 2', 'Transfer-Encoding: chunked')],
    ['chunks in another coding', post('0\r\n\r\n', 'Transfer-Encoding: chunked, gzip')],
    ['an address that is no text', head('GET /%zz HTTP/1.1', 'Host: x')],
    ['an upgrade to nothing we speak', get('Host: x', 'Connection: Upgrade', 'Upgrade: h2c')],
  ])('%s gets a sentence at once', async (_, bytes) => {
    const began = Date.now();
    const answer = await sendRaw(gateway.url, bytes);
    expect(Date.now() - began).toBeLessThan(2_000);
    const [, status] = /^HTTP\/1\.1 (4\d\d) /.exec(answer) ?? [];
    expect(status, answer).toBeDefined();
    const refusal = refusalBody.parse(JSON.parse(answer.split('\r\n\r\n')[1] ?? ''));
    expect(Object.keys(REASONS)).toContain(refusal.reason);
    expect(refusal.message.length).toBeGreaterThan(8);
  });

  test.each([
    ['no Host', get()],
    ['a chunk of no size', post('zz\r\n{}\r\n0\r\n\r\n', 'Transfer-Encoding: chunked')],
    ['an expectation nobody meets', get('Host: x', 'Expect: tea')],
    ['a tunnel', head('CONNECT evil.example:80 HTTP/1.1', 'Host: x')],
    ['nothing', '\r\n\r\n\r\n'],
    ['an address with its site', head('GET http://evil.example/api/session HTTP/1.1', 'Host: x')],
    ['the server as a whole', head('OPTIONS * HTTP/1.1', 'Host: x')],
    ['line feeds alone', 'GET /api/session HTTP/1.1\nHost: x\n\n'],
    ['HTTP of 1991', 'GET /api/session\r\n'],
  ])('%s opens nothing', async (_, bytes) => {
    const answer = await sendRaw(gateway.url, bytes);
    expect(answer).not.toMatch(/^HTTP\/1\.1 [235]/);
  });

  test('one behind another on one line are each judged for themselves', async () => {
    const smuggled = post('GET /api/accounts HTTP/1.1\r\nHost: x\r\n\r\n', 'Content-Length: 4');
    const answer = await sendRaw(gateway.url, smuggled, { all: true, quietMs: 200 });
    expect(answer.match(/^HTTP\/1\.1 \d+/gm)?.every((line) => / 4\d\d$/.test(line))).toBe(true);
  });
});

describe('on a websocket', () => {
  const connected = frameOf('40');
  const word = (text: string) => Buffer.concat([connected, frameOf(text)]);
  const resume = (what: unknown, ack = '0') => word(`42${ack}${JSON.stringify(['resume', what])}`);
  const whole = { epoch: 'e', lens: 'l', upto: 0 };

  test.each<[string, Buffer]>([
    ['an opcode nobody knows', frameOf('40', { opcode: 3 })],
    ['a control opcode nobody knows', frameOf('', { opcode: 11 })],
    ['reserved bits', frameOf('40', { rsv: 7 })],
    ['no mask', frameOf('40', { masked: false })],
    ['a continuation of nothing', frameOf('40', { opcode: 0 })],
    ['a ping in pieces', frameOf('x', { opcode: 9, fin: false })],
    ['a ping that is too long', frameOf('x'.repeat(126), { opcode: 9 })],
    ['a close of one byte', frameOf('x', { opcode: 8 })],
    ['text that is no UTF-8', frameOf(Buffer.from([0xc3, 0x28]))],
    ['more than 4 KB', frameOf('4'.repeat(5_000))],
    ['a frame that tells 2⁵⁰ bytes', frameOf('4', { told: 2 ** 50 })],
    ['a packet of no kind', frameOf('9zz')],
    ['JSON that breaks off', word('42["resume",{')],
    ['an event that is no list', word('42{"resume":1}')],
    ['an event without a name', word('42[]')],
    ['a reserved event', word('42["disconnecting"]')],
    ['a binary nobody announced', Buffer.concat([connected, frameOf('xx', { opcode: 2 })])],
    ['a resume of nothing', word('420["resume"]')],
    ['a resume of a text', resume('all')],
    ['a resume of wrong types', resume({ epoch: 7, lens: null, upto: '0' })],
    ['a resume from before the beginning', resume({ ...whole, upto: -1 })],
    ['a resume from half an event', resume({ ...whole, upto: 0.5 })],
    ['a resume without an answer', resume(whole, '')],
    [
      'resumes without end',
      Buffer.concat([
        connected,
        ...Array.from({ length: 50 }, (_, i) =>
          frameOf(`42${i}${JSON.stringify(['resume', whole])}`),
        ),
      ]),
    ],
  ])('%s ends the connection, that one alone', async (_, bytes) => {
    const line = await openRaw(gateway.url, LIVE_PATH, chief.cookie ?? '');
    line.socket.write(bytes);
    expect(await line.endedWithin(2_000), line.heard()).toBeDefined();
    line.socket.destroy();
    expect(bystander.connected).toBe(true);
  });

  test('an announced binary that never comes keeps nobody waiting', async () => {
    const line = await openRaw(gateway.url, LIVE_PATH, chief.cookie ?? '');
    line.socket.write(word('451-["resume",{"_placeholder":true,"num":0}]'));
    expect((await chief.get('/api/front')).status).toBe(200);
    line.socket.destroy();
  });

  test.each<[string, Buffer]>([
    ['a word', frameOf('hello')],
    ['an opcode nobody knows', frameOf('', { opcode: 5 })],
    ['no mask', frameOf('', { opcode: 9, masked: false })],
    ['a megabyte', frameOf('x'.repeat(1_000_000))],
    ['a frame that tells 2⁵⁰ bytes', frameOf('', { opcode: 2, told: 2 ** 50 })],
  ])('%s on the position stream ends it', async (_, bytes) => {
    const line = await openRaw(gateway.url, `/stream?area=${TOWN}`, chief.cookie ?? '');
    line.socket.write(bytes);
    expect(await line.endedWithin(2_000)).toBeDefined();
    line.socket.destroy();
  });

  test('a screen beside all this heard every pulse and hears the next change', async () => {
    const heard = new Promise((resolve) => bystander.once('batch', resolve));
    const hello = { epoch: gateway.house.engine.epoch, upto: before.seq };
    bystander.emit('resume', { ...hello, lens: lensKey(viewer('WALL')) }, () => {});
    await heard;
    const next = new Promise((resolve) => bystander.once('batch', resolve));
    expect((await chief.command('order.report', report)).status).toBe(200);
    await next;
    before = await state();
    await passing(2_100);
    expect(pulses).toBeGreaterThan(0);
  });
});
