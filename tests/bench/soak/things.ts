/** What a town has at hand, counted in a world: what the strips of its walls must say. */
import type { World } from '#domain/world.ts';

/** By the strip's names: how many, and of how many where there is a whole. */
export type Things = Readonly<Record<string, readonly [value: number, of?: number]>>;

export function thingsIn(world: World): Things {
  const share = <T>(things: Iterable<T>, is: (thing: T) => boolean): [number, number] => {
    const all = [...things];
    return [all.filter(is).length, all.length];
  };
  const fullTime = [...world.workers.values()].filter(({ type }) => type === 'FULLTIME');
  return {
    grids: [world.grids.size],
    workers: share(fullTime, ({ onShift }) => onShift),
    cameras: share(world.cameras.values(), ({ online }) => online),
    sensors: share(world.sensors.values(), ({ level }) => level !== 'NORMAL'),
    suspended: [share(world.orders.values(), ({ state }) => state === 'SUSPENDED')[0]],
    whistles: [share(world.whistles.values(), ({ closedAt }) => closedAt === null)[0]],
  };
}
