/** Brings an OpenStreetMap file under a town: what the town's folder says of bounds, language and grids, and the ground into it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { boundsOf, type MultiPolygon } from '#domain/geo/shape.ts';
import { townFile } from '#domain/town/town.ts';
import { StartFault } from '../fault.ts';
import { hasPlan } from '../town/drawn-town.ts';
import { readList, readOne } from '../town/read-json.ts';
import { areaRow, gridRow } from '../town/rows.ts';
import { type BasemapImported, importBasemap } from './import-basemap.ts';

export interface IntoTown {
  readonly file: string;
  /** The town's own folder, with its town.json. */
  readonly folder: string;
  readonly onProgress?: (share: number) => void;
}

function outlinesIn(folder: string, code: string) {
  const grids = join(folder, 'grids.json');
  const areas = join(folder, 'areas.json');
  const own: MultiPolygon | undefined = existsSync(areas)
    ? readList(areas, areaRow).items.find(({ id }) => id === code)?.shape
    : undefined;
  return {
    grids: existsSync(grids) ? readList(grids, gridRow).items : [],
    ...(own && { town: own }),
  };
}

/** Rejects with a StartFault: a town that is drawn from a plan keeps its drawing. */
export async function importIntoTown({
  file,
  folder,
  onProgress,
}: IntoTown): Promise<BasemapImported> {
  if (hasPlan(folder))
    throw new StartFault(
      `${folder} is drawn from its plan.json; a ground of its own would be lost.`,
    );
  const { bounds, language, code } = readOne(join(folder, 'town.json'), townFile);
  const outlines = outlinesIn(folder, code);
  const extent = bounds ?? (outlines.town && boundsOf(outlines.town));
  if (!extent)
    throw new StartFault(
      `${folder}/town.json says no bounds and there are no areas yet: import the areas first, or add “bounds”.`,
    );
  return importBasemap({
    file,
    folder,
    bounds: extent,
    language,
    ...outlines,
    ...(onProgress && { onProgress }),
  });
}
