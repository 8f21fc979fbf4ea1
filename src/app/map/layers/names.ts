import type { Feature, FeatureCollection } from 'geojson';
import type {
  ExpressionSpecification,
  FilterSpecification,
  VariableAnchorOffsetCollectionSpecification,
} from 'maplibre-gl';
import { PALETTE } from '#app/theme/palette.ts';
import type { Area } from '#domain/area/area.ts';
import { locate } from '#domain/geo/locate.ts';
import { boundsOf, type Position } from '#domain/geo/shape.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { World } from '#domain/world.ts';
import { fontFace } from '../letters.ts';
import { keepsOrder } from '../order-filter.ts';
import { symbolOf } from '../order-symbol.ts';
import { type Density, defineLayer, type LayerContext, type StyleLayer } from './contract.ts';

const middle = (points: readonly Position[]): Position => [
  points.reduce((sum, [lon]) => sum + lon, 0) / points.length,
  points.reduce((sum, [, lat]) => sum + lat, 0) / points.length,
];

/** Where an area's name stands: amid the centres of its grids, or on the nearest of them where the middle lies outside. */
export function namePlace(area: Area, grids: readonly Grid[]): Position {
  const centres = grids.map(({ centre }) => centre);
  if (centres.length === 0) {
    const [west, south, east, north] = boundsOf(area.shape);
    return [(west + east) / 2, (south + north) / 2];
  }
  const [lon, lat] = middle(centres);
  const alone = { size: 1, get: () => area, values: () => [area].values() };
  if (locate(alone, [lon, lat])) return [lon, lat];
  const far = ([x, y]: Position) => (x - lon) ** 2 + (y - lat) ** 2;
  return centres.reduce((best, centre) => (far(centre) < far(best) ? centre : best));
}

const point = (at: Position, properties: Record<string, string | boolean>): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: at },
});

const gridsByCommunity = (world: World): Map<string, Grid[]> => {
  const byCommunity = new Map<string, Grid[]>();
  for (const grid of world.grids.values()) {
    const members = byCommunity.get(grid.community);
    if (members) members.push(grid);
    else byCommunity.set(grid.community, [grid]);
  }
  return byCommunity;
};

/** One name for each community and each grid, however many islands it has. */
export function pickNames({ world, language }: Pick<LayerContext, 'world' | 'language'>) {
  const members = gridsByCommunity(world);
  const features: Feature[] = [];
  for (const area of world.areas.values())
    if (area.level === 'COMMUNITY')
      features.push(
        point(namePlace(area, members.get(area.id) ?? []), {
          kind: 'community',
          name: area.name[language],
        }),
      );
  for (const grid of world.grids.values())
    features.push(point(grid.centre, { id: grid.id, kind: 'grid', name: grid.short[language] }));
  const letters = new Set(features.flatMap(({ properties }) => [...String(properties?.name)]));
  return {
    features: { type: 'FeatureCollection', features } satisfies FeatureCollection,
    letters: [...letters].sort().join(''),
  };
}

/** Text in design units: a wall has nothing under 18. */
const TEXT: Record<Density, { community: number; grid: number }> = {
  desk: { community: 15, grid: 14 },
  wall: { community: 20, grid: 18 },
};

interface Lettering extends Pick<LayerContext, 'unit' | 'fonts'> {
  readonly size: number;
  readonly weight: 'bold' | 'regular';
  readonly colour: string;
  readonly places?: readonly Place[];
}

/** Which side of the name stands at how many letters from its place. */
type Place = readonly [anchor: string, offset: readonly [x: number, y: number]];

const around = (ems: number): Place[] => [
  ['bottom', [0, -ems]],
  ['top', [0, ems]],
  ['left', [ems, 0]],
  ['right', [-ems, 0]],
];
const NEAR: readonly Place[] = [['center', [0, 0]], ...around(0.8)];
/** A community is wide: its name may go further before it hides. */
const FAR: readonly Place[] = [
  ...NEAR,
  ['bottom-left', [0.8, -0.8]],
  ['bottom-right', [-0.8, -0.8]],
  ['top-left', [0.8, 0.8]],
  ['top-right', [-0.8, 0.8]],
  ...around(2),
];

/** A name on its place, or close by where that is taken. */
const lettering = ({ size, weight, colour, unit, fonts, places = NEAR }: Lettering) => ({
  type: 'symbol' as const,
  layout: {
    'text-field': ['get', 'name'] as ['get', string],
    'text-font': fontFace(weight, fonts),
    'text-size': size * unit,
    'text-max-width': 20,
    'text-padding': 4 * unit,
    'text-variable-anchor-offset':
      places.flat() as unknown as VariableAnchorOffsetCollectionSpecification,
  },
  paint: {
    'text-color': colour,
    'text-halo-color': PALETTE['m-halo'],
    'text-halo-width': 2 * unit,
    'text-halo-blur': 0.5 * unit,
  },
});

