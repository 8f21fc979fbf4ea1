/**
 * Looking at cameras: who may, with what, for how long. A ticket in other hands, for another camera, after its time or with a
 * letter changed opens nothing and is noted; the log names every viewer.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { cameraFailed, cameraRestored } from '#domain/camera/events.ts';
import { TICKET_MS } from '#gateway/video/tickets.ts';
import { patrolsRead, type StreamGiven, streamGiven, viewingsRead } from '#wire/streams.ts';
import { hangCamera } from '../../support/cameras.ts';
import {
  expectRefusal,
  read,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../../support/gateway.ts';
import { gridOf } from '../../support/order-ways.ts';
import { FUXI, pathOf } from '../../support/small-world.ts';

const GRID = '320506108207001';
const ELSEWHERE = '320506108004001';

let gateway: TestGateway;
let chief: Visitor;
let dispatcher: Visitor;
let camera: string;
let other: string;
let far: string;
beforeAll(async () => {
  gateway = await startGateway();
  chief = gateway.enter('chief1');
  dispatcher = gateway.enter('dispatcher1');
  camera = await hangCamera(gateway.house, GRID, 1);
  other = await hangCamera(gateway.house, GRID, 2);
  far = await hangCamera(gateway.house, ELSEWHERE, 3);
});
afterAll(() => gateway.close());

const look = async (who: Visitor, id = camera, more = {}): Promise<StreamGiven> =>
  read(await who.post(`/api/cameras/${id}/stream`, { purpose: 'LOOK', ...more }), streamGiven);
const audited = () =>
  gateway.store
    .prepare('select action, object, outcome, detail, post from audit order by seq desc limit 1')
    .get() as Record<string, string>;

describe('a picture', () => {
  test('is a list of pieces under the ticket, all of them there', async () => {
    const { list, synthetic } = await look(chief);
    expect(synthetic).toBe(true);
    const { status, text, headers } = await chief.get(list);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/vnd.apple.mpegurl']);
    const names = [...text.matchAll(/URI="(.*)"|^(\d.*m4s)$/gm)].map(
      ([, map, piece]) => map ?? piece,
    );
    expect(names.length).toBeGreaterThan(6);
    for (const name of names) {
      const piece = await chief.get(list.replace('list.m3u8', name ?? ''));
      expect([piece.status, piece.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    }
    expectRefusal(await chief.get(list.replace('list.m3u8', '900000.m4s')), 404, 'stream.gone');
  });

  test('has a still before it', async () => {
    const still = await chief.get(`/api/cameras/${camera}/still`);
    expect([still.status, still.headers.get('content-type')]).toEqual([200, 'image/webp']);
  });

  test('is no more while the camera is offline', async () => {
    const { list } = await look(chief, other);
    await gateway.house.engine.happen(() => [cameraFailed.of({ id: other })]);
    expectRefusal(await chief.get(list), 503, 'camera.offline');
    const again = await chief.post(`/api/cameras/${other}/stream`, { purpose: 'LOOK' });
    expectRefusal(again, 503, 'camera.offline');
    await gateway.house.engine.happen(() => [cameraRestored.of({ id: other })]);
    expect((await chief.get(list)).status).toBe(200);
  });
});

describe('a ticket', () => {
  let given: StreamGiven;
  beforeEach(async () => {
    given = await look(chief);
  });
  const refusedAs = (reason: string) =>
    expect(audited()).toMatchObject({
      action: 'GET /api/cameras/:id/live/:ticket/:file',
      outcome: 'refused',
      detail: `ticket ${reason}`,
    });

  test('opens nothing in another session', async () => {
    expectRefusal(await dispatcher.get(given.list), 403, 'stream.no-ticket');
    refusedAs('stream.no-ticket');
    expectRefusal(await gateway.enter('chief1').get(given.list), 403, 'stream.no-ticket');
  });

  test('opens nothing without a session', async () => {
    expectRefusal(await gateway.nobody().get(given.list), 401, 'access.signed-out');
  });

  test('opens no other camera', async () => {
    expectRefusal(await chief.get(given.list.replace(camera, other)), 403, 'stream.no-ticket');
    expect(audited()).toMatchObject({ object: other, post: 'DUTY_CHIEF-01' });
  });

  test('opens nothing with a letter changed', async () => {
    const [, ticket = ''] = /live\/([^/]+)/.exec(given.list) ?? [];
    for (let i = 0; i < ticket.length - 1; i += 7) {
      const changed = `${ticket.slice(0, i)}${ticket[i] === 'a' ? 'b' : 'a'}${ticket.slice(i + 1)}`;
      const { status } = await chief.get(given.list.replace(ticket, changed));
      expect([403, 404], changed).toContain(status);
    }
  });

  test('opens nothing after its time', async () => {
    const late = Date.now() + TICKET_MS + 1;
    const clock = vi.spyOn(Date, 'now').mockReturnValue(late);
    const answer = await chief.get(given.list);
    clock.mockRestore();
    expectRefusal(answer, 403, 'stream.expired');
    refusedAs('stream.expired');
  });
});

describe('whom it is for', () => {
  test("another area's camera is said not to be there, and the asking is noted", async () => {
    const fuxi = await gateway.enterAs('COMMUNITY', [pathOf(FUXI)]);
    for (const answer of [
      await fuxi.post(`/api/cameras/${camera}/stream`, { purpose: 'LOOK' }),
      await fuxi.get(`/api/cameras/${camera}/still`),
    ])
      expectRefusal(answer, 404, 'camera.unknown');
    expect(audited()).toMatchObject({ object: camera, detail: 'area camera.unknown' });
    await look(fuxi, far);
  });

  test('who may see no cameras is told so', async () => {
    const clerk = await gateway.enterAs('OPERATOR');
    const answer = await clerk.post(`/api/cameras/${camera}/stream`, { purpose: 'LOOK' });
    expectRefusal(answer, 403, 'access.no-function');
  });
});

describe('the log', () => {
  test('names who looked at what, why, and until when; gone on with, a look is one row', async () => {
    const worker = await gateway.enterAs('GRID_WORKER', [gridOf(GRID).path]);
    const first = await look(worker, camera, {
      purpose: 'ORDER',
      order: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    });
    const again = await look(worker, camera, { purpose: 'ORDER', viewing: first.viewing });
    expect(again.viewing).toBe(first.viewing);
    expect(again.list).not.toBe('');
    // Somebody else's viewing is nobody's to go on with.
    const foreign = await look(chief, camera, { viewing: first.viewing });
    expect(foreign.viewing).not.toBe(first.viewing);
    const close = `/api/cameras/${camera}/stream/${first.viewing}`;
    expectRefusal(await chief.ask('DELETE', close), 404, 'camera.unknown');
    expect((await worker.ask('DELETE', close)).status).toBe(200);
    const admin = await gateway.enterAs('SYS_ADMIN');
    const { rows } = read(await admin.get(`/api/viewings?camera=${camera}`), viewingsRead);
    const [row, ...more] = rows.filter(({ id }) => id === first.viewing);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ purpose: 'ORDER', order: '01ARZ3NDEKTSV4RRFFQ69G5FAV', camera });
    expect(row?.login).toMatch(/^grid_worker-/);
    expect(row?.name).toMatchObject({ en: 'Junction' });
    expect(row?.ended).toBeGreaterThanOrEqual(row?.began ?? Number.POSITIVE_INFINITY);
    expect(rows.find(({ id }) => id === foreign.viewing)?.login).toBe('chief1');
  });

  test('leaves nobody out between two pages, though many looks begin within one millisecond', async () => {
    const admin = await gateway.enterAs('SYS_ADMIN');
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    const begun: string[] = [];
    for (let i = 0; i < 130; i += 1) begun.push((await look(dispatcher)).viewing);
    clock.mockRestore();
    const told: string[] = [];
    let before: string | null = '';
    while (before !== null) {
      const page = await admin.get(`/api/viewings${before && `?before=${before}`}`);
      const { rows, next } = read(page, viewingsRead);
      told.push(...rows.map(({ id }) => id));
      expect(rows.map(({ began }) => began)).toEqual(
        rows.map(({ began }) => began).toSorted((a, b) => b - a),
      );
      before = next;
    }
    expect(told.slice(0, begun.length).toSorted()).toEqual(begun.toSorted());
    expect(new Set(told).size).toBe(told.length);
  });

  test('is for the administrator alone', async () => {
    expectRefusal(await chief.get('/api/viewings'), 403, 'access.no-function');
  });
});

test('a patrol is kept: who looked through which camera when, what there was and what was made of it', async () => {
  const marked = await dispatcher.command('camera.patrol', { id: camera, mark: 'NORMAL' });
  expect(marked.status).toBe(200);
  const { rows } = read(await chief.get('/api/patrols'), patrolsRead);
  expect(rows[0]).toMatchObject({ camera, mark: 'NORMAL', order: null, by: 'DISPATCHER-01' });
  expect(gateway.house.engine.world.cameras.get(camera)?.patrolled).toEqual({
    at: rows[0]?.at,
    mark: 'NORMAL',
  });
  const village = await gateway.enterAs('COMMUNITY', [pathOf(FUXI)]);
  expect(read(await village.get('/api/patrols'), patrolsRead).rows).toEqual([]);
  const foreign = await village.command('camera.patrol', { id: camera, mark: 'NORMAL' });
  expectRefusal(foreign, 404, 'camera.unknown');
  const wall = gateway.enter('wall1');
  const barred = await wall.command('camera.patrol', { id: camera, mark: 'NORMAL' });
  expectRefusal(barred, 403, 'access.no-function');
});
