import { BitmapLayer } from '@deck.gl/layers';
import { type Bounds, boundsOf } from '#domain/geo/shape.ts';
import { classOf, type OrderColumns } from '#wire/order-columns.ts';
import { bandsOf } from '../heat/bands.ts';
import { densityOf, finer } from '../heat/density.ts';
import { SPANS } from '../history-span.ts';
import { chosenOf, defineLayer, type LayerContext } from './contract.ts';

/** One deviation of an order's bell: about as far as one hears of it. */
const SPREAD_M = 140;
const CELL_M = 28;
/** The picture has at most so many pixels; a town's cells are parted four times, a city's not at all. */
const PICTURE_MOST = 1_000_000;
const PARTED_MOST = 4;

/** The places of the orders that the reader's classes leave. */
export function placesOf(context: Pick<LayerContext, 'filters'>, told: OrderColumns): Float64Array {
  const classes = chosenOf(context, 'heat.class');
  if (!classes) return told.lonLat;
  const kept: number[] = [];
  for (let i = 0; i < told.count; i++)
    if (classes.includes(classOf(told.category[i] ?? 0)))
      kept.push(told.lonLat[i * 2] ?? 0, told.lonLat[i * 2 + 1] ?? 0);
  return Float64Array.from(kept);
}

const townOf = ({ world }: LayerContext): Bounds | undefined => {
  for (const { level, shape } of world.areas.values()) if (level === 'TOWN') return boundsOf(shape);
  return undefined;
};

/** Where orders of the last while came thick, the ended ones too: a quiet density, no alarm. */
export const heat = defineLayer({
  id: 'heat',
  title: 'map.layer.heat',
  storey: 'area',
  entry: {
    group: 'event',
    shown: { desk: false, wall: false },
    source: 'history',
    maxAge: 150_000,
    count: (context) => (context.history ? placesOf(context, context.history.value).length / 2 : 0),
    filters: [
      { id: 'since', choose: 'one', values: SPANS },
      { id: 'class', choose: 'some', values: 'categories' },
    ],
  },
  pick: (context) => {
    const bounds = townOf(context);
    if (!context.history || !bounds) return undefined;
    const places = placesOf(context, context.history.value);
    const density = densityOf(places, bounds, SPREAD_M, CELL_M);
    const times = Math.floor(Math.sqrt(PICTURE_MOST / density.cells.length));
    return { picture: bandsOf(finer(density, Math.min(times, PARTED_MOST))), bounds };
  },
  draw: (picked) => ({
    deck: picked
      ? [
          new BitmapLayer({
            id: 'heat',
            image: new ImageData(
              picked.picture.data,
              picked.picture.width,
              picked.picture.height,
            ) as unknown as string,
            bounds: [...picked.bounds] as [number, number, number, number],
            textureParameters: { minFilter: 'linear', magFilter: 'linear' },
            parameters: { depthCompare: 'always', depthWriteEnabled: false },
          }),
        ]
      : [],
  }),
});
