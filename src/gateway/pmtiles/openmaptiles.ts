/**
 * Tiles of the OpenMapTiles schema: openmaptiles.org/schema. Names of roads and waters lie in layers of their own. Its classes are
 * values of OpenStreetMap, or gather some of them; what they mean is said by the tables for OpenStreetMap.
 */
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

const classOf = ({ tags }: Foreign): string => tags.get('class') ?? '';
const subclassOf = ({ tags }: Foreign): string => tags.get('subclass') ?? '';

/** What a class of roads is where its subclass is none of ours. */
const ROADS: Readonly<Record<string, string>> = {
  motorway: 'motorway',
  trunk: 'trunk',
  primary: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary',
  minor: 'residential',
  service: 'service',
  busway: 'service',
  raceway: 'service',
  track: 'track',
  path: 'path',
};
const RAILS: Readonly<Record<string, string>> = { rail: 'rail', transit: 'subway' };

const crossing = ({ tags }: Foreign): [string, string][] => {
  const brunnel = tags.get('brunnel');
  return brunnel === 'bridge' || brunnel === 'tunnel' ? [[brunnel, 'yes']] : [];
};

function road(thing: Foreign) {
  const highway = ROADS[classOf(thing)];
  const own = highway === 'path' ? subclassOf(thing) : '';
  return (
    highway &&
    (roadOf(new Map([['highway', own], ...crossing(thing)])) ??
      roadOf(new Map([['highway', highway], ...crossing(thing)])))
  );
}

function wayMeant(thing: Foreign): Meant | undefined {
  const kind = classOf(thing);
  if (thing.form === 'face') return mean('use', { kind: 'square' });
  if (thing.form === 'point') return undefined;
  if (kind === 'pier') return mean('road', { class: 'lane', bridge: true });
  const rail = RAILS[kind];
  if (rail) {
    const found = railOf(new Map([['railway', subclassOf(thing) || rail], ...crossing(thing)]));
    return found && mean('rail', found);
  }
  const found = road(thing);
  return found ? mean('road', found) : undefined;
}

/** A road's name along its line; the line itself is another thing: without `bridge` nothing but the name is drawn. */
function wayNamed(thing: Foreign): Meant | undefined {
  const found = thing.form === 'line' && thing.name ? road(thing) : undefined;
  if (!found) return undefined;
  const meant = mean('road', { class: found.class, bridge: false, ...named(thing) });
  if (!('properties' in meant)) return undefined;
  const { bridge: _, ...properties } = meant.properties;
  return { ...meant, properties };
}

function waterThing(thing: Foreign): Meant | undefined {
  const kind = classOf(thing);
  if (thing.form !== 'face' || thing.tags.get('brunnel') === 'tunnel') return undefined;
  if (kind === 'ocean') return { layer: 'sea' };
  return mean('water', { kind: waterMeant(underAnyKey(kind)) ?? 'lake' });
}

function useMeant(thing: Foreign): Meant | undefined {
  if (thing.form !== 'face') return undefined;
  const use = groundUse(underAnyKey(subclassOf(thing))) ?? groundUse(underAnyKey(classOf(thing)));
  return use && mean('use', { kind: use });
}

const LAYERS: Readonly<Record<string, (thing: Foreign) => Meant | undefined>> = {
  landcover: useMeant,
  landuse: useMeant,
  water: waterThing,
  waterway: (thing) => {
    const way = waterwayOf(new Map([['waterway', classOf(thing)], ...crossing(thing)]));
    return way && mean('waterway', { ...way, ...named(thing) });
  },
  transportation: wayMeant,
  transportation_name: wayNamed,
  building: ({ form }) =>
    form === 'face' ? mean('building', { id: '', grid: null, use: 'OTHER' }) : undefined,
  water_name: (thing) => waterNamed(thing, classOf(thing)),
  mountain_peak: (thing) => placeMeant(thing, 'peak'),
  park: (thing) => (thing.form === 'point' ? placeMeant(thing, 'park') : undefined),
  place: (thing) => placeMeant(thing, classOf(thing)),
  poi: (thing) => placeMeant(thing, subclassOf(thing), classOf(thing)),
};

export const openmaptiles: Schema = {
  id: 'openmaptiles',
  layers: ['transportation', 'water', 'place'],
  attribution: '© OpenMapTiles © OpenStreetMap contributors',
  land: 'left',
  meant: (thing) => LAYERS[thing.layer]?.(thing),
};
