/** Every layer of the map, from the ground up. A new one gets a line here; its storey puts it in its place. */
import { areas } from './areas.ts';
import { basemapLand, basemapNames, basemapRoads } from './basemap.ts';

import { cameras, cameraWedges } from './cameras.ts';
import { chosenArea, chosenGrid } from './chosen-grid.ts';

import { chosenOrder } from './chosen-order.ts';
import { type Entry, GROUPS, type MapLayer, STOREYS } from './contract.ts';
import { grids } from './grids.ts';
import { ground } from './ground.ts';
import { heat } from './heat.ts';
import { metricFill, metricValues } from './metric.ts';
import { cameraPlaces, chosenName, names, obstacles } from './names.ts';
import { orders, pressingOrders } from './orders.ts';
import { overdueGrids } from './overdue-grids.ts';
import { people } from './people.ts';
import { sensors } from './sensors.ts';
import { stations } from './stations.ts';
import { calledNames, calledOffices, calledWays } from './whistles.ts';
import { workerNames } from './worker-names.ts';
import { workers } from './workers.ts';

/** A layer that stands in the tree. */
export interface Entered extends MapLayer {
  readonly entry: Entry;
}

const ALL: readonly MapLayer[] = [
  ground,
  basemapLand,
  overdueGrids,
  metricFill,
  heat,
  basemapRoads,
  grids,
  areas,
  chosenArea,
  chosenGrid,
  cameraWedges,
  calledWays,
  people,
  stations,
  cameras,
  orders,
  sensors,
  workers,
  workerNames,
  pressingOrders,
  calledOffices,
  chosenOrder,
  basemapNames,
  names,
  chosenName,
  calledNames,
  metricValues,
  cameraPlaces,
  obstacles,
];

export const LAYERS: readonly MapLayer[] = STOREYS.flatMap((storey) =>
  ALL.filter((layer) => layer.storey === storey),
);

/** The layers of the tree, in the order a reader meets them. */
export const ENTERED: readonly Entered[] = GROUPS.flatMap((group) =>
  ALL.flatMap((layer) => (layer.entry?.group === group ? [{ ...layer, entry: layer.entry }] : [])),
);
