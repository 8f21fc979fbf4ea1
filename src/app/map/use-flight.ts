/** Takes the map where the selection is. */
import { useEffect, useRef } from 'react';
import { worldStore } from '#app/state/world-store.ts';
import { type Bounds, boundsOf } from '#domain/geo/shape.ts';
import type { Density, Selection } from './layers/contract.ts';
import type { LiveMap } from './use-map.ts';

interface Shown {
  readonly on: LiveMap | undefined;
  readonly grid: string | undefined;
  readonly order: string | undefined;
  readonly area: string | undefined;
  /** Instead of the town. */
  readonly extent: Bounds | undefined;
}
const NOTHING: Shown = {
  ...{ on: undefined, grid: undefined, order: undefined, area: undefined },
  extent: undefined,
};

/** Goes as far as the world knows the way; false: ask again when it knows more. */
function fly(
  { camera }: LiveMap,
  before: Shown,
  { grid, order, area }: Selection,
  density: Density,
  extent: Bounds | undefined,
): boolean {
  const { grids, orders, areas } = worldStore.world;
  const goHome = () => (extent ? camera.show(extent) : camera.home());
  if (grid === undefined && area === undefined && extent?.join() !== before.extent?.join()) {
    goHome();
    return true;
  }
  if (grid === undefined && area !== before.area) {
    if (area === undefined) {
      goHome();
      return true;
    }
    const shape = [...areas.values()].find(({ path }) => path === area)?.shape;
    if (shape) camera.show(boundsOf(shape));
    return shape !== undefined;
  }
  if (grid !== before.grid) {
    if (grid === undefined) {
      if (density === 'wall') goHome();
      return true;
    }
    const shape = grids.get(grid)?.shape;
    if (shape) camera.show(boundsOf(shape));
    return shape !== undefined;
  }
  if (order === undefined || order === before.order) return true;
  const point = orders.get(order)?.point;
  if (point) camera.reveal(point);
  return point !== undefined;
}

/**
 * Shows a community or a grid when it is chosen, brings an order into view when it alone is; a wall goes home when no grid is chosen any more.
 * A map that was told where to stand stays there.
 */
export function useFlight(
  live: LiveMap | undefined,
  { grid, order, area }: Selection,
  density: Density,
  extent?: Bounds,
): void {
  const shown = useRef(NOTHING);
  useEffect(() => {
    if (!live) return;
    return once(() => {
      const town = [...worldStore.world.areas.values()].find(({ level }) => level === 'TOWN');
      if (town) live.camera.town = boundsOf(town.shape);
      return town !== undefined;
    });
  }, [live]);
  useEffect(() => {
    if (!live) return;
    const { on } = shown.current;
    // What was chosen when it was told where to stand is no reason to go elsewhere.
    if (live.placed && on === undefined) shown.current = { on: live, grid, order, area, extent };
    const before = on !== live && !live.placed ? NOTHING : shown.current;
    const selection = {
      ...(grid !== undefined && { grid }),
      ...(order !== undefined && { order }),
      ...(area !== undefined && { area }),
    };
    return once(() => {
      const there = fly(live, before, selection, density, extent);
      if (there) shown.current = { on: live, grid, order, area, extent };
      return there;
    });
  }, [live, grid, order, area, density, extent]);
}

/** Tries now, and after each change of the world until it succeeds. */
function once(attempt: () => boolean): (() => void) | undefined {
  if (attempt()) return undefined;
  const stop = worldStore.subscribe(() => {
    if (attempt()) stop();
  });
  return stop;
}
