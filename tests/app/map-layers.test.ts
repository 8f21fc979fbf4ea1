/** What each layer of the map picks from the world. */
import { describe, expect, test } from 'vitest';
import { LAYERS } from '#app/map/layers/catalogue.ts';
import { type LayerContext, STOREYS } from '#app/map/layers/contract.ts';
import { chosenName, namePlace, pickNames } from '#app/map/layers/names.ts';
import { pickOrders } from '#app/map/layers/orders.ts';
import { lateGrids } from '#app/map/layers/overdue-grids.ts';
import { pickWorkerNames } from '#app/map/layers/worker-names.ts';
import { symbolOf } from '#app/map/order-symbol.ts';
import { NONE } from '#app/map/symbol-layer.ts';
import { codeOf, SYMBOLS } from '#app/map/symbol-names.ts';
import { pickWorkers, STALE_MS } from '#app/map/worker-columns.ts';
import type { Area } from '#domain/area/area.ts';
import type { MultiPolygon } from '#domain/geo/shape.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { LIFE_CYCLE, ORDER_STATES, type OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import type { Worker } from '#domain/worker/worker.ts';
import { emptyWorld, type OpenWorld } from '#domain/world.ts';
import { AGE_STEP_MS, type Fixes } from '#wire/frames.ts';
import { blankOrder } from '../support/blank-order.ts';

