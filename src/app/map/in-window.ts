/** What lies in the map's window, as rows of a list: what presses first, each kind as its layer shows it. */
import { inBounds } from '#domain/geo/in-bounds.ts';
import type { Bounds, Position } from '#domain/geo/shape.ts';
import type { LayerStates } from './layer-states.ts';
import type { LayerContext } from './layers/contract.ts';
import { sensorSymbol } from './layers/sensors.ts';
import { keepsOrder } from './order-filter.ts';
import { symbolOf } from './order-symbol.ts';
import { NONE } from './symbol-layer.ts';
import { codeOf, type SymbolName } from './symbol-names.ts';
import { pickWorkers } from './worker-columns.ts';

export const KINDS = ['orders', 'grids', 'workers', 'cameras', 'sensors'] as const;
export type Kind = (typeof KINDS)[number];

export interface Row {
  readonly kind: Kind;
  readonly id: string;
  readonly point: Position;
  /** None for a grid. */
  readonly symbol: SymbolName | undefined;
}

/** Overdue, near due, sensors by their level; then the grids, then what is as it should be. */
const rankOf = ({ symbol }: Row): number => {
  if (symbol === undefined) return 1;
  const code = codeOf(symbol);
  return code >= codeOf('sensor-blue') ? -code : 100 - code;
};

export function rowsIn(context: LayerContext, layers: LayerStates, bounds: Bounds): Row[] {
  const { world, now } = context;
  const rows: Row[] = [];
  const isOn = (id: string) => layers.get(id)?.on === true;
  const add = (kind: Kind, id: string, point: Position, symbol?: SymbolName) => {
    if (inBounds(bounds, point)) rows.push({ kind, id, point, symbol });
  };
  for (const { id, centre } of world.grids.values()) add('grids', id, centre);
  if (isOn('orders'))
    for (const order of world.orders.values()) {
      const symbol = symbolOf(order, now);
      if (symbol && keepsOrder(context, order, symbol))
        add('orders', order.id, order.point, symbol);
    }
  if (isOn('workers')) {
    const { ids, lonLat, symbols } = pickWorkers({ ...context, nearness: 'near' });
    for (const [i, id] of ids.entries())
      if (id !== undefined && symbols[i] !== NONE)
        add(
          'workers',
          id,
          [lonLat[i * 2] ?? 0, lonLat[i * 2 + 1] ?? 0],
          symbols[i] === codeOf('worker-stale') ? 'worker-stale' : 'worker',
        );
  }
  if (isOn('cameras'))
    for (const { id, point, online } of world.cameras.values())
      add('cameras', id, point, online ? 'camera' : 'camera-lost');
  if (isOn('sensors'))
    for (const sensor of world.sensors.values())
      add('sensors', sensor.id, sensor.point, sensorSymbol(sensor));
  return rows
    .map((row) => ({ row, rank: rankOf(row) }))
    .sort((a, b) => a.rank - b.rank || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row }) => row);
}
