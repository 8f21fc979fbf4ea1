/** What OpenStreetMap's tags say one looks for at a place, and how important it is: 1 the most, 5 the least. */
import type { Ground } from '../town/ground.ts';
import type { Tags } from './block.ts';

type Kind = Ground['place']['features'][number]['properties']['kind'];
export type PlaceMeant = { readonly kind: Kind; readonly rank: number };

const is = (kind: Kind, rank: number): PlaceMeant => ({ kind, rank });

/** Key by key, the first that knows its value wins; `*` knows every value. */
const PLACES: Readonly<Record<string, Readonly<Record<string, PlaceMeant>>>> = {
  place: {
    city: is('village', 1),
    town: is('village', 1),
    suburb: is('village', 2),
    quarter: is('village', 2),
    village: is('village', 2),
    neighbourhood: is('village', 3),
    hamlet: is('village', 3),
    island: is('island', 2),
    islet: is('island', 3),
    square: is('park', 4),
    sea: is('lake', 1),
    bay: is('lake', 2),
  },
  natural: { peak: is('hill', 3), hill: is('hill', 3), bay: is('lake', 2), beach: is('park', 3) },
  railway: { station: is('station', 2), halt: is('station', 3), tram_stop: is('station', 4) },
  amenity: {
    townhall: is('office', 2),
    courthouse: is('office', 3),
    police: is('office', 3),
    fire_station: is('office', 3),
    public_building: is('office', 4),
    post_office: is('office', 4),
    library: is('office', 4),
    embassy: is('office', 4),
    community_centre: is('office', 4),
    hospital: is('clinic', 2),
    clinic: is('clinic', 3),
    doctors: is('clinic', 5),
    pharmacy: is('clinic', 5),
    university: is('school', 2),
    college: is('school', 3),
    school: is('school', 3),
    kindergarten: is('school', 4),
    place_of_worship: is('temple', 3),
    marketplace: is('market', 3),
    theatre: is('sight', 3),
    cinema: is('sight', 4),
    casino: is('sight', 3),
    bus_station: is('station', 4),
    ferry_terminal: is('pier', 3),
    bank: is('shop', 5),
    fuel: is('shop', 5),
    restaurant: is('shop', 5),
    cafe: is('shop', 5),
    bar: is('shop', 5),
    pub: is('shop', 5),
    fast_food: is('shop', 5),
  },
  tourism: {
    museum: is('sight', 3),
    attraction: is('sight', 3),
    zoo: is('sight', 3),
    gallery: is('sight', 4),
    hotel: is('shop', 4),
  },
  historic: { castle: is('sight', 3), monument: is('sight', 4), memorial: is('sight', 5) },
  leisure: {
    park: is('park', 3),
    garden: is('park', 4),
    stadium: is('sight', 2),
    sports_centre: is('sight', 4),
    marina: is('pier', 2),
    nature_reserve: is('park', 3),
  },
  shop: { supermarket: is('market', 4), mall: is('market', 3), '*': is('shop', 5) },
  landuse: { industrial: is('factory', 4), cemetery: is('park', 4) },
  man_made: { pier: is('pier', 5), works: is('factory', 4) },
  office: { government: is('office', 4) },
};

export function placeOf(tags: Tags): PlaceMeant | undefined {
  for (const [key, table] of Object.entries(PLACES)) {
    const value = tags.get(key);
    const found = value === undefined ? undefined : (table[value] ?? table['*']);
    if (found) return found;
  }
  return undefined;
}
