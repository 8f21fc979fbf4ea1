/** Land, hills and what the ground is used for; shores and inland water. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { StyleLayer } from '../layers/contract.ts';
import { type MapColours, mixed } from './colours.ts';

/** Shore lines, the outermost first: how far from the shore in design units, and how much of it is seen. */
const SHORES = [
  [24, 0.35],
  [14, 0.6],
  [6, 0.9],
] as const;

const SHORE_WIDTH = 1.2;

/**
 * Lines that follow the shore at a distance. Each is a broad stroke along the shore with a less broad one of water upon it: strokes
 * run together where two shores are near, as lines drawn beside a shore would not.
 */
function shoreLines({ water, shore }: MapColours, unit: number): StyleLayer[] {
  const stroke = (id: string, width: number, colour: string): StyleLayer => ({
    id,
    type: 'line',
    'source-layer': 'shore',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': width * unit },
  });
  return SHORES.flatMap(([away, seen], i) => [
    stroke(`basemap-shore-${i}`, 2 * away + SHORE_WIDTH, mixed(water, shore, seen)),
    stroke(`basemap-shore-${i}-water`, 2 * away - SHORE_WIDTH, water),
  ]);
}

const byKind = (colours: Readonly<Record<string, string>>, other: string) =>
  [
    'match',
    ['get', 'kind'],
    ...Object.entries(colours).flat(),
    other,
  ] as unknown as ExpressionSpecification;

export function landStyle(colours: MapColours, unit: number): StyleLayer[] {
  const { land, outside, green, pond, built, yard, hills, local } = colours;
  return [
    ...shoreLines(colours, unit),
    {
      id: 'basemap-land',
      type: 'fill',
      'source-layer': 'land',
      paint: { 'fill-color': byKind({ town: land }, outside), 'fill-antialias': true },
    },
    {
      id: 'basemap-use',
      type: 'fill',
      'source-layer': 'use',
      filter: ['!=', ['get', 'kind'], 'farm'],
      paint: {
        'fill-color': byKind(
          { fishpond: pond, industry: yard, square: yard, sand: yard, village: built },
          green,
        ),
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 11.5, 0, 12.5, 1],
      },
    },
    {
      id: 'basemap-field',
      type: 'line',
      'source-layer': 'use',
      filter: ['==', ['get', 'kind'], 'farm'],
      minzoom: 14.2,
      paint: {
        'line-color': local,
        'line-width': 0.8 * unit,
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 14.2, 0, 15.2, 0.55],
      },
    },
    {
      id: 'basemap-hill',
      type: 'fill',
      'source-layer': 'hill',
      layout: { 'fill-sort-key': ['get', 'step'] },
      paint: {
        'fill-color': ['match', ['get', 'step'], 1, hills[0], 2, hills[1], 3, hills[2], hills[3]],
      },
    },
  ];
}

/** Never thinner than a hair, and from a street's zoom on as broad as it is. */
const streamWidth = (unit: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 2],
  ['zoom'],
  13,
  ['max', 0.8 * unit, ['/', ['get', 'width'], 8]],
  18,
  ['max', 1.5 * unit, ['*', ['get', 'width'], 4]],
];

/** Lakes and canals inside the land lie over whatever fills the grids: water is in no grid's colour. */
export const waterStyle = ({ water, shore }: MapColours, unit: number): StyleLayer[] => [
  {
    id: 'basemap-water',
    type: 'fill',
    'source-layer': 'water',
    paint: { 'fill-color': water, 'fill-outline-color': shore },
  },
  {
    id: 'basemap-stream',
    type: 'line',
    'source-layer': 'waterway',
    filter: ['has', 'width'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': shore, 'line-width': streamWidth(unit) },
  },
];
