/** What OpenStreetMap's tags on a line mean on our ground: roads, railways, waterways. */
import type { Ground } from '../town/ground.ts';
import type { Tags } from './block.ts';

type Of<L extends 'road' | 'rail' | 'waterway'> = Omit<
  Ground[L]['features'][number]['properties'],
  'name'
>;

const ROADS: Readonly<Record<string, Of<'road'>['class']>> = {
  motorway: 'motorway',
  motorway_link: 'motorway',
  trunk: 'primary',
  trunk_link: 'primary',
  primary: 'primary',
  primary_link: 'primary',
  secondary: 'secondary',
  secondary_link: 'secondary',
  tertiary: 'secondary',
  tertiary_link: 'secondary',
  unclassified: 'local',
  residential: 'local',
  living_street: 'local',
  road: 'local',
  service: 'lane',
  pedestrian: 'lane',
  track: 'lane',
  footway: 'path',
  path: 'path',
  steps: 'path',
  cycleway: 'path',
  bridleway: 'path',
};

const says = (tags: Tags, key: string): boolean => {
  const value = tags.get(key);
  return value !== undefined && value !== 'no';
};

/** Under the ground, or under a house. */
const isTunnel = (tags: Tags): boolean => says(tags, 'tunnel') || says(tags, 'covered');

const crossing = (tags: Tags) => ({
  bridge: says(tags, 'bridge'),
  ...(isTunnel(tags) && { tunnel: true as const }),
});

export function roadOf(tags: Tags): Of<'road'> | undefined {
  const kind = ROADS[tags.get('highway') ?? ''];
  if (!kind || says(tags, 'indoor') || tags.get('area') === 'yes') return undefined;
  return { class: kind, ...crossing(tags) };
}

const RAILS: Readonly<Record<string, Of<'rail'>['kind']>> = {
  rail: 'rail',
  narrow_gauge: 'rail',
  funicular: 'rail',
  light_rail: 'light',
  subway: 'light',
  tram: 'light',
  monorail: 'light',
};

export function railOf(tags: Tags): Of<'rail'> | undefined {
  const kind = RAILS[tags.get('railway') ?? ''];
  return kind && { kind, ...crossing(tags) };
}

/** Metres where the file does not say how broad it is. */
const WIDTHS: Readonly<Record<string, number>> = {
  river: 12,
  canal: 8,
  stream: 2.5,
  ditch: 1.5,
  drain: 1.5,
};

export function waterwayOf(tags: Tags): Of<'waterway'> | undefined {
  const width = WIDTHS[tags.get('waterway') ?? ''];
  if (width === undefined || isTunnel(tags)) return undefined;
  const told = Number.parseFloat(tags.get('width') ?? '');
  return { width: told > 0 ? told : width, alone: true };
}
