/**
 * What of the ground a tile shows, and from which zoom on: one sheet for each layer of a tile, from the ground up. What a sheet
 * does not name never leaves the house.
 */
import type { Label } from '#domain/town/town.ts';
import type { Ground, GroundLayer, ROAD_CLASSES } from '../town/ground.ts';

export const ZOOMS = { least: 9, most: 15 } as const;

/** Something on a tile: codes and names, nothing else. */
export interface Mark {
  readonly from: number;
  readonly geometry: Ground[GroundLayer]['features'][number]['geometry'];
  readonly properties: Readonly<Record<string, string | number | boolean>>;
}

export interface Sheet {
  readonly name: GroundLayer | 'shore';
  /** How far beyond its edge a tile reaches, in 4096ths of it. */
  readonly buffer: number;
  marks(ground: Ground): Iterable<Mark>;
}

const names = (name: Label | undefined): Readonly<Record<string, string>> => ({ ...name });

const ROAD_FROM: Readonly<Record<(typeof ROAD_CLASSES)[number], number>> = {
  motorway: ZOOMS.least,
  primary: ZOOMS.least,
  secondary: 11,
  local: 12,
  lane: 14,
  path: 15,
};
const PLACE_FROM = [ZOOMS.least, ZOOMS.least, 12, 13, 14, 15] as const;

/** A line along every shore, apart from the land itself: it is drawn broader than the land's own edge of a tile would hide. */
function* shores({ land }: Ground): Iterable<Mark> {
  for (const { geometry } of land.features)
    for (const ring of geometry.coordinates)
      yield {
        from: ZOOMS.least,
        geometry: { type: 'LineString', coordinates: ring },
        properties: {},
      };
}

const sheet = <L extends GroundLayer>(
  name: L,
  mark: (feature: Ground[L]['features'][number]) => Omit<Mark, 'geometry'>,
): Sheet => ({
  name,
  buffer: 64,
  *marks(ground) {
    for (const feature of ground[name].features as readonly Ground[L]['features'][number][])
      yield { ...mark(feature), geometry: feature.geometry };
  },
});

export const SHEETS: readonly Sheet[] = [
  { name: 'shore', buffer: 512, marks: shores },
  sheet('land', ({ properties: { kind } }) => ({ from: ZOOMS.least, properties: { kind } })),
  sheet('use', ({ properties: { kind } }) => ({
    from: kind === 'farm' ? 14 : 11,
    properties: { kind },
  })),
  sheet('hill', ({ properties: { step } }) => ({ from: ZOOMS.least, properties: { step } })),
  sheet('water', ({ properties: { kind } }) => ({
    from: kind === 'lake' || kind === 'river' ? ZOOMS.least : 11,
    properties: { kind },
  })),
  sheet('waterway', ({ properties: { width, alone, name } }) => ({
    from: 13,
    properties: { ...(alone && { width }), ...names(name) },
  })),
  sheet('road', ({ properties: { class: kind, bridge, tunnel, name } }) => ({
    from: ROAD_FROM[kind],
    properties: { class: kind, bridge, ...(tunnel && { tunnel }), ...names(name) },
  })),
  sheet('rail', ({ properties: { kind, bridge, tunnel } }) => ({
    from: kind === 'rail' ? 11 : 13,
    properties: { kind, bridge, ...(tunnel && { tunnel }) },
  })),
  sheet('building', ({ properties: { use, floors } }) => ({
    from: 15,
    properties: { use, ...(floors && { floors }) },
  })),
  sheet('place', ({ properties: { kind, rank, name } }) => ({
    from: PLACE_FROM[rank] ?? ZOOMS.most,
    properties: { kind, rank, ...names(name) },
  })),
];

/** Every character that can stand on the map, by language. */
export function lettersOn(ground: Ground): Label {
  const letters = {
    'zh-CN': new Set<string>(),
    en: new Set<string>(),
    'zh-Hant': new Set<string>(),
  };
  for (const layer of ['waterway', 'road', 'place'] as const)
    for (const { properties } of ground[layer].features)
      if (properties.name)
        for (const [language, text] of Object.entries(properties.name))
          for (const letter of text) letters[language as keyof Label].add(letter);
  const told = (language: keyof Label) => [...letters[language]].sort().join('');
  return { 'zh-CN': told('zh-CN'), en: told('en'), 'zh-Hant': told('zh-Hant') };
}
