/** The hands that live a demo's lives: they give commands like anybody else, and get nothing that others would not. */
import type { Viewer } from '#domain/access/viewer.ts';
import { photoAdded } from '#domain/order/events/keeping.ts';
import type { Order } from '#domain/order/order.ts';
import { chanceFrom } from '../chance.ts';
import type { Engine } from '../engine.ts';
import type { TownFiles } from '../town/read-town.ts';
import { pointIn } from './place.ts';
import { staffOf } from './staff.ts';

const MINUTE = 60_000;

export interface HandsOptions {
  readonly engine: Engine;
  readonly files: TownFiles;
  readonly seed: number;
}

/** What a life is made with: the town, its people, chance, and hands to act. */
export interface Hands extends ReturnType<typeof handsOf> {}

export function handsOf({ engine, files, seed }: HandsOptions) {
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
