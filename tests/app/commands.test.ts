import { expect, it } from 'vitest';
import { actsOf, barOfAct, nextAct } from '#app/acts/permits.ts';
import { zhCN } from '#app/language/zh-CN.ts';
import type { CommandName, Commands } from '#app/live/commands.ts';
import { PERMISSIONS, type Permission } from '#domain/access/table.ts';
import type { Role, Viewer } from '#domain/access/viewer.ts';
import { COMMANDS, commandOf } from '#domain/catalogue.ts';
import type { Fields } from '#domain/kernel/field.ts';
import { LIFE_CYCLE, ORDER_STATES, STEPS } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { WHISTLE_STEPS } from '#domain/whistle/flow.ts';
import { blankOrder } from '../support/blank-order.ts';

const REPORT = { grid: 'g', point: [120, 31], category: '0301', urgency: 1 } as const;
const at = { id: 'o', version: 1 };
const said = { reason: 'x' };
const asked = { ...at, text: 'x', replyBy: 1 };

/** One of each, so that the type of the screen and the schema of the gateway are held against each other. */
const SAMPLES: { readonly [N in CommandName]: Commands[N] } = {
  'order.report': { ...REPORT, point: [120, 31], source: 'GRID', description: 'x' },
  'order.self-handle': {
    ...REPORT,
    point: [120, 31],
    before: 'a'.repeat(64),
    after: 'b'.repeat(64),
    description: 'xxxxx',
  },
  'order.ask-verify': { ...at, verifier: 'w' },
  'order.confirm': { ...at, note: 'x', fix: [120, 31] },
  'order.deny': { ...at, note: 'x' },
  'order.accept': at,
  'order.reject': { ...at, reason: 'UNCLEAR', reply: 'x' },
  'order.merge': { ...at, master: 'm' },
  'order.file': { ...at, category: '0301', urgency: 2, level: 'GRID' },
  'order.dispatch': { ...at, org: 'CITY', handler: 'w', assist: ['FIRE'], instruction: 'x' },
  'order.recall': at,
  'order.sign': at,
  'order.return': { ...at, reason: 'DUPLICATE', basis: 'x' },
  'order.arbitrate': { ...at, org: 'CITY', ruling: 'x' },
  'order.reassign': { ...at, reason: 'NOT_OURS', basis: 'x' },
  'order.finish': { ...at, result: 'SOLVED', talkedTo: 'x', measure: 'x', promise: 'x' },
  'order.ask-extension': { ...at, ...said, until: 1 },
  'order.extend': at,
  'order.refuse-extension': { ...at, ...said },
  'order.ask-suspension': { ...at, reason: 'FUNDS', plan: 'x', reviewAt: 1, measure: 'x' },
  'order.suspend': { ...at, reply: 'x' },
  'order.refuse-suspension': { ...at, ...said },
  'order.resume': { ...at, ...said },
  'order.ask-check': { ...at, checker: 'w' },
  'order.pass': { ...at, note: 'x', remote: false },
  'order.rework': { ...at, ...said },
  'order.close': { ...at, reply: 'x' },
  'order.visit': { ...at, contacted: true, solved: true, satisfaction: 5 },
  'order.reopen': { ...at, reason: 'UNSOLVED', text: 'x' },
  'order.void': { ...at, reason: 'TEST', basis: 'x' },
  'order.raise': { ...at, ...said, to: 'TOWN' },
  'order.lower': { ...at, ...said, to: 'GRID' },
  'order.urge': asked,
  'order.supervise': asked,
  'order.list': asked,
  'order.instruct': asked,
  'order.answer-urge': { ...at, text: 'x' },
  'order.note': { ...at, text: 'x' },
  'order.mark': { ...at, important: true },
  'order.relocate': { ...at, grid: 'g', point: [120, 31] },
  'whistle.propose': {
    ...at,
    kind: 'ROUTINE',
    reason: 'JOINT_ENFORCE',
    lead: 'CITY',
    assist: ['FIRE'],
    meetAt: 1,
    task: 'x',
  },
  'whistle.approve': { ...at, comment: 'x' },
  'whistle.refuse': { ...at, ...said },
  'whistle.ratify': { ...at, justified: true },
  'whistle.sign': at,
  'whistle.dispute': { ...at, ...said },
  'whistle.arbitrate': { ...at, org: 'CITY', attends: true, ruling: 'x' },
  'whistle.excuse': { ...at, ...said, org: 'CITY' },
  'whistle.contact': at,
  'whistle.report-in': { ...at, fix: [120, 31] },
  'whistle.finding': { ...at, finding: 'x' },
  'whistle.member-done': { ...at, result: 'x' },
  'whistle.conclude': { ...at, outcome: 'HANDLED', result: 'SOLVED', conclusion: 'x' },
  'whistle.score': { ...at, org: 'CITY', timeliness: 30, attitude: 20, quality: 50 },
  'camera.patrol': { id: '32050618001326000001', mark: 'PROBLEM', order: 'o' },
  'worker.start-shift': { id: 'w' },
  'worker.end-shift': { id: 'w' },
  'worker.release': { id: 'w' },
  'worker.call-for-help': { id: 'w', point: [120, 31] },
  'worker.help-came': { id: 'w' },
  'worker.end-help': { id: 'w' },
  'alarm.acknowledge': { id: 'a', action: 'SENT' },
  'alarm.shelve': { id: 'a', reason: 'DRILL', minutes: 30 },
};

