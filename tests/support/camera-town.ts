/** The tests' town with cameras whose pictures come from a video platform, as a town describes them: `cameras.json`, `video.json`. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from '#domain/geo/shape.ts';
import { FUXI, gridsIn } from './small-world.ts';

export interface HungCamera {
  readonly id: string;
  readonly point: Position;
}

/** Writes the town under `towns`, a camera in the middle of a grid for each live list, in their order. */
export function writeCameraTown(towns: string, lists: readonly string[]): HungCamera[] {
  const own = join(towns, 'guangfu');
  cpSync('tests/towns/guangfu', own, { recursive: true });
  const grids = gridsIn(FUXI);
  const cameras = lists.map((_, row) => {
    const grid = grids[row % grids.length];
    if (!grid) throw new Error('a community without grids');
    const [lon, lat] = grid.centre;
    const round = Math.floor(row / grids.length);
    const no = row + 1;
    const point: Position = [lon + round * 0.0004, lat];
    return {
      id: `32050618001326${String(no).padStart(6, '0')}`,
      path: grid.path,
      grid: grid.id,
      name: { 'zh-CN': `路口 ${no}`, en: `Junction ${no}`, 'zh-Hant': `路口 ${no}` },
      point,
      ...{ azimuth: 40, fov: 70, range: 80, kind: 'FIXED', network: 6 },
    };
  });
  const sources = cameras.map(({ id }, row) => ({ camera: id, list: lists[row] }));
  writeFileSync(join(own, 'cameras.json'), JSON.stringify(cameras));
  writeFileSync(join(own, 'video.json'), JSON.stringify({ sources }));
  return cameras.map(({ id, point }) => ({ id, point }));
}
