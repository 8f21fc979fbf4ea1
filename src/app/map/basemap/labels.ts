/** Names on the ground: water, hills, villages, roads and what people look for. They give way to the names of grids and areas. */
import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { Language } from '#domain/town/town.ts';
import type { Density, StyleLayer } from '../layers/contract.ts';
import type { MapColours } from './colours.ts';

interface Lettering {
  readonly colours: MapColours;
  readonly unit: number;
  readonly density: Density;
  /** Names that stand on the map already, of areas and of grids. */
  readonly names: { readonly areas: readonly string[]; readonly grids: readonly string[] };
  readonly language: Language;
  /** For MapLibre's `text-font`. */
  readonly face: string[];
}

/** In design units: a wall has nothing under 18. */
const SIZES = {
  desk: { sea: 20, lake: 14, hill: 13, village: 14, road: 12, thing: 12 },
  wall: { sea: 26, lake: 19, hill: 18, village: 18, road: 18, thing: 18 },
} as const satisfies Record<Density, Record<string, number>>;

/** Smaller streets are named once there is room for their names. */
const STREETS_FROM: Record<Density, number> = { desk: 15.5, wall: 16 };

/** Grids bear their names from here on, as far as tiles can tell. */
const GRIDS_UNNAMED = ['==', ['step', ['zoom'], 0, 15, 1], 0];

const isStreet = ['in', ['get', 'class'], ['literal', ['local', 'lane']]];

/** A shop is shown where one could walk in, a town hall from afar. */
const NEAR_ENOUGH = ['<=', ['get', 'rank'], ['step', ['zoom'], 4, 17, 5]];

const kindIs = (...kinds: string[]): FilterSpecification =>
  ['in', ['get', 'kind'], ['literal', kinds]] as unknown as FilterSpecification;

/** The larger the water, the lower its rank. */
const lakeOf = (rank: unknown): FilterSpecification =>
  ['all', kindIs('lake'), rank] as unknown as FilterSpecification;

export function labelStyle(lettering: Lettering): StyleLayer[] {
  const { colours, unit, density, names, language, face } = lettering;
  const sizes = SIZES[density];
  const text: ExpressionSpecification = ['coalesce', ['get', language], ['get', 'zh-CN']];
  const label = (
    id: string,
    sheet: 'place' | 'road' | 'waterway',
    look: { size: number; colour: string; halo?: number },
    more: { filter?: FilterSpecification; minzoom?: number; layout?: object },
  ): StyleLayer => ({
    id: `basemap-${id}`,
    type: 'symbol',
    'source-layer': sheet,
    ...(more.filter && { filter: more.filter }),
    minzoom: more.minzoom ?? 9,
    layout: {
      'text-field': text,
      'text-font': face,
      'text-size': look.size * unit,
      'text-padding': 6 * unit,
      'text-max-width': 12,
      ...more.layout,
    },
    paint: {
      'text-color': look.colour,
      'text-halo-color': colours.halo,
      'text-halo-width': (look.halo ?? 1.6) * unit,
      'text-halo-blur': 0.5 * unit,
    },
  });
  const alongLine = {
    'symbol-placement': 'line',
    'symbol-spacing': 520 * unit,
    'text-max-angle': 28,
    'text-letter-spacing': language === 'en' ? 0.02 : 0.12,
  };
  const byRank = { 'symbol-sort-key': ['get', 'rank'] };
  const waterLook = { colour: colours.waterName, halo: 0.6 };
  return [
    {
      id: 'basemap-dot',
      type: 'circle',
      'source-layer': 'place',
      minzoom: 15,
      filter: [
        'all',
        ['!', kindIs('lake', 'hill', 'island', 'village', 'bridge', 'park')],
        NEAR_ENOUGH,
      ] as unknown as FilterSpecification,
      paint: {
        'circle-radius': 2.6 * unit,
        'circle-color': colours.quietName,
        'circle-stroke-color': colours.halo,
        'circle-stroke-width': 1.2 * unit,
      },
    },
    label(
      'thing-name',
      'place',
      { size: sizes.thing, colour: colours.quietName },
      {
        filter: [
          'all',
          ['!', kindIs('lake', 'hill', 'island', 'village')],
          NEAR_ENOUGH,
        ] as unknown as FilterSpecification,
        minzoom: 15,
        layout: {
          ...byRank,
          'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
          'text-radial-offset': 0.6,
          'text-justify': 'auto',
        },
      },
    ),
    label(
      'street-name',
      'road',
      { size: sizes.road, colour: colours.quietName, halo: 1.4 },
      {
        filter: ['==', ['get', 'class'], 'local'],
        minzoom: STREETS_FROM[density],
        layout: alongLine,
      },
    ),
    label(
      'road-name',
      'road',
      { size: sizes.road, colour: colours.quietName, halo: 1.4 },
      {
        filter: ['!', isStreet] as unknown as FilterSpecification,
        minzoom: 14.5,
        layout: alongLine,
      },
    ),
    label(
      'waterway-name',
      'waterway',
      { ...waterLook, size: sizes.road },
      { minzoom: 14, layout: alongLine },
    ),
    label(
      'hill-name',
      'place',
      { size: sizes.hill, colour: colours.hillName, halo: 1 },
      { filter: kindIs('hill', 'island'), minzoom: 12.5, layout: byRank },
    ),
    label(
      'village-name',
      'place',
      { size: sizes.village, colour: colours.name },
      {
        filter: [
          'all',
          kindIs('village'),
          ['!', ['in', text, ['literal', [...names.areas]]]],
          ['any', GRIDS_UNNAMED, ['!', ['in', text, ['literal', [...names.grids]]]]],
        ] as unknown as FilterSpecification,
        minzoom: 13.5,
        layout: byRank,
      },
    ),
    label(
      'pond-name',
      'place',
      { ...waterLook, size: sizes.thing },
      { filter: lakeOf(['>', ['get', 'rank'], 2]), minzoom: 13.5 },
    ),
    label(
      'lake-name',
      'place',
      { ...waterLook, size: sizes.lake },
      {
        filter: lakeOf(['==', ['get', 'rank'], 2]),
        minzoom: 12,
        layout: { 'text-letter-spacing': 0.15 },
      },
    ),
    label(
      'sea-name',
      'place',
      { ...waterLook, size: sizes.sea },
      {
        filter: lakeOf(['==', ['get', 'rank'], 1]),
        layout: { 'text-letter-spacing': language === 'en' ? 0.3 : 1 },
      },
    ),
  ];
}
