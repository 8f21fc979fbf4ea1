import { expect, it } from 'vitest';
import { barOfAct, nextAct } from '#app/acts/permits.ts';
import type { CommandName, Commands } from '#app/live/commands.ts';
import { PERMISSIONS, type Permission } from '#domain/access/table.ts';
import type { Role, Viewer } from '#domain/access/viewer.ts';
import { COMMANDS, commandOf } from '#domain/catalogue.ts';
import { LIFE_CYCLE, ORDER_STATES } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';

/** One of each, so that the type of the screen and the schema of the gateway are held against each other. */
const SAMPLES: { readonly [N in CommandName]: Commands[N] } = {
  'order.report': {
    grid: 'g',
    point: [120, 31],
    category: '0301',
    urgency: 1,
    source: 'GRID',
    description: 'x',
  },
  'order.file': { id: 'o', version: 1, category: '0301', urgency: 2 },
  'order.dispatch': { id: 'o', version: 1, handler: 'w', instruction: 'x' },
  'order.recall': { id: 'o', version: 1 },
  'order.sign': { id: 'o', version: 1 },
  'order.return': { id: 'o', version: 1, reason: 'DUPLICATE', basis: 'x' },
  'order.finish': { id: 'o', version: 1, result: 'SOLVED', text: 'x' },
  'order.close': { id: 'o', version: 1 },
  'order.void': { id: 'o', version: 1, reason: 'TEST' },
  'order.relocate': { id: 'o', version: 1, grid: 'g', point: [120, 31] },
  'worker.start-shift': { id: 'w' },
  'worker.end-shift': { id: 'w' },
  'worker.release': { id: 'w' },
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

const order = (state: Order['state'], handler: string | null = 'w-1'): Order => ({
  id: 'o',
  version: 1,
  path: '/t/a/g/',
  orderNo: null,
  state,
  category: '0301',
  urgency: 1,
  reportedUrgency: 1,
  source: 'GRID',
  grid: 'g',
  point: [120, 31],
  handler,
  returns: 0,
  reportedAt: 0,
  reportedBy: 'SYSTEM-00',
  filedAt: null,
  dispatchedAt: null,
  signedAt: null,
  handledAt: null,
  closedAt: null,
  lastBy: 'SYSTEM-00',
  lastAt: 0,
});
const viewer = (role: Role, scopes: string[], worker: string | null = null): Viewer => ({
  role,
  post: `${role}-01`,
  scopes,
  worker,
});

it('an act is offered to whoever the table gives it, and to nobody else', () => {
  const dispatcher = viewer('DISPATCHER', ['/t/']);
  expect(nextAct(dispatcher, order('FILED'))).toBe('dispatch');
  expect(nextAct(dispatcher, order('REPORTED'))).toBeUndefined();
  expect(barOfAct(dispatcher, 'file', order('REPORTED'))).toMatchObject({ why: 'role' });
  expect(barOfAct(viewer('COMMUNITY', ['/t/b/']), 'file', order('REPORTED'))).toEqual({
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
