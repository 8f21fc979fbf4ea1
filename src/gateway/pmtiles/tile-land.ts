/** Land and shore of a tile: from its faces of land, or what its sea leaves of it. Positions are those of the tile. */

import Point from '@mapbox/point-geometry';
import { classifyRings, type VectorTile } from '@mapbox/vector-tile';
import type { MultiPolygon } from '#domain/geo/shape.ts';
import { difference, intersection } from '../clip.ts';
import { cutFaces } from '../osm/clipping.ts';
import { boxOf, type TileAddress } from '../tiles/tile-address.ts';
import { EXTENT, type Spot, type Strokes, thingsIn } from './foreign-tile.ts';
import type { Schema } from './schema.ts';

/** How far beyond its edge a tile has land. */
const BUFFER = 64;
/** How far a tile has shores: their strokes are broad. */
const SHORE_BUFFER = 512;

const SQUARE: MultiPolygon = [
  [
    [
      [-BUFFER, -BUFFER],
      [EXTENT + BUFFER, -BUFFER],
      [EXTENT + BUFFER, EXTENT + BUFFER],
      [-BUFFER, EXTENT + BUFFER],
      [-BUFFER, -BUFFER],
    ],
  ],
];

/** Rings in the order of a tile, each outer one followed by its holes. */
const polygonsOf = (rings: Strokes): MultiPolygon =>
  classifyRings(rings.map((ring) => ring.map(([x, y]) => new Point(x, y)))).map((polygon) =>
    polygon.map((ring) => ring.map(({ x, y }): Spot => [x, y])),
  );

const rounded = (shape: MultiPolygon): MultiPolygon =>
  shape.map((rings) => rings.map((ring) => ring.map(([x, y]) => [Math.round(x), Math.round(y)])));

/** @param tile undefined where the file has none. */
export function landOf(tile: VectorTile | undefined, schema: Schema): MultiPolygon {
  const layer = schema.land === 'drawn' ? 'earth' : 'water';
  const wanted = schema.land === 'drawn' ? 'land' : 'sea';
  const faces: MultiPolygon = [];
  if (tile)
    for (const { meant, strokes } of thingsIn(tile, schema, 'en', [layer]))
      if (meant.layer === wanted) faces.push(...polygonsOf(strokes()));
  if (schema.land === 'drawn') return faces;
  return faces.length === 0 ? SQUARE : rounded(difference(SQUARE, faces));
}

/** What of it is the town's own. @param town its outline in degrees. */
export function ownLand(land: MultiPolygon, town: MultiPolygon, address: TileAddress) {
  const near = cutFaces(town, boxOf(address, (2 * BUFFER) / EXTENT));
  if (near.length === 0 || land.length === 0) return [];
  const inTile = near.map((rings) => rings.map((ring) => ring.map((at) => spotOf(at, address))));
  return rounded(intersection(land, inTile));
}

function spotOf([lon, lat]: readonly [number, number], { z, x, y }: TileAddress): Spot {
  const south = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
  return [
    Math.round((((lon + 180) / 360) * 2 ** z - x) * EXTENT),
    Math.round((south * 2 ** z - y) * EXTENT),
  ];
}

type Window = readonly [left: number, top: number, right: number, bottom: number];

/** The piece of a segment within a window (Liang and Barsky); undefined where there is none. */
function cut([ax, ay]: Spot, [bx, by]: Spot, [left, top, right, bottom]: Window) {
  const [dx, dy] = [bx - ax, by - ay];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, ax - left],
    [dx, right - ax],
    [-dy, ay - top],
    [dy, bottom - ay],
  ] as const) {
    if (step === 0 && room < 0) return undefined;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  if (from >= to) return undefined;
  const at = (share: number): Spot => [Math.round(ax + share * dx), Math.round(ay + share * dy)];
  return [at(from), at(to)] as const;
}

/** Where the tile was cut, not where the land ends. */
const onEdge = ([ax, ay]: Spot, [bx, by]: Spot): boolean =>
  (ax === bx && (ax === 0 || ax === EXTENT)) || (ay === by && (ay === 0 || ay === EXTENT));

function linesIn(ring: readonly Spot[], window: Window): Strokes {
  const lines: Strokes = [];
  let line: Spot[] = [];
  for (const [i, end] of ring.entries()) {
    const start = ring[i - 1];
    const piece = start && cut(start, end, window);
    if (!piece || onEdge(...piece)) continue;
    const [from, to] = piece;
    const last = line.at(-1);
    if (last?.[0] === from[0] && last[1] === from[1]) line.push(to);
    else {
      line = [from, to];
      lines.push(line);
    }
  }
  return lines;
}

/** Which tiles lie around one, as steps; the tile itself first. */
export const AROUND = [
  [0, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const;

/** The shore lines that a tile sees of one of those. @param land of that tile. */
export function shoresOf(land: MultiPolygon, [right, down]: (typeof AROUND)[number]): Strokes {
  const near = (step: number): readonly [number, number] => [
    step < 0 ? EXTENT - SHORE_BUFFER : 0,
    step > 0 ? SHORE_BUFFER : EXTENT,
  ];
  const [[left, most], [top, bottom]] = [near(right), near(down)];
  return land
    .flat()
    .flatMap((ring) => linesIn(ring as Spot[], [left, top, most, bottom]))
    .map((line) => line.map(([x, y]): Spot => [x + right * EXTENT, y + down * EXTENT]));
}
