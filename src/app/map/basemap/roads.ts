/** Roads and bridges, and the buildings along them. */
import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { StyleLayer } from '../layers/contract.ts';
import type { MapColours } from './colours.ts';

/** Width in design pixels where the whole town is in the window (VISUAL §7), and in metres where one walks along. */
const ROADS = {
  path: { pixels: 0.5, metres: 1.8 },
  lane: { pixels: 0.8, metres: 4.5 },
  local: { pixels: 1.5, metres: 9 },
  secondary: { pixels: 2, metres: 15 },
  primary: { pixels: 2.8, metres: 22 },
  motorway: { pixels: 3.6, metres: 30 },
} as const;
type RoadClass = keyof typeof ROADS;
const CLASSES = Object.keys(ROADS) as RoadClass[];

/** The zooms at which these widths hold; between them a width doubles with each level, as the ground does. */
const [TOWN_ZOOM, STREET_ZOOM, LAST_ZOOM] = [13, 16, 18];
/** Metres of a pixel at the street's zoom, in the latitude of a Chinese town: wide enough for a drawing. */
const METRES_AT_STREET = 1.02;

/** The class's value; lanes look like local roads unless told otherwise. */
const byClass = <V extends string | number>(value: (of: RoadClass) => V): ExpressionSpecification =>
  [
    'match',
    ['get', 'class'],
    ...CLASSES.flatMap((of) => [of, value(of)]),
    value('local'),
  ] as unknown as ExpressionSpecification;

/** @param more pixels on either side. */
function width(unit: number, more = 0): ExpressionSpecification {
  const pixels = (share: number) => byClass((of) => (ROADS[of].pixels * share + 2 * more) * unit);
  const metres = (zoom: number) =>
    byClass(
      (of) => (ROADS[of].metres / METRES_AT_STREET) * 2 ** (zoom - STREET_ZOOM) + 2 * more * unit,
    );
  return [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    10,
    pixels(0.4),
    TOWN_ZOOM,
    pixels(1),
    STREET_ZOOM,
    metres(STREET_ZOOM),
    LAST_ZOOM,
    metres(LAST_ZOOM),
  ];
}

const LEVELS = {
  ground: ['all', ['!', ['has', 'tunnel']], ['==', ['get', 'bridge'], false]],
  bridge: ['==', ['get', 'bridge'], true],
  tunnel: ['has', 'tunnel'],
} as unknown as Readonly<Record<'ground' | 'bridge' | 'tunnel', FilterSpecification>>;

const sortKey = byClass((of) => CLASSES.indexOf(of));

/**
 * @param strength 0–1: roads stand back where the grids are filled with a metric. What shines through is drawn once: without
 * casings, and without the round ends that lie over each other where streets meet.
 */
export function roadStyle(colours: MapColours, unit: number, strength: number): StyleLayer[] {
  const whole = strength === 1;
  const { motorway, primary, secondary, local } = colours;
  const fills = { motorway, primary, secondary, local, lane: local, path: local };
  const line = (
    id: string,
    where: 'ground' | 'bridge' | 'tunnel',
    cap: 'round' | 'butt',
    paint: {
      'line-color': string | ExpressionSpecification;
      'line-width': ExpressionSpecification;
      'line-opacity'?: number;
      'line-dasharray'?: number[];
    },
    minzoom = 9,
  ): StyleLayer => ({
    id: `basemap-${id}`,
    type: 'line',
    'source-layer': 'road',
    filter: LEVELS[where],
    minzoom,
    layout: { 'line-join': 'round', 'line-cap': cap, 'line-sort-key': sortKey },
    paint: { 'line-opacity': strength, ...paint },
  });
  const around = (
    id: string,
    where: 'ground' | 'bridge',
    cap: 'round' | 'butt',
    colour: string,
    more: number,
    minzoom: number,
  ): StyleLayer =>
    line(
      id,
      where,
      cap,
      {
        'line-color': colour,
        'line-width': width(unit, more),
        'line-opacity': whole ? 1 : 0,
      },
      minzoom,
    );
  const fill = { 'line-color': byClass((of) => fills[of]), 'line-width': width(unit) };
  return [
    line(
      'tunnel',
      'tunnel',
      'butt',
      { ...fill, 'line-opacity': 0.45 * strength, 'line-dasharray': [2, 1.2] },
      13,
    ),
    around('road-casing', 'ground', 'round', colours.casing, 1, 13),
    line('road', 'ground', whole ? 'round' : 'butt', fill),
    around('bridge-rail', 'bridge', 'butt', colours.rail, 1.8, 13.5),
    around('bridge-casing', 'bridge', 'butt', colours.casing, 0.9, 13.5),
    line('bridge', 'bridge', 'butt', fill),
  ];
}

/** Railways: a line, and sleepers across it where one is close enough to see them. Under the ground they are only hinted at. */
export function railStyle({ rail }: MapColours, unit: number, strength: number): StyleLayer[] {
  const opacity: ExpressionSpecification = ['case', ['has', 'tunnel'], 0.3, 1];
  const line = (id: string, width: number, dash?: number[]): StyleLayer => ({
    id: `basemap-${id}`,
    type: 'line',
    'source-layer': 'rail',
    minzoom: dash ? 14 : 11,
    ...(dash && { filter: ['!', ['has', 'tunnel']] as unknown as FilterSpecification }),
    paint: {
      'line-color': rail,
      'line-width': width * unit,
      'line-opacity': dash ? strength : ['*', strength, opacity],
      ...(dash && { 'line-dasharray': dash }),
    },
  });
  return [line('rail', 1.2), line('rail-sleepers', 4, [0.3, 1.6])];
}

export function buildingStyle(colours: MapColours, unit: number, strength: number): StyleLayer[] {
  const fadeIn: ExpressionSpecification = [
    'interpolate',
    ['linear'],
    ['zoom'],
    15,
    0.5 * strength,
    15.6,
    strength,
  ];
  return [
    {
      id: 'basemap-building',
      type: 'fill',
      'source-layer': 'building',
      minzoom: 15,
      paint: { 'fill-color': colours.building, 'fill-opacity': fadeIn, 'fill-antialias': false },
    },
    {
      id: 'basemap-building-line',
      type: 'line',
      'source-layer': 'building',
      minzoom: 15,
      layout: { 'line-join': 'miter' },
      paint: {
        'line-color': colours.buildingLine,
        'line-width': 0.9 * unit,
        'line-opacity': fadeIn,
      },
    },
  ];
}
