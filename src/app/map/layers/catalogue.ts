/** Every layer of the map, from the ground up. A new one gets a line here; its storey puts it in its place. */
import { areas } from './areas.ts';
import { basemapLand, basemapNames, basemapRoads } from './basemap.ts';
import { chosenGrid, hoveredGrid } from './chosen-grid.ts';
import { chosenOrder } from './chosen-order.ts';
import { type MapLayer, STOREYS } from './contract.ts';
import { grids } from './grids.ts';
import { ground } from './ground.ts';
import { names, obstacles } from './names.ts';
import { orders, pressingOrders } from './orders.ts';
import { overdueGrids } from './overdue-grids.ts';
import { workerNames } from './worker-names.ts';
import { workers } from './workers.ts';

const ALL: readonly MapLayer[] = [
  ground,
  basemapLand,
  overdueGrids,
  hoveredGrid,
  basemapRoads,
  grids,
  areas,
  chosenGrid,
  orders,
  workers,
  workerNames,
  pressingOrders,
  chosenOrder,
  basemapNames,
  names,
  obstacles,
];

export const LAYERS: readonly MapLayer[] = STOREYS.flatMap((storey) =>
  ALL.filter((layer) => layer.storey === storey),
);
