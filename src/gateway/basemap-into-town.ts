/** Brings a file under a town as its ground, whichever kind it is: what the town's folder says of language and plan, and who reads it. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type Bounds, boundsOf, type MultiPolygon } from '#domain/geo/shape.ts';
import { townFile } from '#domain/town/town.ts';
import { tellRemarks } from '#wire/tell-remark.ts';
import { StartFault } from './fault.ts';
import { faultOf, ImportFault } from './imports/import-fault.ts';
import { type BasemapImported, importBasemap } from './osm/import-basemap.ts';
import { isPmtiles } from './pmtiles/archive.ts';
import { importPmtiles } from './pmtiles/import-pmtiles.ts';
import { hasPlan } from './town/drawn-town.ts';
import { readList, readOne } from './town/read-json.ts';
import { areaRow, gridRow } from './town/rows.ts';

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

/** The first bytes of a file. */
function beginOf(file: string): Buffer {
  const opened = openSync(file, 'r');
  try {
    const begin = Buffer.alloc(16);
    return begin.subarray(0, readSync(opened, begin, 0, begin.length, 0));
  } finally {
    closeSync(opened);
  }
}

/**
 * @param folder the town's own, with its town.json. Rejects with a StartFault: a town that is drawn from a plan keeps its drawing,
 * and a bad file leaves what was there.
 */
export async function basemapIntoTown(
  file: string,
  folder: string,
  outlines: Outlines,
): Promise<BasemapImported> {
  if (hasPlan(folder))
    throw new StartFault(
      `${folder} is drawn from its plan.json; a ground of its own would be lost.`,
    );
  const { language } = readOne(join(folder, 'town.json'), townFile);
  const wishes = { file, folder, language, ...outlines };
  try {
    return await (isPmtiles(file, beginOf(file)) ? importPmtiles(wishes) : importBasemap(wishes));
  } catch (thrown) {
    const isFull = (thrown as { code?: string }).code === 'ENOSPC';
    const error = isFull ? faultOf('store.refused') : thrown;
    if (!(error instanceof ImportFault)) throw error;
    throw new StartFault(`${file}: ${tellRemarks(error.remarks, language)}`);
  }
}
