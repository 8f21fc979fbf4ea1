/**
 * Tiles of the Protomaps basemap: docs.protomaps.com/basemaps/layers, version 4; of version 3 what it calls `pmap:kind`.
 * Its kinds are values of OpenStreetMap, so what they mean is said by the tables for OpenStreetMap.
 */
import type { Tags } from '../osm/block.ts';
import { groundUse, waterMeant } from '../osm/faces-meant.ts';
import { railOf, roadOf, waterwayOf } from '../osm/ways-meant.ts';
import {
  type Foreign,
  type Meant,
  mean,
  named,
  placeMeant,
  type Schema,
  underAnyKey,
  waterNamed,
} from './schema.ts';

const told = (tags: Tags, key: string): string => tags.get(key) ?? tags.get(`pmap:${key}`) ?? '';
const kindOf = ({ tags }: Foreign): string => told(tags, 'kind');
const detailOf = ({ tags }: Foreign): string => told(tags, 'kind_detail');

/** What a kind of road is where its detail is no class of ours. */
const ROADS: Readonly<Record<string, string>> = {
  highway: 'motorway',
  major_road: 'primary',
  medium_road: 'secondary',
  minor_road: 'residential',
  path: 'path',
  other: 'service',
};

/** In version 3 a level above or below the ground stands for bridge and tunnel. */
function crossing({ tags }: Foreign): [string, string][] {
  const level = Number(tags.get('pmap:level') ?? 0);
  const yes = (key: string, also: boolean): [string, string][] =>
    tags.get(`is_${key}`) === 'true' || also ? [[key, 'yes']] : [];
  return [...yes('bridge', level > 0), ...yes('tunnel', level < 0)];
}

function roadMeant(thing: Foreign): Meant | undefined {
  const [kind, detail] = [kindOf(thing), detailOf(thing)];
  if (thing.form !== 'line') return undefined;
  if (kind === 'rail') {
    const rail = railOf(new Map([['railway', detail || 'rail'], ...crossing(thing)]));
    return rail && mean('rail', rail);
  }
  const road = [detail, ROADS[kind]]
    .map((highway) => highway && roadOf(new Map([['highway', highway], ...crossing(thing)])))
    .find(Boolean);
  return road && ROADS[kind] ? mean('road', { ...road, ...named(thing) }) : undefined;
}

const NO_LAKES = new Set(['playa', 'ocean']);

function waterThing(thing: Foreign): Meant | undefined {
  const [kind, detail] = [kindOf(thing), detailOf(thing)];
  if (thing.form === 'point') return waterNamed(thing, kind);
  if (thing.form === 'line') {
    const way = waterwayOf(new Map([['waterway', detail || kind], ...crossing(thing)]));
    return way && mean('waterway', { ...way, ...named(thing) });
  }
  if (NO_LAKES.has(kind)) return undefined;
  const water = waterMeant(underAnyKey(detail)) ?? waterMeant(underAnyKey(kind)) ?? 'lake';
  return mean('water', { kind: water });
}

function useMeant(thing: Foreign): Meant | undefined {
  if (thing.form !== 'face') return undefined;
  const use = groundUse(underAnyKey(kindOf(thing)));
  return use && mean('use', { kind: use });
}

const LAYERS: Readonly<Record<string, (thing: Foreign) => Meant | undefined>> = {
  earth: (thing) => (thing.form === 'face' ? { layer: 'land' } : placeMeant(thing, kindOf(thing))),
  landuse: useMeant,
  natural: useMeant,
  water: waterThing,
  physical_line: waterThing,
  physical_point: (thing) =>
    kindOf(thing) === 'peak' ? placeMeant(thing, 'peak') : waterNamed(thing, kindOf(thing)),
  roads: roadMeant,
  transit: roadMeant,
  buildings: (thing) =>
    thing.form === 'face' && kindOf(thing) !== 'building_part'
      ? mean('building', { id: '', grid: null, use: 'OTHER' })
      : undefined,
  places: (thing) =>
    placeMeant(thing, detailOf(thing), kindOf(thing).replace('macrohood', 'suburb')),
  pois: (thing) => placeMeant(thing, kindOf(thing)),
};

export const protomaps: Schema = {
  id: 'protomaps',
  layers: ['earth', 'water', 'roads', 'buildings'],
  attribution: '© OpenStreetMap contributors',
  land: 'drawn',
  meant: (thing) => LAYERS[thing.layer]?.(thing),
};
