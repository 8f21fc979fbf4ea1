/** Three worlds of the same making: a town, a city, ten cities. Seeded; the orders stop where a world's do. */

import type { Position } from '#domain/geo/shape.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { emptyWorld, type OpenWorld } from '#domain/world.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { blankOrder } from '../../support/blank-order.ts';
import { files, NOW } from '../../support/small-world.ts';
import { grids as outlines } from '../places/city.ts';

export interface Size {
  readonly name: string;
  readonly grids: number;
  readonly workers: number;
  readonly orders: number;
}

/** As many of the ended stay in a world as archive.ts lets. */
const STAY = 20_000;

export const SIZES: readonly Size[] = [
  { name: 'town', grids: 48, workers: 198, orders: 400 },
  { name: 'city', grids: 6_013, workers: 16_736, orders: STAY },
  { name: '10 × city', grids: 60_130, workers: 167_360, orders: STAY },
];

/** Grids in a community. */
const SHARE = 15;
export const TOWN = '/320500/';
const communityOf = (i: number): string => `c${Math.floor(i / SHARE)}`;
const pathOf = (i: number): string => `${TOWN}${communityOf(i)}/`;
export const COMMUNITY = pathOf(0);
const HOUR = 3_600_000;

const name = (text: string) => ({ 'zh-CN': text, en: text, 'zh-Hant': text });
const hundred = (i: number): string => String((i % 97) + 1).padStart(2, '0');

function gridAt(i: number): Grid {
  const shape = outlines[i % outlines.length];
  const [first] = shape?.[0]?.[0] ?? [];
  if (!shape || !first) throw new Error('a grid without an outline');
  const [lon, lat] = first;
  return {
    id: `g${i}`,
    version: 1,
    path: `${pathOf(i)}g${i}/`,
    type: 'BASIC',
    name: name(`第${i}网格`),
    short: name(hundred(i)),
    community: communityOf(i),
    centre: [lon, lat],
    shape,
  };
}

export function worldOf({ grids, workers, orders }: Size): OpenWorld {
  const world = emptyWorld();
  const chance = chanceFrom(60_130);
  world.areas.put({
    id: '320500',
    version: 1,
    path: TOWN,
    level: 'TOWN',
    name: name('市'),
    shape: [],
  });
  for (let i = 0; i < grids; i++) {
    if (i % SHARE === 0)
      world.areas.put({
        id: communityOf(i),
        version: 1,
        path: pathOf(i),
        level: 'COMMUNITY',
        name: name(`第${i / SHARE}社区`),
        shape: gridAt(i).shape,
      });
    world.grids.put(gridAt(i));
  }
  const [worker] = files.workers;
  if (!worker) throw new Error('a town without workers');
  for (let no = 1; no <= workers; no++)
    world.workers.put({
      ...worker,
      id: `w${no}`,
      version: 1,
      path: pathOf(no % grids),
      no,
      grids: [`g${no % grids}`],
      onShift: true,
      shiftAt: NOW - HOUR,
      sos: null,
    });
  for (let i = 0; i < orders; i++) {
    const at = i % grids;
    const point = world.grids.get(`g${at}`)?.centre ?? ([0, 0] as Position);
    world.orders.put(
      blankOrder({
        id: `o${i}`,
        version: i + 1,
        path: `${pathOf(at)}g${at}/`,
        grid: `g${at}`,
        point: [point[0] + 0.001 * chance(), point[1] + 0.001 * chance()],
        // Nine in ten have ended, as after thirty days.
        state: i % 10 === 0 ? 'HANDLING' : 'CLOSED',
        reportedAt: NOW - i * 1000,
      }),
    );
  }
  return world;
}
