/** The first outlines of a file, and how it seems to be meant. */
import type { Position } from '#domain/geo/shape.ts';
import type { ImportMap } from '#wire/imports.ts';
import { systemOf } from '../../coordinates/systems.ts';
import type { Look, Wanted } from '../contract.ts';
import { toWgs84 } from '../crs.ts';
import { guessColumns } from '../guess-columns.ts';
import { faultOf } from '../import-fault.ts';
import { USUAL_PROPERTIES } from './area-map.ts';
import { type Feature, readFeatures } from './read-features.ts';

const ROWS_SHOWN = 8;
const OUTLINES_SHOWN = 400;
const CORNERS_SHOWN = 60;

const propertiesOf = (map: ImportMap | undefined): string[] =>
  Object.values((map?.properties ?? {}) as Record<string, string>);

const fits = (map: ImportMap | undefined, names: readonly string[]): map is ImportMap =>
  propertiesOf(map).length > 0 && propertiesOf(map).every((name) => names.includes(name));

/** The outer rings, whatever else is wrong with them. */
function outerRings({ geometry }: Feature): unknown[] {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (!Array.isArray(coordinates)) return [];
  if (type === 'Polygon') return [coordinates[0]];
  return type === 'MultiPolygon'
    ? coordinates.map((polygon: unknown) => (Array.isArray(polygon) ? polygon[0] : undefined))
    : [];
}

function thinned(ring: unknown, crs: string): [number, number][] {
  if (!Array.isArray(ring)) return [];
  const step = Math.max(1, Math.floor(ring.length / CORNERS_SHOWN));
  return ring
    .filter((_corner, i) => i % step === 0)
    .flatMap((corner: unknown) => {
      const [lon, lat] = Array.isArray(corner) ? (corner as unknown[]) : [];
      if (typeof lon !== 'number' || typeof lat !== 'number') return [];
      const [x, y]: Position = toWgs84(crs, [lon, lat]);
      return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [[x, y] as [number, number]] : [];
    });
}

const textOf = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 80);

export async function lookAtAreas(file: string, { given, remembered }: Wanted): Promise<Look> {
  const { form, features } = await readFeatures(file);
  if (features.length === 0) throw faultOf('features.none');
  const head = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const usual = fits(remembered, head) ? remembered : undefined;
  const map = given ??
    usual ?? {
      level: 'grids',
      properties: guessColumns(head, USUAL_PROPERTIES),
      crs: 'wgs84',
      tiling: 'loose',
    };
  const declared = String(map.crs ?? 'wgs84');
  const crs = systemOf(declared) ? declared : 'wgs84';
  return {
    form,
    head,
    rows: features
      .slice(0, ROWS_SHOWN)
      .map(({ properties }) => head.map((name) => textOf(properties[name]))),
    words: {},
    map,
    remembered: map === usual,
    finding: null,
    outlines: features
      .flatMap(outerRings)
      .slice(0, OUTLINES_SHOWN)
      .map((ring) => thinned(ring, crs))
      .filter((ring) => ring.length > 2),
    notes: [],
  };
}
