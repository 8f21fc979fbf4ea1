/** Every kind of thing in the world, in order; the key names its shelf, its table and its word on the wire. */
import { areaKind } from './area/area.ts';
import { gridKind } from './grid/grid.ts';
import { counterKind } from './kernel/counter.ts';
import { orderKind } from './order/order.ts';
import { whistleKind } from './whistle/whistle.ts';
import { workerKind } from './worker/worker.ts';

export const KINDS = {
  areas: areaKind,
  grids: gridKind,
  workers: workerKind,
  orders: orderKind,
  whistles: whistleKind,
  counters: counterKind,
} as const;
