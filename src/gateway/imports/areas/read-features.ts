/** Opens a file of outlines by what it is: GeoJSON, a zipped Shapefile with its .prj and .cpg, or KML. */
import { readFile, stat } from 'node:fs/promises';
import { kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import shp from 'shpjs';
import { z } from 'zod';
import { entriesOf } from '../../tables/zip-check.ts';
import { faultOf, ImportFault } from '../import-fault.ts';

export interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

export interface FeatureFile {
  readonly form: string;
  readonly features: readonly Feature[];
}

const FILE_MOST = 256 * 1024 ** 2;

const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()).nullish(),
      geometry: z.unknown(),
    }),
  ),
});

function featuresOf(value: unknown): Feature[] {
  const parsed = collection.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw faultOf('features.no-collection', { where: issue?.path.join('.') || 'type' });
  }
  return parsed.data.features.map(({ properties, geometry }) => ({
    properties: properties ?? {},
    geometry,
  }));
}

/** So many letters are told before the wrong one. */
const BEFORE = 10;

/** The line at which a text stops being JSON, as far as the engine's complaint tells: by its place, or by the letters around it. */
function lineOf(complaint: string, text: string): number {
  const [, place] = /at position (\d+)/.exec(complaint) ?? [];
  const [, cut, letters] = /, (\.{3})?"(.*)"(?:\.{3})? is not valid JSON$/s.exec(complaint) ?? [];
  const around = letters === undefined ? text.length : text.indexOf(letters) + (cut ? BEFORE : 0);
  return text.slice(0, place === undefined ? around : Number(place)).split('\n').length;
}

function readGeoJson(bytes: Buffer): FeatureFile {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw faultOf('features.no-utf8');
  }
  try {
    return { form: 'GeoJSON', features: featuresOf(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof ImportFault) throw error;
    throw faultOf('features.no-json', { line: lineOf((error as Error).message, text) });
  }
}

async function readShapefile(file: string, bytes: Buffer): Promise<FeatureFile> {
  const entries = await entriesOf(file);
  const missing = ['.shp', '.dbf'].find(
    (end) => !entries.some(({ name }) => name.toLowerCase().endsWith(end)),
  );
  if (missing) throw faultOf('shapefile.missing', { ending: missing });
  const projected = entries.some(({ name }) => name.toLowerCase().endsWith('.prj'));
  try {
    const read = await shp(bytes);
    if (Array.isArray(read)) throw faultOf('shapefile.layers');
    return { form: `Shapefile${projected ? '' : ', without .prj'}`, features: featuresOf(read) };
  } catch (error) {
    if (error instanceof ImportFault) throw error;
    throw faultOf('shapefile.unreadable');
  }
}

function readKml(bytes: Buffer): FeatureFile {
  let line = 1;
  const onError = (
    level: string,
    message: string,
    { locator }: { readonly locator?: { readonly lineNumber?: number } },
  ) => {
    if (level === 'warning') return;
    line = locator?.lineNumber || 1;
    throw new Error(message);
  };
  try {
    const document = new DOMParser({ onError }).parseFromString(bytes.toString('utf8'), 'text/xml');
    return { form: 'KML', features: featuresOf(kml(document as unknown as Document)) };
  } catch (error) {
    if (error instanceof ImportFault) throw error;
    throw faultOf('kml.unreadable', { line });
  }
}

/** Throws an ImportFault where there are no outlines in it. */
export async function readFeatures(file: string): Promise<FeatureFile> {
  const { size } = await stat(file);
  if (size === 0) throw faultOf('file.empty');
  if (size > FILE_MOST)
    throw faultOf('file.too-large', {
      mb: Math.round(size / 1024 ** 2),
      most: FILE_MOST / 1024 ** 2,
    });
  const bytes = await readFile(file);
  const begins = bytes
    .subarray(0, 512)
    .toString('latin1')
    .replace('\u00EF\u00BB\u00BF', '')
    .trimStart();
  if (begins.startsWith('PK')) return readShapefile(file, bytes);
  if (begins.startsWith('<')) return readKml(bytes);
  if (begins.startsWith('{')) return readGeoJson(bytes);
  throw faultOf('features.unknown');
}
