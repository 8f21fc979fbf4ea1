/**
 * The coordinate systems in which a Chinese town's files come, and the way into WGS-84 and back. CGCS2000 differs from WGS-84 by
 * centimetres and is taken as the same (DOMAIN §2.10).
 */
import gcoord from 'gcoord';
import proj4 from 'proj4';
import type { Position } from '#domain/geo/shape.ts';

/** Gauss-Krüger zones of CGCS2000; `numbered`: the zone's number stands before the easting, as 40 in 40 500 000. */
export interface GaussKrueger {
  readonly width: 3 | 6;
  readonly zone: number;
  readonly numbered: boolean;
}
export const GEOGRAPHIC = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
export type Geographic = (typeof GEOGRAPHIC)[number];
export type System = Geographic | GaussKrueger;

/** Longitude and latitude in degrees, or easting and northing in metres. */
export type Pair = readonly [number, number];

/** Zones that touch China. */
const ZONES = { 3: [25, 45], 6: [13, 23] } as const;

export const meridianOf = ({ width, zone }: Pick<GaussKrueger, 'width' | 'zone'>): number =>
  width === 3 ? 3 * zone : 6 * zone - 3;

const inChina = ({ width, zone }: Pick<GaussKrueger, 'width' | 'zone'>): boolean =>
  zone >= ZONES[width][0] && zone <= ZONES[width][1];

/** EPSG's codes: 6° zones from 4491, 3° zones from 4513; first those with the number, then those without. */
const EPSG = [
  { from: 4491, to: 4501, width: 6, numbered: true },
  { from: 4502, to: 4512, width: 6, numbered: false },
  { from: 4513, to: 4533, width: 3, numbered: true },
  { from: 4534, to: 4554, width: 3, numbered: false },
] as const;

function byEpsg(code: number): System | undefined {
  if (code === 4326) return 'wgs84';
  if (code === 4490) return 'cgcs2000';
  const row = EPSG.find(({ from, to }) => code >= from && code <= to);
  return (
    row && {
      width: row.width,
      zone: ZONES[row.width][0] + code - row.from,
      numbered: row.numbered,
    }
  );
}

/**
 * A system by its word: `gcj02`; `EPSG:4528`; `gk3-40`, the 3° zone 40 with its number in the easting; `gk3-120e`, the one around
 * 120° E without.
 */
export function systemOf(word: string): System | undefined {
  const plain = word.trim().toLowerCase();
  const known = GEOGRAPHIC.find((name) => name === plain.replace(/[-\s]/g, ''));
  if (known) return known;
  const epsg = /^epsg:(\d+)$/.exec(plain);
  if (epsg) return byEpsg(Number(epsg[1]));
  const zoned = /^gk([36])-(\d+)(e?)$/.exec(plain);
  if (!zoned) return undefined;
  const width = zoned[1] === '3' ? 3 : 6;
  const numbered = zoned[3] === '';
  const zone = numbered ? Number(zoned[2]) : (Number(zoned[2]) + (width === 6 ? 3 : 0)) / width;
  return Number.isInteger(zone) && inChina({ width, zone }) ? { width, zone, numbered } : undefined;
}

export const wordOf = (system: System): string =>
  typeof system === 'string'
    ? system
    : `gk${system.width}-${system.numbered ? system.zone : `${meridianOf(system)}e`}`;

/** GRS 80 is the ellipsoid of CGCS2000. */
const projection = ({ width, zone, numbered }: GaussKrueger) =>
  proj4(
    `+proj=tmerc +lat_0=0 +lon_0=${meridianOf({ width, zone })} +k=1 +x_0=${(numbered ? zone * 1e6 : 0) + 500_000} +y_0=0 +ellps=GRS80 +units=m +no_defs`,
  );

const known = new Map<string, ReturnType<typeof projection>>();
function projectionOf(system: GaussKrueger): ReturnType<typeof projection> {
  const word = wordOf(system);
  const found = known.get(word) ?? projection(system);
  known.set(word, found);
  return found;
}

/** Both shifts are given forwards only; backwards they are sought, until the answer shifts to within a hair (10⁻⁹°) of the point. */
const HAIR = 1e-9;
const TRIES = 30;

const SHIFTED = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

const shifted = ([lon, lat]: Pair, to: keyof typeof SHIFTED): Position => {
  const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, SHIFTED[to]);
  return [x, y];
};

function unshifted(point: Pair, from: keyof typeof SHIFTED): Position {
  let [lon, lat] = point;
  for (let tries = 0; tries < TRIES; tries++) {
    const [x, y] = shifted([lon, lat], from);
    const [east, north] = [point[0] - x, point[1] - y];
    lon += east;
    lat += north;
    if (Math.abs(east) < HAIR && Math.abs(north) < HAIR) break;
  }
  return [lon, lat];
}

export function toWgs84(system: System, point: Pair): Position {
  if (typeof system !== 'string') {
    const [lon, lat] = projectionOf(system).inverse([...point]);
    return [lon ?? Number.NaN, lat ?? Number.NaN];
  }
  return system === 'gcj02' || system === 'bd09' ? unshifted(point, system) : [...point];
}

export function fromWgs84(system: System, point: Position): Position {
  if (typeof system !== 'string') {
    const [x, y] = projectionOf(system).forward([...point]);
    return [x ?? Number.NaN, y ?? Number.NaN];
  }
  return system === 'gcj02' || system === 'bd09' ? shifted(point, system) : [...point];
}

/** The systems a pair of numbers may be in, by their size alone. Axes may have been swapped. */
export function systemsFor([x, y]: Pair, around: Position): System[] {
  if (Math.abs(x) <= 180 && Math.abs(y) <= 180) return ['wgs84', 'gcj02', 'bd09'];
  const numbered = Math.max(Math.abs(x), Math.abs(y)) > 1e7;
  // Without its number a 6° zone is the 3° zone around the same meridian.
  const widths = numbered ? ([3, 6] as const) : ([3] as const);
  return widths.flatMap((width): System[] => {
    const zone = width === 3 ? Math.round(around[0] / 3) : Math.floor(around[0] / 6) + 1;
    return [zone - 1, zone, zone + 1]
      .map((one) => ({ width, zone: one, numbered }))
      .filter(inChina);
  });
}
