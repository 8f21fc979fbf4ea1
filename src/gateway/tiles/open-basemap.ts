/** What lies under a town's map, decided once: by `basemap.kind` in its town.json, and by what its `ground/` holds. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Bounds } from '#domain/geo/shape.ts';
import { holdsBrought } from '../pmtiles/brought.ts';
import { BroughtChart } from '../pmtiles/brought-chart.ts';
import type { Tell } from '../telling.ts';
import type { TownFiles } from '../town/read-town.ts';
import { Basemap } from './basemap.ts';
import { DrawnChart } from './drawn-chart.ts';
import { Pictures } from './pictures.ts';

/** One of them, or neither: then there are the areas alone. */
export interface Underlay {
  readonly basemap: Basemap | undefined;
  readonly pictures: Pictures | undefined;
}

const NONE: Underlay = { basemap: undefined, pictures: undefined };

/** @param into the store's folder, where tiles are kept. Throws a TownFault. */
export function openBasemap(
  { town: { basemap: plan }, folder }: Pick<TownFiles, 'town' | 'folder'>,
  into: string,
  bounds: () => Bounds,
  tell: Tell,
): Underlay {
  const ground = join(folder, 'ground');
  const from = (chart: DrawnChart | BroughtChart): Underlay => ({
    ...NONE,
    basemap: new Basemap(chart, into),
  });
  switch (plan.kind) {
    case 'none':
      return NONE;
    case 'wmts':
      return { ...NONE, pictures: new Pictures({ plan, folder: into, bounds }) };
    case 'drawn':
      return from(new DrawnChart(ground));
    case 'ground':
      if (holdsBrought(ground)) return from(new BroughtChart(ground));
      if (existsSync(join(ground, 'land.geojson'))) return from(new DrawnChart(ground));
      tell('The town has no ground yet; npm run import -- basemap FILE brings one.');
      return NONE;
  }
}
