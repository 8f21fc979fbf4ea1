/** Founding: how a folder becomes a town's. What the town's files describe happens as its first events. */
import { areaDrawn } from '#domain/area/events.ts';
import { gridDrawn } from '#domain/grid/events.ts';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { workerEnlisted } from '#domain/worker/events.ts';
import type { Engine } from './engine.ts';
import type { TownFiles } from './town/read-town.ts';

export const firstEvents = ({ areas, grids, workers }: TownFiles): NewEvent[] => [
  ...areas.map((area) => areaDrawn.of(area)),
  ...grids.map((grid) => gridDrawn.of(grid)),
  ...workers.map((worker) => workerEnlisted.of(worker)),
];

/** One group, so it happened whole or not at all. */
export async function found(engine: Engine, files: TownFiles): Promise<void> {
  const reply = await engine.happen(firstEvents(files));
  if (!reply.ok) throw new Error(`the town could not be founded: ${reply.reason}`);
}
