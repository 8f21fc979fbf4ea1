import { expect, test } from 'vitest';
import { planBulk } from '#app/acts/bulk-plan.ts';
import { KEY_IDS, KEYS, keyOf, pressOf } from '#app/keys/catalogue.ts';
import { read } from '#app/language/readings.ts';
import { answers, spell } from '#app/language/spelt.ts';
import { ByNeed } from '#app/state/queue/by-need.ts';
import { needle, spellAll } from '#app/state/queue/needle.ts';
import { filterOf, passesFilter, wordOfFilter } from '#app/state/queue/queue-filter.ts';
import { isNews } from '#app/state/queue/seen.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import type { Order } from '#domain/order/order.ts';
import type { Worker } from '#domain/worker/worker.ts';
import { blankOrder } from '../support/blank-order.ts';

const HOUR = 3_600_000;
const due = (dueAt: number) => ({ warnAt: dueAt - HOUR, dueAt }) as NonNullable<Order['stage']>;
const order = (id: string, patch: Partial<Order> = {}): Order =>
  blankOrder({ id, state: 'FILED', path: '/t/a/g1/', grid: 'g1', ...patch });

test('a name is found by its characters, its sounds and their first letters, and by nothing else', () => {
  const name = spell('乱堆物料', read);
  for (const word of ['乱堆', '物料', 'luandui', 'wuliao', 'luand', 'ldwl', 'dwl'])
    expect(answers(name, word), word).toBeGreaterThan(0);
  for (const word of ['uandui', 'lw', '堆乱', '']) expect(answers(name, word), word).toBe(0);
  expect(answers(name, '乱堆')).toBeGreaterThan(answers(name, 'ldwl'));
  // Before the dictionary has come there are still the characters.
  expect(answers(spell('乱堆物料'), '乱堆')).toBeGreaterThan(0);
});

test('several words must all be found: a place by initials and a category by sound, or a part of the number', () => {
  const names = {
    categories: spellAll([{ id: '0102', names: ['通道堵塞'] }], read),
    grids: spellAll([{ id: 'g1', names: ['福溪03', '福溪社区'] }], read),
  };
  const one = order('A', { category: '0102', orderNo: 'GF2210250007' });
  const finds = (typed: string, o = one) => needle(typed, names)?.(o);
  expect(needle('   ', names)).toBeUndefined();
  expect(finds('fx tongdao')).toBe(true);
  expect(finds('fx 0007')).toBe(true);
  expect(finds('gf2210')).toBe(true);
  expect(finds('fx 0008')).toBe(false);
  expect(finds('fx', order('B', { grid: 'g2', category: '0102' }))).toBe(false);
});

test('a filter survives its address, and what nobody knows of it is passed over', () => {
  const filter = { lamp: ['late', 'warn'], handler: ['w-01', 'none'] };
  expect(filterOf(wordOfFilter(filter))).toEqual(filter);
  expect(wordOfFilter({ lamp: [] })).toBeUndefined();
  expect(filterOf('moon*full.lamp*late.*.class')).toEqual({ lamp: ['late'] });
  const passes = passesFilter(filterOf('handler*w-01.urgency*3*4'), 0);
  expect(passes(order('A', { handler: 'w-01', urgency: 3 }))).toBe(true);
  expect(passes(order('B', { handler: 'w-01', urgency: 1 }))).toBe(false);
  expect(passes(order('C', { handler: 'w-02', urgency: 4 }))).toBe(false);
});

test('the queue keeps its order through changes as a fresh sort would, and is the same list where nothing changed', () => {
  const byNeed = new ByNeed();
  const some = Array.from({ length: 60 }, (_, i) =>
    order(`O${String(i).padStart(2, '0')}`, { stage: due(((i * 37) % 60) * HOUR) }),
  );
  const first = byNeed.of(some);
  expect(first.map(({ stage }) => stage?.dueAt)).toEqual(
    [...some.map(({ stage }) => stage?.dueAt ?? 0)].sort((a, b) => a - b),
  );
  expect(byNeed.of([...some])).toBe(first);
  const next = some
    .filter((_, i) => i !== 7)
    .map((one, i) => (i % 9 === 0 ? { ...one, stage: due(((i * 11) % 60) * HOUR + 5) } : one))
    .concat(order('NEW', { stage: due(-HOUR) }), order('SHUT', { state: 'CLOSED' }));
  expect(byNeed.of(next)).toEqual(new ByNeed().of(next));
  expect(byNeed.of(next)[0]?.id).toBe('NEW');
});

test('many at once: the grid’s own, the least laden first; what may not go says why', () => {
  const viewer: Viewer = {
    role: 'DISPATCHER',
    post: 'DISPATCHER-01',
    scopes: ['/t/'],
    worker: null,
    org: null,
  };
  const worker = (no: number, grid: string, onShift = true) =>
    ({ id: `w${no}`, no, grids: [grid], onShift }) as Worker;
  const workers = [worker(1, 'g1'), worker(2, 'g1'), worker(3, 'g2', false)];
  const open = [order('X', { state: 'HANDLING', handler: 'w1' })];
  const marked = [
    order('A'),
    order('B'),
    order('C'),
    order('D', { grid: 'g2' }),
    order('E', { state: 'HANDLING' }),
    order('F', { returns: 2 }),
    order('G', { path: '/u/' }),
  ];
  const plan = planBulk(marked, { viewer, workers, open, org: undefined });
  expect(
    plan.map((one) => ('handler' in one ? one.handler : 'refused' in one && one.refused.why)),
  ).toEqual(['w2', 'w1', 'w2', 'nobody', 'state', 'ruling', 'area']);
  const toOne = planBulk(marked, { viewer, workers, open, org: 'ZF' });
  expect(toOne.filter((one) => 'org' in one).map((one) => one.order.id)).toEqual([
    'A',
    'B',
    'C',
    'D',
  ]);
});

test('news is what others changed since somebody looked, until it is opened', () => {
  const seen = { epoch: 'e', upto: 10, at: 0, opened: { A: 14 } };
  const at = (id: string, version: number, lastBy = 'OPERATOR-01') =>
    isNews({ id, version, lastBy }, seen, 'DISPATCHER-01');
  expect([at('B', 10), at('B', 11), at('B', 11, 'DISPATCHER-01')]).toEqual([false, true, false]);
  expect([at('A', 14), at('A', 15)]).toEqual([false, true]);
});

test('no press means two keys, and each press is found again', () => {
  const presses = KEY_IDS.flatMap((id) => KEYS[id].press);
  expect(new Set(presses).size).toBe(presses.length);
  const press = (key: string, held: object = {}) =>
    keyOf(
      pressOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }),
    );
  expect(press('?', { shiftKey: true })).toBe('sheet');
  expect(press('N', { shiftKey: true })).toBe('seen');
  expect(press('k', { metaKey: true })).toBe('palette');
  expect(press('ArrowDown', { shiftKey: true })).toBe('run');
  expect(press(' ')).toBe('mark');
  expect(press('k')).toBeUndefined();
  expect(press('b', { ctrlKey: true })).toBeUndefined();
});
