/** What an import reads a file against, and the same as plain data, as a thread is given it. */
import type { Area } from '#domain/area/area.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { Worker } from '#domain/worker/worker.ts';
import type { World } from '#domain/world.ts';
import { type FactFiles, townFacts } from '../town-facts.ts';
import type { ImportSurroundings } from './contract.ts';

export interface PlainSurroundings {
  readonly areas: readonly Area[];
  readonly grids: readonly Grid[];
  readonly workers: readonly Worker[];
  readonly factFiles: FactFiles;
  readonly outlineFollows: boolean;
  readonly groundFolder: string;
}

export interface Surrounded {
  readonly world: Pick<World, 'areas' | 'grids' | 'workers'>;
  readonly factFiles: FactFiles;
  readonly outlineFollows: boolean;
  readonly groundFolder: string;
}

export const plainly = ({ world, ...rest }: Surrounded): PlainSurroundings => ({
  areas: [...world.areas.values()],
  grids: [...world.grids.values()],
  workers: [...world.workers.values()],
  ...rest,
});

export function surroundingsOf({
  areas,
  grids,
  workers,
  factFiles,
  ...rest
}: PlainSurroundings): ImportSurroundings {
  const byId = <T extends { readonly id: string }>(things: readonly T[]) =>
    new Map(things.map((thing) => [thing.id, thing]));
  return {
    ...rest,
    world: { areas: byId(areas), grids: byId(grids), workers: byId(workers) },
    town: townFacts(factFiles),
    categories: factFiles.categories,
    departments: factFiles.departments,
    townCode: factFiles.town.code,
    townName: factFiles.town.name,
  };
}
