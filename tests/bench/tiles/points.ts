/** Seeded places over the town and its surroundings: few that matter, many that don't, as on any map. */
import { chanceFrom } from '#gateway/chance.ts';
import type { Ground } from '#gateway/town/ground.ts';
import { smallGround } from '../../support/small-ground.ts';

const [WEST, SOUTH, EAST, NORTH] = [120.2, 31.1, 120.6, 31.5] as const;
/** Of a thousand places, how many are of rank 1, of rank 2 at least …; the rest are of rank 5. */
const UP_TO = [1, 10, 50, 250];

export function crowdedGround(count: number): Ground {
  const chance = chanceFrom(13);
  const rankOf = () => {
    const share = chance() * 1000;
    const rank = UP_TO.findIndex((most) => share < most);
    return rank < 0 ? 5 : rank + 1;
  };
  const name = { 'zh-CN': '地点', en: 'Place', 'zh-Hant': '地點' };
  const features = Array.from({ length: count }, () => ({
    type: 'Feature' as const,
    properties: { kind: 'office' as const, rank: rankOf(), name },
    geometry: {
      type: 'Point' as const,
      coordinates: [WEST + chance() * (EAST - WEST), SOUTH + chance() * (NORTH - SOUTH)] as [
        number,
        number,
      ],
    },
  }));
  return { ...smallGround(), place: { type: 'FeatureCollection', features } };
}

/** The tile in the middle. */
export function middleTile(z: number) {
  const [lon, lat] = [(WEST + EAST) / 2, (SOUTH + NORTH) / 2];
  const n = 2 ** z;
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
  return { z, x: Math.floor(((lon + 180) / 360) * n), y: Math.floor(y * n) };
}
