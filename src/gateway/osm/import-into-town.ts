/** Brings an OpenStreetMap file under a town: what its folder says of language and plan, and the ground into it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Bounds, boundsOf, type MultiPolygon } from '#domain/geo/shape.ts';
import { townFile } from '#domain/town/town.ts';
import { StartFault } from '../fault.ts';
import { hasPlan } from '../town/drawn-town.ts';
import { readList, readOne } from '../town/read-json.ts';
import { areaRow, gridRow } from '../town/rows.ts';
import { type BasemapImported, importBasemap } from './import-basemap.ts';

/** How far the town reaches, and what lies in it. */
export interface Outlines {
  readonly bounds: Bounds;
  readonly grids: Iterable<{ readonly id: string; readonly shape: MultiPolygon }>;
  readonly town?: MultiPolygon;
}

/** As the town's own files say; undefined where its areas came later, and lie in its store. */
export function outlinesIn(folder: string): Outlines | undefined {
  const { bounds, code } = readOne(join(folder, 'town.json'), townFile);
  const [areas, grids] = [join(folder, 'areas.json'), join(folder, 'grids.json')];
  if (!existsSync(areas)) return undefined;
  const town = readList(areas, areaRow).items.find(({ id }) => id === code)?.shape;
  const extent = bounds ?? (town && boundsOf(town));
  if (!extent) return undefined;
  return {
    bounds: extent,
    grids: existsSync(grids) ? readList(grids, gridRow).items : [],
    ...(town && { town }),
  };
}

/** @param folder the town's own, with its town.json. Rejects with a StartFault: a town that is drawn from a plan keeps its drawing. */
export function importIntoTown(
  file: string,
  folder: string,
  outlines: Outlines,
): Promise<BasemapImported> {
  if (hasPlan(folder))
    throw new StartFault(
      `${folder} is drawn from its plan.json; a ground of its own would be lost.`,
    );
  const { language } = readOne(join(folder, 'town.json'), townFile);
  return importBasemap({ file, folder, language, ...outlines });
}
