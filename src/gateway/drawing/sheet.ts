/** The drawing's sheet: what lies where, as bits of a raster. */
export const DRY = 1;
/** Inside the town. */
export const OWN = 2;
/** Lakes, ponds, canals, and a strip of bank. */
export const WET = 4;
/** Too steep for streets and houses. */
export const STEEP = 8;
/** Streets and houses stand there. */
export const BUILT = 16;
/** Parks, orchards, fish ponds: nobody builds there. */
export const GREEN = 32;
/** Banks of canals only: a street may cross by a bridge. */
export const CANAL = 64;
/** A road and its verges. */
export const ROAD = 128;