const ofKind = (kind: string): FilterSpecification => ['==', ['get', 'kind'], kind];
/** The chosen grid is named apart; its place among the others stays empty. */
const UNLESS_MARKED: ExpressionSpecification = [
  'case',
  ['boolean', ['feature-state', 'marked'], false],
  0,
  1,
];

export const names = defineLayer({
  id: 'names',
  title: 'map.layer.names',
  storey: 'label',
  entry: {
    group: 'area',
    shown: { desk: true, wall: true },
    source: 'town',
    maxAge: Number.POSITIVE_INFINITY,
  },
  pick: (context) => {
    const { density, unit, fonts } = context;
    return { ...pickNames(context), density, unit, fonts };
  },
  draw: ({ features, letters, density, unit, fonts }) => {
    const { community, grid } = TEXT[density];
    const ofGrid = lettering({
      size: grid,
      weight: 'regular',
      colour: PALETTE['m-label'],
      unit,
      fonts,
    });
    const style: StyleLayer[] = [
      {
        ...ofGrid,
        id: 'names-grid',
        filter: ofKind('grid'),
        minzoom: 14.5,
        paint: { ...ofGrid.paint, 'text-opacity': UNLESS_MARKED },
      },
      {
        ...lettering({
          ...{ size: community, weight: 'bold', colour: PALETTE['t-2'], unit, fonts },
          places: FAR,
        }),
        id: 'names-community',
        filter: ofKind('community'),
        minzoom: 11.5,
        maxzoom: 14.5,
      },
    ];
    return { features, letters, style };
  },
});

/** The name of the chosen grid, which finds its place before all others. */
export const chosenName = defineLayer({
  id: 'chosen-name',
  title: 'map.layer.names',
  storey: 'label',
  follows: 'names',
  pick: ({ world, selection, language, density, unit, fonts }) => {
    const grid = selection.grid === undefined ? undefined : world.grids.get(selection.grid);
    return { id: grid?.id, at: grid?.centre, name: grid?.short[language], density, unit, fonts };
  },
  draw: ({ id, at, name = '', density, unit, fonts }) => ({
    features: { type: 'FeatureCollection', features: at ? [point(at, { name })] : [] },
    letters: [...new Set(name)].sort().join(''),
    marks: { of: 'names', id },
    style: [
      {
        ...lettering({
          size: TEXT[density].grid,
          weight: 'bold',
          colour: PALETTE['t-1'],
          unit,
          fonts,
        }),
        id: 'chosen-name-text',
        minzoom: 12.5,
      },
    ],
  }),
});

/** Where more wait than this, names would find no place at all; then they may lie on some. */
const OBSTACLES_MOST = 200;

/** Keeps places free of names: each has an unseen square that names give way to. */
const keepFree = (
  id: string,
  follows: string,
  places: (context: LayerContext) => readonly Position[],
) =>
  defineLayer({
    id,
    title: 'map.layer.names',
    storey: 'label',
    follows,
    pick: (context) => ({
      features: {
        type: 'FeatureCollection',
        features: places(context).map((at) => point(at, {})),
      } satisfies FeatureCollection,
      unit: context.unit,
    }),
    draw: ({ features, unit }) => ({
      features,
      style: [
        {
          id: `${id}-square`,
          type: 'symbol',
          layout: {
            'text-field': '■',
            'text-size': 18 * unit,
            'text-allow-overlap': true,
          },
          paint: { 'text-opacity': 0 },
        },
      ],
    }),
  });

/** Orders that press, and crowds. */
export const obstacles = keepFree('obstacles', 'orders', (context) => {
  const { world, now, clusters } = context;
  const places: Position[] = [];
  for (const order of world.orders.values()) {
    const symbol = symbolOf(order, now);
    const presses = symbol === 'late' || symbol === 'warn';
    if (presses && keepsOrder(context, order, symbol)) places.push(order.point);
    if (places.length === OBSTACLES_MOST) break;
  }
  const { counts = [], lonLat = [] } = clusters ?? {};
  for (let i = 0; i < counts.length && places.length < OBSTACLES_MOST; i++)
    if ((counts[i] ?? 0) > 1) places.push([lonLat[i * 2] ?? 0, lonLat[i * 2 + 1] ?? 0]);
  return places;
});

export const cameraPlaces = keepFree('camera-places', 'cameras', ({ world, nearness }) =>
  nearness === 'far' ? [] : Array.from(world.cameras.values(), ({ point: at }) => at),
);
