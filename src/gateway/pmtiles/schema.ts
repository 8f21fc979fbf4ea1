/** How somebody else's vector tiles are read: what a thing in one of their layers is on our ground. */
import type { Label } from '#domain/town/town.ts';
import type { Tags } from '../osm/block.ts';
import { placeOf } from '../osm/places-meant.ts';
import { meaningOf } from '../tiles/sheets.ts';
import type { Ground, GroundLayer } from '../town/ground.ts';

export const SCHEMA_IDS = ['protomaps', 'openmaptiles'] as const;

/** A thing as it stands in the foreign tile. Numbers and truths among its properties are told as text. */
export interface Foreign {
  readonly layer: string;
  readonly form: 'point' | 'line' | 'face';
  readonly tags: Tags;
  readonly name: Label | undefined;
}

/** What it is in our tile; `land` and `sea` are faces from which the land is made. */
export type Meant =
  | { readonly layer: 'land' | 'sea' }
  | {
      readonly layer: Exclude<GroundLayer, 'land'>;
      readonly from: number;
      readonly properties: Readonly<Record<string, string | number | boolean>>;
    };

export interface Schema {
  readonly id: (typeof SCHEMA_IDS)[number];
  /** A file of this schema has all of these layers. */
  readonly layers: readonly string[];
  /** Whose names the map must show. */
  readonly attribution: string;
  /** Faces of land are in the tiles, or land is what the sea leaves. */
  readonly land: 'drawn' | 'left';
  /** Undefined where it is nothing of ours. */
  readonly meant: (thing: Foreign) => Meant | undefined;
}

type PropertiesOf<L extends GroundLayer> = Ground[L]['features'][number]['properties'];

export const mean = <L extends Exclude<GroundLayer, 'land'>>(
  layer: L,
  properties: PropertiesOf<L>,
): Meant => ({ layer, ...meaningOf(layer, properties) });

/** A way of a class, with its name or without. */
export const named = ({ name }: Foreign): { name?: Label } => (name ? { name } : {});

/** The keys a value may have had in OpenStreetMap: these schemas tell the value alone. */
const KEYS = [
  'landuse',
  'natural',
  'leisure',
  'amenity',
  'man_made',
  'highway',
  'place',
  'aeroway',
  'waterway',
  'water',
  'railway',
  'tourism',
  'historic',
  'office',
];

const NOTHING: Tags = new Map();

/** The value under whatever key it had. */
export const underAnyKey = (value: string | undefined): Tags =>
  value ? new Map(KEYS.map((key) => [key, value])) : NOTHING;

/** Values of `shop`, as far as they mean nothing else under another key. */
const SHOPS = new Set(
  'bakery beauty books butcher car car_repair clothes computer convenience department_store electronics florist furniture greengrocer grocery hairdresser hardware jewelry laundry mall mobile_phone optician shoes sports stationery supermarket toys'.split(
    ' ',
  ),
);

/** A point with a name, by the first of its values that says what it is. */
export function placeMeant({ name }: Foreign, ...values: readonly (string | undefined)[]) {
  for (const value of values) {
    const shop = value === 'shop' || SHOPS.has(value ?? '');
    const place = placeOf(shop ? new Map([['shop', value ?? '']]) : underAnyKey(value));
    if (place) return name && mean('place', { ...place, name });
  }
  return undefined;
}

const LARGE_WATERS = new Set(['ocean', 'sea']);
const LAKES = new Set(['lake', 'bay', 'strait', 'fjord', 'reservoir', 'lagoon']);

/** The name of a sea, a lake, a pond. */
export function waterNamed({ name }: Foreign, kind: string): Meant | undefined {
  const rank = LARGE_WATERS.has(kind) ? 1 : LAKES.has(kind) ? 2 : 3;
  return name && mean('place', { kind: 'lake', rank, name });
}
