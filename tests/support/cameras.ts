/** A camera in a grid of the tests' town, which has none of its own. */
import { cameraInstalled } from '#domain/camera/events.ts';
import type { House } from '#gateway/house.ts';
import { gridOf } from './order-ways.ts';

/** Hangs one in the middle of a grid; `row` tells its code from others'. */
export async function hangCamera({ engine }: House, grid: string, row = 1): Promise<string> {
  const { path, centre } = gridOf(grid);
  const id = `3205061800132${6}${String(row).padStart(6, '0')}`;
  const name = { 'zh-CN': '路口', en: 'Junction', 'zh-Hant': '路口' };
  const looks = { azimuth: 40, fov: 70, range: 80, kind: 'FIXED', network: 6 } as const;
  await engine.happen(() => [
    cameraInstalled.of({ id, path, grid, name, point: centre, ...looks }),
  ]);
  return id;
}
