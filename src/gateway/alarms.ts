/** Lets alarms ring, come again and end as the world gives cause: asked every second, remembered nowhere but in the alarms. */
import { dueAlarms } from '#domain/alarm/due.ts';
import type { World } from '#domain/world.ts';
import type { House } from './house.ts';

/** Looks first: where nothing is due, nothing is asked of the engine. */
export function letAlarmsRing(house: Pick<House, 'engine' | 'town' | 'clock' | 'streams'>) {
  const { engine, town, clock, streams } = house;
  const due = (world: World) =>
    dueAlarms(world, {
      now: clock.now(),
      town: { code: town.code, path: `/${town.code}/` },
      positionsAt: streams.heardAt,
    });
  return due(engine.world).length === 0 ? Promise.resolve() : engine.happen(due);
}
