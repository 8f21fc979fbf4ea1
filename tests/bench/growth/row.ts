/**
 * Row 18: how costs grow from a town to a city to ten of them. A slope is that of the logarithm of the cost over the logarithm of
 * the number of grids: 0 does not grow, 1 grows as the city does.
 */
import type { Figure } from '../figure.ts';
import { ROUNDS, type Spread, spreadOf } from '../rounds.ts';
import { Client, ingest } from './costs.ts';
import { COMMUNITY, SIZES, type Size, TOWN, worldOf } from './worlds.ts';

const ROW = '18 growth';
const CLIENT_MOST = 0.1;
const INGEST_MOST = 1;

/** Least squares through the sizes. */
function slopeOf(costs: readonly number[]): number {
  const xs = SIZES.map(({ grids }) => Math.log(grids));
  const ys = costs.map((cost) => Math.log(Math.max(cost, Number.MIN_VALUE)));
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const top = xs.reduce((sum, x, i) => sum + (x - mx) * ((ys[i] ?? 0) - my), 0);
  return top / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}

const rounded = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(2);

interface Case {
  readonly what: string;
  readonly unit: string;
  readonly most: number;
  readonly cost: (place: Place) => number | Promise<number>;
  readonly note?: (places: readonly Place[]) => string;
}

interface Place {
  readonly size: Size;
  readonly town: Client;
  readonly community: Client;
  readonly world: ReturnType<typeof worldOf>;
}

function placeOf(size: Size): Place {
  const world = worldOf(size);
  return { size, world, town: new Client(world, TOWN), community: new Client(world, COMMUNITY) };
}

const heaviest = (who: 'town' | 'community') => (places: readonly Place[]) =>
  places
    .map((place) => place[who].load)
    .map(({ most: [shelf, bytes] }) => `${shelf} ${(bytes / 1e6).toPrecision(2)} MB`)
    .join(', ');

const both = (
  what: string,
  unit: string,
  cost: (client: Client) => number,
  note?: typeof heaviest,
): Case[] =>
  (['town', 'community'] as const).map((who) => ({
    what: `${what}, ${who === 'town' ? 'a screen of the whole' : "a community's"}`,
    unit,
    most: CLIENT_MOST,
    cost: (place) => cost(place[who]),
    ...(note && { note: note(who) }),
  }));

const CASES: readonly Case[] = [
  ...both('CPU of a batch', 'µs', (client) => client.apply()),
  ...both('bytes of a batch', 'B', ({ bytes }) => bytes),
  ...both('CPU of picking the orders', 'µs', (client) => client.pickOrders()),
  ...both('CPU of picking the workers', 'µs', (client) => client.pickWorkers()),
  ...both('bytes of the first load', 'B', ({ load }) => load.bytes, heaviest),
  {
    what: 'CPU of as many events as the city has, memory only',
    unit: 'µs',
    most: INGEST_MOST,
    // As many events as grids, each at the cost of one.
    cost: async ({ world, size }) => (await ingest(world, [TOWN, COMMUNITY])) * size.grids,
  },
];

const isBytes = ({ unit }: Case): boolean => unit === 'B';

async function rounds(places: readonly Place[], one: Case) {
  const costs: number[][] = [];
  for (let round = 0; round < (isBytes(one) ? 1 : ROUNDS + 1); round++) {
    const row: number[] = [];
    for (const place of places) row.push(await one.cost(place));
    // The first warms up.
    if (round > 0 || isBytes(one)) costs.push(row);
  }
  return costs;
}

export async function benchGrowth(): Promise<Figure[]> {
  const places = SIZES.map(placeOf);
  const figures: Figure[] = [];
  for (const one of CASES) {
    const costs = await rounds(places, one);
    const slope: Spread = spreadOf(costs.map(slopeOf));
    const each = SIZES.map(({ name }, i) => {
      const cost = spreadOf(costs.map((row) => row[i] ?? Number.NaN)).median;
      return `${name} ${rounded(cost)} ${one.unit}`;
    });
    figures.push({
      row: ROW,
      what: one.what,
      unit: 'slope',
      ours: slope,
      goal: `≤ ${one.most}`,
      met: slope.median <= one.most,
      note: [each.join(', '), ...(one.note ? [one.note(places)] : [])].join('; '),
    });
  }
  return figures;
}
