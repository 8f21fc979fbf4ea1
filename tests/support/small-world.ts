/** The tests' town: three communities of fifteen grids, founded in memory or in a temporary store, with everyone on shift. */
import { resolve } from 'node:path';
import { ulid } from 'ulid';
import { lensOf } from '#domain/access/lens.ts';
import type { Role, Viewer } from '#domain/access/viewer.ts';
import { shiftStarted } from '#domain/worker/events.ts';
import { openDatabase } from '#gateway/database/connection.ts';
import { openSeal } from '#gateway/database/seal.ts';
import { Store } from '#gateway/database/store.ts';
import { WordsRegister } from '#gateway/database/words.ts';
import { type Actor, Engine, type EngineOptions } from '#gateway/engine.ts';
import { found } from '#gateway/founding.ts';
import { readTown } from '#gateway/town/read-town.ts';
import { townFacts } from '#gateway/town-facts.ts';

export const files = readTown(resolve('tests/towns/guangfu'), resolve('data'));
export const TOWN = `/${files.town.code}/`;
export const NOW = Date.parse(files.town.demoStart);

export const pathOf = (community: string): string => {
  const area = files.areas.find(({ id }) => id === community);
  if (!area) throw new Error(`no such community: ${community}`);
  return area.path;
};
export const YULI = '320506108207';
export const FUXI = '320506108004';

export const gridsIn = (community: string) =>
  files.grids.filter((grid) => grid.community === community);
export const workerIn = (grid: string) => {
  const found = files.workers.find(({ grids }) => grids.includes(grid));
  if (!found) throw new Error(`no worker in ${grid}`);
  return found;
};

export const viewer = (
  role: Role,
  scopes: readonly string[] = [TOWN],
  worker: string | null = null,
  org: string | null = null,
): Viewer => ({
  role,
  post: `${role}-01`,
  scopes: [...scopes],
  worker,
  org,
});
export const actor = (role: Role, scopes?: readonly string[], worker?: string): Actor => ({
  user: `user-${role}-${worker ?? ''}`,
  viewer: viewer(role, scopes, worker ?? null),
});
/** Somebody who acts for an organisation. */
export const officer = (org: string): Actor => ({
  user: `user-${org}`,
  viewer: viewer('DEPT', [], null, org),
});
export const CHIEF = actor('DUTY_CHIEF');
export const LEADER = actor('LEADER');
export const OPERATOR = actor('OPERATOR');
export const DISPATCHER = actor('DISPATCHER');
export const lens = (role: Role, scopes?: readonly string[]) => lensOf(viewer(role, scopes));

export const openStore = (folder: string): Store => {
  const db = openDatabase(folder);
  return new Store(
    db,
    new WordsRegister(db, openSeal(`${folder}/keys/words.key`, true)),
    'test-epoch',
  );
};

export const engineOn = async (store: Store, more: Partial<EngineOptions> = {}): Promise<Engine> =>
  new Engine({
    store,
    world: await store.world(),
    now: () => NOW,
    newId: (now) => ulid(now),
    town: townFacts(files),
    onFault: () => 'test',
    ...more,
  });

/** A founded town in a folder, every worker on shift. */
export async function foundedEngine(folder: string, more: Partial<EngineOptions> = {}) {
  const store = openStore(folder);
  const engine = await engineOn(store, more);
  await found(engine, files);
  await engine.happen(files.workers.map(({ id }) => shiftStarted.of({ id })));
  return { store, engine };
}

let wishes = 0;
export const wish = (): string => {
  wishes += 1;
  return `wish-${String(wishes).padStart(8, '0')}`;
};

/** A report in a grid, as a command's input. */
export const reportIn = (grid: { id: string; centre: readonly [number, number] }) => ({
  grid: grid.id,
  point: [...grid.centre],
  category: '0301',
  urgency: 1,
  source: 'GRID',
  description: 'Garbage beside the road.',
});

/** Takes an order as far as FILED and returns its id. */
export async function filedOrder(engine: Engine, community = YULI): Promise<string> {
  const [grid] = gridsIn(community);
  if (!grid) throw new Error('a community without grids');
  const reported = await engine.run('order.report', wish(), reportIn(grid), CHIEF);
  if (!reported.ok) throw new Error(reported.reason);
  const order = [...engine.world.orders.values()].find(({ version }) => version === reported.seq);
  if (!order) throw new Error('the report made no order');
  const { id, category } = order;
  const accepted = await engine.run('order.accept', wish(), { id, version: order.version }, CHIEF);
  if (!accepted.ok) throw new Error(accepted.reason);
  const filed = await engine.run(
    'order.file',
    wish(),
    { id, version: accepted.seq, category, urgency: 2, level: 'GRID' },
    CHIEF,
  );
  if (!filed.ok) throw new Error(filed.reason);
  return order.id;
}
