/** What OpenStreetMap's tags on an area mean on our ground: water, use, buildings. */
import type { Ground } from '../town/ground.ts';
import type { Tags } from './block.ts';

type Of<L extends 'water' | 'use'> = Ground[L]['features'][number]['properties']['kind'];
type BuildingUse = Ground['building']['features'][number]['properties']['use'];

/** The first of some keys whose value a table knows. */
function meant<T>(tags: Tags, tables: Readonly<Record<string, Readonly<Record<string, T>>>>) {
  for (const [key, table] of Object.entries(tables)) {
    const found = table[tags.get(key) ?? ''];
    if (found !== undefined) return found;
  }
  return undefined;
}

const WATERS: Readonly<Record<string, Readonly<Record<string, Of<'water'>>>>> = {
  water: {
    river: 'river',
    canal: 'canal',
    ditch: 'canal',
    pond: 'pond',
    basin: 'pond',
    reservoir: 'lake',
    lake: 'lake',
  },
  waterway: { riverbank: 'river', dock: 'canal' },
  landuse: { reservoir: 'lake', basin: 'pond' },
  leisure: { swimming_pool: 'pond' },
  amenity: { fountain: 'pond' },
  natural: { water: 'lake' },
};

export const waterMeant = (tags: Tags): Of<'water'> | undefined => meant(tags, WATERS);

const USES: Readonly<Record<string, Readonly<Record<string, Of<'use'>>>>> = {
  landuse: {
    farmland: 'farm',
    farmyard: 'farm',
    greenhouse_horticulture: 'farm',
    orchard: 'orchard',
    vineyard: 'orchard',
    plant_nursery: 'orchard',
    forest: 'wood',
    meadow: 'park',
    grass: 'park',
    cemetery: 'park',
    recreation_ground: 'park',
    village_green: 'park',
    aquaculture: 'fishpond',
    industrial: 'industry',
    commercial: 'industry',
    retail: 'industry',
    railway: 'industry',
    port: 'industry',
    construction: 'industry',
    residential: 'village',
  },
  natural: { wood: 'wood', scrub: 'wood', grassland: 'park', beach: 'sand', sand: 'sand' },
  leisure: {
    park: 'park',
    garden: 'park',
    pitch: 'park',
    golf_course: 'park',
    stadium: 'square',
    sports_centre: 'park',
    playground: 'park',
    nature_reserve: 'wood',
  },
  amenity: { school: 'square', university: 'square', hospital: 'square', parking: 'square' },
  man_made: { pier: 'square', breakwater: 'square', groyne: 'square' },
  highway: { pedestrian: 'square', service: 'square', footway: 'square' },
  place: { square: 'square' },
  aeroway: { aerodrome: 'industry', helipad: 'square' },
};

export const groundUse = (tags: Tags): Of<'use'> | undefined => meant(tags, USES);

const HOUSES: Readonly<Record<string, Readonly<Record<string, BuildingUse>>>> = {
  amenity: {
    school: 'SCHOOL',
    kindergarten: 'SCHOOL',
    university: 'SCHOOL',
    college: 'SCHOOL',
    hospital: 'CLINIC',
    clinic: 'CLINIC',
    place_of_worship: 'TEMPLE',
    townhall: 'OFFICE',
    police: 'OFFICE',
    restaurant: 'SHOP',
    cafe: 'SHOP',
    marketplace: 'SHOP',
  },
  building: {
    house: 'HOME',
    residential: 'HOME',
    apartments: 'HOME',
    detached: 'HOME',
    terrace: 'HOME',
    dormitory: 'HOME',
    hut: 'HOME',
    villa: 'HOME',
    retail: 'SHOP',
    commercial: 'SHOP',
    supermarket: 'SHOP',
    kiosk: 'SHOP',
    hotel: 'SHOP',
    industrial: 'FACTORY',
    warehouse: 'FACTORY',
    factory: 'FACTORY',
    office: 'OFFICE',
    public: 'OFFICE',
    civic: 'OFFICE',
    government: 'OFFICE',
    school: 'SCHOOL',
    kindergarten: 'SCHOOL',
    university: 'SCHOOL',
    hospital: 'CLINIC',
    church: 'TEMPLE',
    chapel: 'TEMPLE',
    cathedral: 'TEMPLE',
    mosque: 'TEMPLE',
    temple: 'TEMPLE',
    shrine: 'TEMPLE',
    farm: 'FARM',
    barn: 'FARM',
    greenhouse: 'FARM',
    stable: 'FARM',
  },
};

export interface House {
  readonly use: BuildingUse;
  readonly floors?: number;
}

/** Storeys of the highest buildings there are: what is more is a slip of the pen. */
const FLOORS_MOST = 200;

export function buildingMeant(tags: Tags): House | undefined {
  const kind = tags.get('building');
  if (!kind || kind === 'no' || tags.get('location') === 'underground') return undefined;
  const floors = Math.round(Number.parseFloat(tags.get('building:levels') ?? ''));
  const use =
    meant(tags, HOUSES) ?? (tags.has('shop') ? 'SHOP' : tags.has('office') ? 'OFFICE' : 'OTHER');
  return { use, ...(floors >= 1 && floors <= FLOORS_MOST && { floors }) };
}
