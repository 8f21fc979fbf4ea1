/**
 * A morning's work in a demo town, as inputs: people report, verify, file, dispatch, sign, finish, check and close, each at a
 * time of their own. What the screens show is computed from these like everything else.
 */
import type { Viewer } from '#domain/access/viewer.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { photoAdded } from '#domain/order/events.ts';
import type { Order } from '#domain/order/order.ts';
import type { World } from '#domain/world.ts';
import { chanceFrom } from '../chance.ts';
import type { Engine } from '../engine.ts';
import type { TownFiles } from '../town/read-town.ts';
import { FATES, type Fate, lifeOf, reachOf } from './life.ts';
import { pointIn } from './place.ts';
import { staffOf } from './staff.ts';

const MINUTE = 60_000;
const HOURS = 6;

export interface MorningOptions {
  readonly engine: Engine;
  readonly files: TownFiles;
  readonly seed: number;
  /** The instant at which the morning ends and the demo begins. */
  readonly until: number;
  /** Sets the clock the engine reads. */
  readonly setClock: (instant: number) => void;
  /** What the clocks have made due at an instant. */
  readonly dueAt: (world: World, now: number) => NewEvent[];
}

/** What a life is made with: the town, its people, chance, and hands to act. */
export interface Morning extends ReturnType<typeof handsOf> {}

function handsOf({ engine, files, seed }: MorningOptions) {
  const chance = chanceFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  let given = 0;
  let photos = 0;
  const give = async (viewer: Viewer, name: string, input: object) => {
    given += 1;
    const id = `demo-${String(given).padStart(8, '0')}`;
    const reply = await engine.run(name, id, input, { user: 'demo', viewer });
    if (!reply.ok) throw new Error(`the demo's ${name} was refused: ${reply.reason}`);
    return reply.seq;
  };
  const order = (id: string): Order => {
    const found = engine.world.orders.get(id);
    if (!found) throw new Error(`the demo lost its order ${id}`);
    return found;
  };
  return {
    files,
    world: engine.world,
    staff: staffOf(files),
    chance,
    pick,
    minutes: (from: number, to: number) => (from + chance() * (to - from)) * MINUTE,
    pointIn: pointIn(engine.world, chance),
    order,
    give,
    step: (viewer: Viewer, action: string, id: string, extra: object = {}) =>
      give(viewer, `order.${action}`, { id, version: order(id).version, ...extra }),
    /** The order a command just made. */
    made: (seq: number): string => {
      const found = [...engine.world.orders.values()].find(({ version }) => version === seq);
      if (!found) throw new Error('the demo made no order');
      return found.id;
    },
    photograph: async (id: string, phase: 'BEFORE' | 'AFTER', at: number) => {
      photos += 1;
      const photo = `demo-photo-${photos}`;
      const { point } = order(id);
      await engine.happen([photoAdded.of({ id, photo, phase, point, takenAt: at })]);
    },
  };
}

/** A life on its way: when its next deed is, and the rest of it. */
interface Underway {
  readonly at: number;
  readonly life: AsyncIterator<number, void, number>;
}

async function* shift({ give, staff }: Morning, id: string): AsyncGenerator<number, void, number> {
  yield 0;
  await give(staff.worker(id), 'worker.start-shift', { id });
}

export async function playMorning(options: MorningOptions): Promise<void> {
  const { engine, files, until, setClock, dueAt } = options;
  const morning = handsOf(options);
  const { chance, minutes } = morning;
  const start = until - HOURS * 60 * MINUTE;
  const begin = (fate: Fate) => start + chance() * (HOURS * 60 - reachOf(fate)) * MINUTE;
  let underway: Underway[] = [
    ...files.workers
      .filter(() => chance() < 0.9)
      .map(({ id }) => ({ at: start - minutes(1, 20), life: shift(morning, id) })),
    ...FATES.map((fate) => ({ at: begin(fate), life: lifeOf(morning, fate) })),
  ];
  while (underway.length > 0) {
    const [next, ...rest] = underway.sort((a, b) => a.at - b.at);
    if (!next || next.at >= until) break;
    const at = Math.round(next.at);
    setClock(at);
    await engine.happen((world) => dueAt(world, at));
    const { value, done } = await next.life.next(at);
    underway = done ? rest : [...rest, { at: at + (value ?? 0), life: next.life }];
  }
  setClock(until);
  await engine.happen((world) => dueAt(world, until));
}
