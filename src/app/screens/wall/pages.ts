/** The pages of the wall, as data: the figures above the map, what the map shows, and which panels stand where. */
import type { StripId } from '#app/state/strip-figures.ts';
import type { View } from '#app/state/view.ts';

export type PageId = 'overview' | NonNullable<View['page']>;

/** From left to right; each column from the top down, the least needed last: where room is short, that one is absent. */
export type Wing = readonly (readonly string[])[];

export interface Page {
  readonly id: PageId;
  /** What the map shows whole while nothing is chosen; absent: the town. */
  readonly about?: 'event';
  readonly strip: readonly StripId[];
  /** The layers of the map; the orders among them can be those of one class. */
  readonly layers: readonly string[];
  /** By how many columns a wing has. */
  readonly wings: Readonly<Record<1 | 2 | 3, { readonly left: Wing; readonly right: Wing }>>;
  /** Where columns are cut by seams, each has one more for what is left over: from the left, by how many columns a wing has. */
  readonly spare: Readonly<Record<1 | 2 | 3, readonly (string | undefined)[]>>;
}

const GROUND = ['basemap', 'areas', 'grids'];

export const PAGES: readonly [Page, ...Page[]] = [
  {
    id: 'overview',
    strip: ['grids', 'workers', 'cameras', 'whistles', 'suspended', 'sensors'],
    layers: [...GROUND, 'names', 'orders', 'workers'],
    wings: {
      1: {
        left: [['numbers', 'queue', 'whistles', 'force']],
        right: [['kpis', 'hot-grids', 'disputes', 'sensor-lines', 'health']],
      },
      2: {
        left: [
          ['numbers', 'queue'],
          ['video-round', 'whistles', 'force', 'trend', 'sources'],
        ],
        right: [
          ['kpis', 'hot-grids', 'disputes'],
          ['hot-kinds', 'communities', 'sensor-lines', 'health'],
        ],
      },
      3: {
        left: [
          ['numbers', 'queue'],
          ['trend', 'whistles', 'sensor-lines'],
          ['video-round', 'communities', 'force'],
        ],
        right: [
          ['kpis', 'hot-grids'],
          ['hot-kinds', 'disputes', 'health'],
          ['offices', 'sources'],
        ],
      },
    },
    spare: {
      1: ['sources', 'communities'],
      2: ['offices', undefined, undefined, 'residents'],
      3: [],
    },
  },
  {
    id: 'command',
    about: 'event',
    strip: ['whistles', 'arrived', 'unsigned', 'workers', 'cameras', 'sensors'],
    layers: [...GROUND, 'names', 'orders', 'workers', 'stations', 'cameras'],
    wings: {
      1: {
        left: [['queue', 'course', 'force']],
        right: [['event', 'arrivals', 'around', 'offices']],
      },
      2: {
        left: [
          ['numbers', 'queue'],
          ['course', 'whistles', 'force'],
        ],
        right: [
          ['event', 'arrivals', 'sensor-lines'],
          ['around', 'offices', 'communities'],
        ],
      },
      3: {
        left: [
          ['numbers', 'queue'],
          ['course', 'force'],
          ['whistles', 'hot-grids'],
        ],
        right: [
          ['event', 'arrivals'],
          ['around', 'offices', 'sensor-lines'],
          ['communities', 'health'],
        ],
      },
    },
    spare: {
      1: ['communities', 'sensor-lines'],
      2: ['hot-kinds', 'trend', 'kpis', 'sources'],
      3: [],
    },
  },
  {
    id: 'grids',
    strip: ['grids', 'workers', 'households', 'persons', 'enterprises', 'shops'],
    layers: [...GROUND, 'metric_by-perhundred'],
    wings: {
      1: {
        left: [['force', 'communities', 'sources']],
        right: [['residents', 'hot-grids', 'health']],
      },
      2: {
        left: [
          ['force', 'communities'],
          ['trend', 'sources'],
        ],
        right: [
          ['hot-grids', 'disputes'],
          ['residents', 'hot-kinds', 'health'],
        ],
      },
      3: {
        left: [
          ['force', 'communities'],
          ['trend', 'sources'],
          ['numbers', 'queue'],
        ],
        right: [
          ['hot-grids', 'disputes'],
          ['residents', 'health'],
          ['hot-kinds', 'offices'],
        ],
      },
    },
    spare: {
      1: ['trend', 'hot-kinds'],
      2: ['queue', 'offices', 'kpis', 'sensor-lines'],
      3: [],
    },
  },
];

/** Around the event in hand: who and what is near. */
export const FOCUS_LAYERS = [...GROUND, 'names', 'orders', 'workers', 'cameras', 'stations'].join(
  '.',
);

export const pageOf = (id: View['page']): Page =>
  PAGES.find((page) => page.id === (id ?? 'overview')) ?? PAGES[0];

/** The word for the map's layers; of orders only one class, where the view is about one. */
export const layersOf = ({ layers }: Page, kind: string | undefined): string =>
  layers.map((id) => (id === 'orders' && kind ? `orders_class-${kind}` : id)).join('.');

/** The columns of a wing with what each has in reserve. */
export const withSpare = (wing: Wing, spare: readonly (string | undefined)[]): Wing =>
  wing.map((column, i) => {
    const one = spare[i];
    return one === undefined || column.includes(one) ? column : [...column, one];
  });

/** The rows behind a figure take the queue's place; where no queue is, they come first. */
export function withRows(wing: Wing, rows: 'rows' | 'things' | undefined): Wing {
  if (!rows) return wing;
  if (wing.some((column) => column.includes('queue')))
    return wing.map((column) => column.map((id) => (id === 'queue' ? rows : id)));
  return wing.map((column, i) => (i === 0 ? [rows, ...column] : column));
}
