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

type PropertiesOf<L extends GroundLayer> = Ground[L]['features'][number]['properties'];
type Meaning = Omit<Mark, 'geometry'>;

/** What a tile tells of a thing of the ground, layer by layer, from the ground up. */
const MEANINGS: { readonly [L in GroundLayer]: (properties: PropertiesOf<L>) => Meaning } = {
  land: ({ kind }) => ({ from: ZOOMS.least, properties: { kind } }),
  use: ({ kind }) => ({ from: kind === 'farm' ? 14 : 11, properties: { kind } }),
  hill: ({ step }) => ({ from: ZOOMS.least, properties: { step } }),
  water: ({ kind }) => ({
    from: kind === 'lake' || kind === 'river' ? ZOOMS.least : 11,
    properties: { kind },
  }),
  waterway: ({ width, alone, name }) => ({
    from: 13,
    properties: { ...(alone && { width }), ...names(name) },
  }),
  road: ({ class: kind, bridge, tunnel, name }) => ({
    from: ROAD_FROM[kind],
    properties: { class: kind, bridge, ...(tunnel && { tunnel }), ...names(name) },
  }),
  rail: ({ kind, bridge, tunnel }) => ({
    from: kind === 'rail' ? 11 : 13,
    properties: { kind, bridge, ...(tunnel && { tunnel }) },
  }),
  building: ({ use, floors }) => ({ from: 15, properties: { use, ...(floors && { floors }) } }),
  place: ({ kind, rank, name }) => ({
    from: PLACE_FROM[rank] ?? ZOOMS.most,
    properties: { kind, rank, ...names(name) },
  }),
};

/** From which zoom on a tile shows such a thing, and what it tells of it. */
export const meaningOf = <L extends GroundLayer>(layer: L, properties: PropertiesOf<L>): Meaning =>
  MEANINGS[layer](properties);

const sheet = <L extends GroundLayer>(name: L): Sheet => ({
  name,
  buffer: 64,
  *marks(ground) {
    for (const feature of ground[name].features as readonly Ground[L]['features'][number][])
      yield { ...meaningOf(name, feature.properties), geometry: feature.geometry };
  },
});

export const SHEETS: readonly Sheet[] = [
  { name: 'shore', buffer: 512, marks: shores },
  ...(Object.keys(MEANINGS) as GroundLayer[]).map(sheet),
];

/** Every character of some names, by language. */
export function lettersOf(labels: Iterable<Label>): Label {
  const letters = {
    'zh-CN': new Set<string>(),
    en: new Set<string>(),
    'zh-Hant': new Set<string>(),
  };
  for (const name of labels)
    for (const [language, text] of Object.entries(name))
      for (const letter of text) letters[language as keyof Label].add(letter);
  const told = (language: keyof Label) => [...letters[language]].sort().join('');
  return { 'zh-CN': told('zh-CN'), en: told('en'), 'zh-Hant': told('zh-Hant') };
}

/** Every character that can stand on the map, by language. */
export const lettersOn = ({ waterway, road, place }: Ground): Label =>
  lettersOf(
    [waterway, road, place].flatMap(({ features }) =>
      (features as readonly { properties: { name?: Label | undefined } }[]).flatMap(
        ({ properties: { name } }) => (name ? [name] : []),
      ),
    ),
  );
