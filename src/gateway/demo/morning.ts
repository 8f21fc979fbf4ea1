/**
 * A morning's work in a demo town, as inputs: people report, file, dispatch, sign, finish and close, each at a time of their
 * own. What the screens show is computed from these like everything else.
 */
import type { Role, Viewer } from '#domain/access/viewer.ts';
import { locate } from '#domain/geo/locate.ts';
import { boundsOf, type Position } from '#domain/geo/shape.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { Order } from '#domain/order/order.ts';
import { chanceFrom } from '../chance.ts';
import type { Engine } from '../engine.ts';
import type { TownFiles } from '../town/read-town.ts';

const MINUTE = 60_000;
/** How many orders the morning brings, and over how long. */
const ORDERS = 36;
const HOURS = 6;

interface Deed {
  readonly at: number;
  do(): Promise<void>;
}

export interface MorningOptions {
  readonly engine: Engine;
  readonly files: TownFiles;
  readonly seed: number;
  /** The instant at which the morning ends and the demo begins. */
  readonly until: number;
  /** Sets the clock the engine reads. */
  readonly setClock: (instant: number) => void;
}

export async function playMorning(options: MorningOptions): Promise<void> {
  const { engine, files, until, setClock } = options;
  const chance = chanceFrom(options.seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const minutes = (from: number, to: number) => (from + chance() * (to - from)) * MINUTE;
  let deeds: Deed[] = [];
  let given = 0;

  const plan = (at: number, deed: () => Promise<void>) => {
    if (at < until)
      deeds = [...deeds, { at: Math.round(at), do: deed }].sort((a, b) => a.at - b.at);
  };
  const viewerFor = (role: Role, worker: string | null = null): Viewer => ({
    role,
    post: `${role}-${String(files.workers.find(({ id }) => id === worker)?.no ?? 1).padStart(2, '0')}`,
    scopes: [`/${files.town.code}/`],
    worker,
    org: null,
  });
  const give = async (viewer: Viewer, name: string, input: object) => {
    given += 1;
    const reply = await engine.run(name, `demo-${String(given).padStart(8, '0')}`, input, {
      user: 'demo',
      viewer,
    });
    if (!reply.ok) throw new Error(`the demo's ${name} was refused: ${reply.reason}`);
    return reply.seq;
  };

  const order = (id: string): Order | undefined => engine.world.orders.get(id);
  const step = (viewer: Viewer, name: string, id: string, extra: object = {}) =>
    give(viewer, name, { id, version: order(id)?.version ?? 0, ...extra });

  const pointIn = (grid: Grid): Position => {
    const [west, south, east, north] = boundsOf(grid.shape);
    for (let tries = 0; tries < 200; tries++) {
      const point: Position = [
        Number((west + chance() * (east - west)).toFixed(6)),
        Number((south + chance() * (north - south)).toFixed(6)),
      ];
      if (locate(engine.world.grids, point)?.id === grid.id) return point;
    }
    return grid.centre;
  };

  const handle = (id: string, workerId: string, at: number) => {
    const worker = viewerFor('GRID_WORKER', workerId);
    const signed = at + minutes(3, 25);
    const handled = signed + minutes(20, 150);
    plan(signed, async () => void (await step(worker, 'order.sign', id)));
    plan(
      handled,
      async () =>
        void (await step(worker, 'order.finish', id, {
          result: 'SOLVED',
          text: '已到场处理,现场恢复正常。',
        })),
    );
    plan(
      handled + minutes(10, 60),
      async () => void (await step(viewerFor('DUTY_CHIEF'), 'order.close', id)),
    );
  };

  const file = (id: string, at: number) =>
    plan(at, async () => {
      const { category, reportedUrgency } = order(id) as Order;
      await step(viewerFor('DUTY_CHIEF'), 'order.file', id, { category, urgency: reportedUrgency });
      const dispatched = at + minutes(4, 50);
      plan(dispatched, async () => {
        const grid = order(id)?.grid ?? '';
        const worker = [...engine.world.workers.values()].find(
          ({ grids, onShift }) => onShift && grids.includes(grid),
        );
        if (!worker) return;
        await step(viewerFor('DISPATCHER'), 'order.dispatch', id, { handler: worker.id });
        handle(id, worker.id, dispatched);
      });
    });

  const subclasses = files.categories.filter(({ code }) => code.length === 4);
  const start = until - HOURS * 60 * MINUTE;
  for (const { id } of files.workers)
    if (chance() < 0.9)
      plan(
        start - minutes(1, 20),
        async () => void (await give(viewerFor('GRID_WORKER', id), 'worker.start-shift', { id })),
      );
  for (let i = 0; i < ORDERS; i++) {
    const at = start + chance() * HOURS * 60 * MINUTE;
    plan(at, async () => {
      const grid = pick([...engine.world.grids.values()]);
      const seq = await give(viewerFor('DUTY_CHIEF'), 'order.report', {
        grid: grid.id,
        point: pointIn(grid),
        category: pick(subclasses).code,
        urgency: pick([1, 1, 1, 2, 2, 3]),
        source: pick(['GRID', 'GRID', 'VIDEO', 'HOT', 'VISIT']),
        description: '现场情况已核实,请派员处理。',
      });
      const made = [...engine.world.orders.values()].find(({ version }) => version === seq);
      if (made && chance() < 0.92) file(made.id, at + minutes(3, 28));
    });
  }

  for (let deed = deeds.shift(); deed; deed = deeds.shift()) {
    setClock(deed.at);
    await deed.do();
  }
}
