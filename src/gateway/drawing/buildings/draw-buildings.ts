/** All buildings of the town: first those with a name, then along the streets, then the rows behind. */
import Flatbush from 'flatbush';
import type { Chances } from '../chances.ts';
import type { Border } from '../land/borders.ts';
import type { Plan } from '../plan.ts';
import type { OpenGround } from '../relief/draw-open-ground.ts';
import { closed, type Relief } from '../relief/draw-relief.ts';
import type { Network } from '../roads/network.ts';
import { HALF_WIDTH, type Road } from '../roads/road.ts';
import type { Ground } from '../roads/settlement.ts';
import { along, lengthOf } from '../shape/path.ts';
import type { Point } from '../shape/point.ts';
import { OWN } from '../sheet.ts';
import type { Building } from './building.ts';
import { Builder, VERGE } from './houses.ts';
import { Site } from './site.ts';
import { type Special, specialsOf } from './specials.ts';

export interface Built {
  readonly buildings: readonly Building[];
  readonly specials: readonly Special[];
}

interface Surroundings {
  readonly plan: Plan;
  readonly borders: readonly Border[];
  readonly relief: Relief;
  readonly open: OpenGround;
  readonly network: Network;
}

/** Metres that walls keep from a border, so that no building stands in two grids; and from a bank. */
const BORDER = 0.8;
const BANK = 4;

function siteOf({ borders, relief, open, network }: Surroundings): Site {
  const site = new Site(relief.sheet);
  for (const { path, class: rank } of network.roads) site.keepOff(path, HALF_WIDTH[rank] + VERGE);
  for (const { points } of borders) site.keepOff(points, BORDER);
  for (const { path, width } of relief.canals) site.keepOff(path, width / 2 + 2.5);
  const fishPonds = relief.uses.flatMap(({ kind, ring }) => (kind === 'fishpond' ? [ring] : []));
  const lakes = relief.lakes.map(({ ring }) => ring);
  for (const ring of [...lakes, ...open.ponds, ...fishPonds]) site.keepOff(closed(ring), BANK);
  return site;
}

/** The settlement that a point lies in. */
function groundFinder(grounds: readonly Ground[]): (point: Point) => Ground | undefined {
  if (grounds.length === 0) return () => undefined;
  const tree = new Flatbush(grounds.length);
  for (const { settlement } of grounds) {
    const [x, y] = settlement.at;
    const reach = settlement.radius * 1.6;
    tree.add(x - reach, y - reach, x + reach, y + reach);
  }
  tree.finish();
  return (point) =>
    tree
      .search(point[0], point[1], point[0], point[1])
      .toSorted((a, b) => a - b)
      .map((index) => grounds[index])
      .find((ground) => ground && ground.field(point) < 1.06);
}

export function drawBuildings(around: Surroundings, chances: Chances): Built {
  const { plan, relief, network } = around;
  const site = siteOf(around);
  const streets = network.roads.filter(
    ({ path, class: rank, bridge }: Road) =>
      rank !== 'motorway' &&
      !bridge &&
      relief.sheet.has(along(path, lengthOf(path) / 2).point, OWN),
  );
  const specials = specialsOf(plan, streets, site, chances);
  const builder = new Builder(site, chances);
  const groundAt = groundFinder(network.grounds);
  for (const street of streets) builder.line(street, groundAt);
  for (const ground of network.grounds) builder.rows(ground);
  return {
    buildings: [...specials.flatMap((one) => one.buildings), ...builder.buildings],
    specials,
  };
}