const label = (text: string) => ({ 'zh-CN': text, en: `${text} in English`, 'zh-Hant': text });
const square = (west: number, south: number, size = 1): MultiPolygon => [
  [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
];
const area = (id: string, shape: MultiPolygon, level: Area['level'] = 'COMMUNITY'): Area => ({
  id,
  version: 1,
  path: `/t/${id}/`,
  level,
  name: label(`${id}村`),
  shape,
});
const grid = (id: string, community: string, centre: [number, number]): Grid => ({
  id,
  version: 1,
  path: `/t/${community}/${id}/`,
  type: 'BASIC',
  name: label(`${id}网格`),
  short: label(id),
  community,
  centre,
  shape: square(centre[0] - 0.5, centre[1] - 0.5),
});
/** Due at 1000, yellow from 500. */
const CLOCK = { start: 0, limit: { kind: 'NAT', minutes: 1 }, warnAt: 500, dueAt: 1000 } as const;
const order = (id: string, state: OrderState, point: [number, number] = [120, 31]): Order =>
  blankOrder({ id, state, point, path: '/t/c/g/', handle: CLOCK });
const worker = (no: number, onShift = true): Worker => ({
  id: `w-${no}`,
  version: 1,
  path: '/t/c/',
  no,
  type: 'FULLTIME',
  grids: ['g'],
  onShift,
  shiftAt: null,
  sos: null,
});
const fixes = (...rows: [no: number, ageMs: number][]): Fixes => ({
  count: rows.length,
  now: 0,
  no: Uint32Array.from(rows, ([no]) => no),
  lonLat: Float64Array.from(rows.flatMap(([no]) => [120 + no / 100, 31])),
  age: Uint8Array.from(rows, ([, ageMs]) => ageMs / AGE_STEP_MS),
});
const context = (world: OpenWorld, patch: Partial<LayerContext> = {}): LayerContext => ({
  world,
  fixes: undefined,
  selection: {},
  now: 0,
  language: 'zh-CN',
  nearness: 'mid',
  density: 'desk',
  unit: 1,
  fonts: ['sans-serif'],
  basemap: undefined,
  filters: {},
  metric: undefined,
  clusters: undefined,
  history: undefined,
  buildings: undefined,
  departments: [],
  tilted: false,
  ...patch,
});

describe('the catalogue', () => {
  test('goes from the ground up, and every layer has a name of its own', () => {
    const storeys = LAYERS.map(({ storey }) => STOREYS.indexOf(storey));
    expect(storeys).toEqual([...storeys].sort((a, b) => a - b));
    expect(new Set(LAYERS.map(({ id }) => id)).size).toBe(LAYERS.length);
  });
});

describe('orders', () => {
  test('an order has a symbol exactly while its life goes on', () => {
    for (const state of ORDER_STATES)
      expect(symbolOf(order('o', state), 0) !== undefined, state).toBe(
        !LIFE_CYCLE.ends.includes(state),
      );
  });

  test('the symbol is the lamp: it turns with the clock and stands with it', () => {
    const one = order('o', 'HANDLING');
    expect(symbolOf(one, 499)).toBe('ok');
    expect(symbolOf(one, 500)).toBe('warn');
    expect(symbolOf(one, 1000)).toBe('warn');
    expect(symbolOf(one, 1001)).toBe('late');
    expect(symbolOf({ ...one, pausedAt: 10 }, 5000)).toBe('paused');
    expect(symbolOf(blankOrder(), 5000)).toBe('ok');
  });

  test('what is late lies on what is nearly late, and the columns stay together', () => {
    const world = emptyWorld();
    world.orders.put(order('b', 'HANDLING', [120.2, 31.2]));
    world.orders.put({
      ...order('a', 'HANDLING', [120.1, 31.1]),
      handle: { ...CLOCK, dueAt: 9000 },
    });
    world.orders.put(order('d', 'CLOSED'));
    const picked = pickOrders(context(world, { now: 2000 }), ['warn', 'late']);
    expect(picked.ids).toEqual(['a', 'b']);
    expect([...picked.symbols]).toEqual([codeOf('warn'), codeOf('late')]);
    expect([...picked.lonLat]).toEqual([120.1, 31.1, 120.2, 31.2]);
    expect(picked.count).toBe(2);
  });

  test('nothing lies on a late order but names', () => {
    expect(SYMBOLS.at(-1)).toBe('late');
    const storey = (id: string) => LAYERS.findIndex((layer) => layer.id === id);
    expect(storey('pressing-orders')).toBeGreaterThan(storey('workers'));
    expect(storey('pressing-orders')).toBeGreaterThan(storey('orders'));
  });

  test('a grid is tinted while it holds an overdue order', () => {
    const world = emptyWorld();
    world.grids.put(grid('g', 'c', [0.5, 0.5]));
    world.orders.put(order('a', 'HANDLING'));
    expect(lateGrids({ world, now: 1000 })).toEqual([]);
    expect(lateGrids({ world, now: 1001 }).map(({ id }) => id)).toEqual(['g']);
  });
});

describe('workers', () => {
  test('stand where the frame says, in its own array', () => {
    const world = emptyWorld();
    world.workers.put(worker(1));
    const frame = fixes([1, 0]);
    const picked = pickWorkers(context(world, { fixes: frame }));
    expect(picked.lonLat).toBe(frame.lonLat);
    expect(picked.ids).toEqual(['w-1']);
  });

  test('off shift, or unknown to this viewer: neither drawn nor clicked', () => {
    const world = emptyWorld();
    world.workers.put(worker(1, false));
    const picked = pickWorkers(context(world, { fixes: fixes([1, 0], [2, 0]) }));
    expect([...picked.symbols]).toEqual([NONE, NONE]);
    expect(picked.ids).toEqual([undefined, undefined]);
  });

  test('a fix of more than ten minutes is stale, one of ten is not', () => {
    const world = emptyWorld();
    world.workers.put(worker(1));
    world.workers.put(worker(2));
    const frame = fixes([1, STALE_MS], [2, STALE_MS + AGE_STEP_MS]);
    const { symbols } = pickWorkers(context(world, { fixes: frame }));
    expect([...symbols]).toEqual([codeOf('worker'), codeOf('worker-stale')]);
  });

  test('are not drawn over a whole town, and named from the street on', () => {
    const world = emptyWorld();
    world.workers.put(worker(7));
    const frame = fixes([7, 0]);
    const at = (nearness: LayerContext['nearness']) => context(world, { fixes: frame, nearness });
    expect(pickWorkers(at('far')).count).toBe(0);
    expect(pickWorkerNames(at('mid')).names).toEqual([]);
    expect(pickWorkerNames(at('near')).names.map(({ text }) => text)).toEqual(['网格员 07']);
  });
});

describe('names', () => {
  test('an area of many islands has one name', () => {
    const world = emptyWorld();
    world.areas.put(area('a', [...square(0, 0), ...square(5, 5)]));
    world.areas.put(area('town', square(0, 0, 9), 'TOWN'));
    const { features, letters } = pickNames(context(world));
    expect(features.features.map(({ properties }) => properties?.name)).toEqual(['a村']);
    expect(letters).toBe('a村');
  });

  test('a name stands in its area even when the middle of its grids does not', () => {
    const bent = area('a', [...square(0, 0), ...square(4, 0)]);
    const members = [grid('g1', 'a', [0.5, 0.5]), grid('g2', 'a', [4.5, 0.5])];
    expect(namePlace(bent, members)).toEqual([0.5, 0.5]);
    const straight = area('b', square(0, 0, 5));
    expect(namePlace(straight, members)).toEqual([2.5, 0.5]);
    expect(namePlace(straight, [])).toEqual([2.5, 2.5]);
  });

  test('the chosen grid is named apart, in the language of the screen', () => {
    const world = emptyWorld();
    world.grids.put(grid('g1', 'a', [0.5, 0.5]));
    world.grids.put(grid('g2', 'a', [1.5, 0.5]));
    const chosen = context(world, { selection: { grid: 'g2' }, language: 'en' });
    const told = pickNames(chosen).features.features.map(({ properties }) => properties?.name);
    expect(told).toEqual(['g1 in English', 'g2 in English']);
    expect(chosenName.look(chosen)).toMatchObject({
      features: { features: [{ properties: { name: 'g2 in English' } }] },
      marks: { of: 'names', id: 'g2' },
    });
  });
});
