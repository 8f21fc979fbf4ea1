/** Opens a town's house without its doors, for a command at the terminal. */
import { join, resolve } from 'node:path';
import type { Config } from './config.ts';
import type { House } from './house.ts';
import { resumeImports } from './imports/resume-imports.ts';
import { openHouse } from './open-house.ts';
import type { Tell } from './telling.ts';
import { hasPlan } from './town/drawn-town.ts';
import { keepDrawn } from './town/keep-drawn.ts';
import { readTown } from './town/read-town.ts';
import { openTownFolder } from './town-folder.ts';

/** Throws a StartFault when the town can't be opened; a running gateway holds it. */
export async function withHouse<T>(
  config: Config,
  tell: Tell,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const own = join(config.TOWNS_DIR, config.TOWN);
  const data = resolve('data');
  const planned = hasPlan(own);
  const folder = openTownFolder(config, config.TOWN, tell);
  try {
    const into = join(folder.path, 'town');
    if (planned) await keepDrawn({ folder: own, into, isNew: folder.isNew, tell });
    const files = readTown(own, data, planned ? into : own);
    const house = await openHouse(config, files, folder, tell);
    try {
      await resumeImports(house, tell);
      return await work(house);
    } finally {
      await house.clerk.close();
      await house.engine.close();
      await house.orders.close();
      house.basemap?.close();
      house.pictures?.close();
    }
  } finally {
    folder.close();
  }
}