it.each(Object.entries(SAMPLES))(
  '%s as a screen sends it is as the gateway reads it',
  (name, input) => {
    const parsed = commandOf(name)?.input.parse(input);
    expect(parsed).toEqual(input);
  },
);

it('every command a role holds can be given from a screen', () => {
  const held = COMMANDS.filter(
    ({ access }) => Object.keys(PERMISSIONS[access.may as Permission]).length > 0,
  );
  expect(held.map(({ name }) => name).sort()).toEqual(Object.keys(SAMPLES).sort());
});

const order = (state: Order['state'], patch: Partial<Order> = {}): Order =>
  blankOrder({ state, handler: 'w-1', ...patch });
const viewer = (role: Role, scopes: string[], worker: string | null = null): Viewer => ({
  role,
  post: `${role}-01`,
  scopes,
  worker,
  org: null,
});

it('an act is offered to whoever the table gives it, and to nobody else', () => {
  const dispatcher = viewer('DISPATCHER', ['/t/']);
  expect(nextAct(dispatcher, order('FILED'))).toBe('dispatch');
  expect(nextAct(dispatcher, order('REPORTED'))).toBeUndefined();
  expect(barOfAct(dispatcher, 'file', order('ACCEPTED'))).toMatchObject({ why: 'role' });
  expect(barOfAct(viewer('COMMUNITY', ['/t/b/']), 'file', order('ACCEPTED'))).toEqual({
    why: 'area',
  });
  expect(barOfAct(viewer('GRID_WORKER', ['/t/a/g/'], 'w-2'), 'sign', order('DISPATCHED'))).toEqual({
    why: 'own',
  });
  expect(nextAct(viewer('GRID_WORKER', ['/t/a/g/'], 'w-1'), order('DISPATCHED'))).toBe('sign');
  for (const state of ORDER_STATES)
    for (const act of LIFE_CYCLE.actions)
      expect(barOfAct(viewer('WALL', ['/t/']), act, order(state))).toBeDefined();
});

it('nobody is offered to grant what nobody asked for', () => {
  const chief = viewer('DUTY_CHIEF', ['/t/']);
  expect(actsOf(order('HANDLING'))).not.toContain('extend');
  const asking = order('HANDLING', { extensionAsked: { until: 1, at: 0, by: 'GRID_WORKER-01' } });
  expect(nextAct(chief, asking)).toBe('extend');
  expect(actsOf(order('FILED', { returns: 2 }))).not.toContain('dispatch');
  expect(nextAct(chief, order('FILED', { returns: 2 }))).toBe('arbitrate');
  expect(actsOf(order('FILED', { source: 'HOT' }))).not.toContain('void');
});

it('every field and every code of the tables has its words', () => {
  for (const { needs } of [...Object.values(STEPS), ...Object.values(WHISTLE_STEPS)])
    for (const [name, need] of Object.entries(needs as Fields)) {
      expect(zhCN.field, name).toHaveProperty(name);
      for (const code of need.options ?? []) expect(zhCN.code, code).toHaveProperty(code);
    }
});
