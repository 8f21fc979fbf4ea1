import { ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { rgba } from '#app/theme/palette.ts';
import type { Order } from '#domain/order/order.ts';
import { keepsOrder, ORDER_FILTERS } from '../order-filter.ts';
import { symbolOf } from '../order-symbol.ts';
import { NONE, type SymbolColumns, symbolLayer } from '../symbol-layer.ts';
import { codeOf, type SymbolName } from '../symbol-names.ts';
import { type Drawing, defineLayer, type LayerContext, type Targets } from './contract.ts';

export interface OrderColumns extends SymbolColumns {
  readonly ids: readonly string[];
}

/** The gateway vouches every two seconds; what nobody vouched for during five is old. */
const VOUCHED_MS = 5_000;

/** The open orders with one of these symbols, as far as the reader left them; those of a later symbol lie on top. */
export function pickOrders(context: LayerContext, symbols: readonly SymbolName[]): OrderColumns {
  const { world, now, nearness, unit } = context;
  const piles = new Map(symbols.map((symbol): [SymbolName, Order[]] => [symbol, []]));
  for (const order of world.orders.values()) {
    const symbol = symbolOf(order, now);
    if (symbol && keepsOrder(context, order, symbol)) piles.get(symbol)?.push(order);
  }
  const shown = [...piles.values()].flat();
  const lonLat = new Float64Array(shown.length * 2);
  for (const [i, { point }] of shown.entries()) lonLat.set(point, i * 2);
  return {
    count: shown.length,
    ids: shown.map(({ id }) => id),
    lonLat,
    symbols: Uint8Array.from(
      [...piles].flatMap(([symbol, pile]) => new Array<number>(pile.length).fill(codeOf(symbol))),
    ),
    nearness,
    unit,
  };
}

const countOpen = ({ world, now, filters }: LayerContext): number => {
  let count = 0;
  for (const order of world.orders.values()) {
    const symbol = symbolOf(order, now);
    if (symbol && keepsOrder({ filters }, order, symbol)) count += 1;
  }
  return count;
};

interface Crowd {
  readonly at: [number, number];
  readonly count: number;
}

/** The calm orders as they were gathered: those alone as symbols, the others as crowds with their number. */
export function pickCalm({
  clusters,
  nearness,
  unit,
}: Pick<LayerContext, 'clusters' | 'nearness' | 'unit'>) {
  const crowds: Crowd[] = [];
  const { lonLat = new Float64Array(), ids = [] } = clusters ?? {};
  const count = clusters?.counts.length ?? 0;
  const symbols = new Uint8Array(count).fill(NONE);
  const alone: (string | undefined)[] = [];
  const crowded: (string | undefined)[] = [];
  for (let i = 0; i < count; i++) {
    const many = clusters?.counts[i] ?? 1;
    const single = many === 1;
    alone.push(single ? ids[clusters?.first[i] ?? -1] : undefined);
    crowded.push(single ? undefined : String(i));
    if (single) symbols[i] = clusters?.worst[i] ?? NONE;
    else crowds.push({ at: [lonLat[i * 2] ?? 0, lonLat[i * 2 + 1] ?? 0], count: many });
  }
  return { count, symbols, lonLat, nearness, unit, ids: alone, crowded, crowds };
}

/** Ten times as many is twice as wide: a crowd is seen, not measured. */
const radiusOf = (count: number): number => 9 + 5 * Math.log10(count);

function drawCrowds(crowds: readonly Crowd[], unit: number) {
  const flat = { depthCompare: 'always', depthWriteEnabled: false } as const;
  return [
    new ScatterplotLayer<Crowd>({
      id: 'orders-crowds',
      data: crowds,
      getPosition: ({ at }) => at,
      getRadius: ({ count }) => radiusOf(count) * unit,
      radiusUnits: 'pixels',
      lineWidthUnits: 'pixels',
      getLineWidth: 1.5 * unit,
      stroked: true,
      getFillColor: rgba('m-halo', 0.82),
      getLineColor: rgba('lamp-ok', 0.85),
      parameters: flat,
    }),
    new TextLayer<Crowd>({
      id: 'orders-crowd-counts',
      data: crowds,
      getText: ({ count }) => String(count),
      getPosition: ({ at }) => at,
      getSize: 12 * unit,
      getColor: rgba('t-2'),
      characterSet: [...'0123456789'],
      fontWeight: 700,
      parameters: flat,
    }),
  ];
}

/** Open orders that are in time, or stand still; from afar gathered into crowds. */
export const orders = defineLayer({
  id: 'orders',
  title: 'map.layer.orders',
  storey: 'place',
  entry: {
    group: 'event',
    shown: { desk: true, wall: true },
    source: 'world',
    maxAge: VOUCHED_MS,
    count: countOpen,
    filters: ORDER_FILTERS,
    legend: ['late', 'warn', 'ok', 'paused'],
  },
  pick: pickCalm,
  draw: (picked): Drawing => {
    const { ids, lonLat, unit, crowded, crowds } = picked;
    const at = (shelf: Targets['shelf'], named: Targets['ids'], reach: number): Targets => ({
      shelf,
      ids: named,
      lonLat,
      reach,
    });
    return {
      deck: [symbolLayer('orders', picked), ...(crowds.length > 0 ? drawCrowds(crowds, unit) : [])],
      targets: [at('orders', ids, 12 * unit), at('clusters', crowded, 18 * unit)],
    };
  },
});

/** What is near its limit or past it, the overdue on top: nothing but a name's halo ever lies on them. */
export const pressingOrders = defineLayer({
  id: 'pressing-orders',
  title: 'map.layer.pressing-orders',
  storey: 'alert',
  follows: 'orders',
  pick: (context) => pickOrders(context, ['warn', 'late']),
  draw: (columns): Drawing => ({
    deck: [symbolLayer('pressing-orders', columns)],
    targets: [
      { shelf: 'orders', ids: columns.ids, lonLat: columns.lonLat, reach: 12 * columns.unit },
    ],
  }),
});
