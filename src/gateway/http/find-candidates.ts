/** Whom to send to an order, from what the house knows now: positions, roads, shifts, what everybody has at hand. */
import { type Viewer, within } from '#domain/access/viewer.ts';
import {
  type LeftOut,
  minutesOf,
  type Prospect,
  type Ranking,
  rank,
  type Way,
} from '#domain/order/candidates.ts';
import { declinedBy } from '#domain/order/declined.ts';
import type { Order } from '#domain/order/order.ts';
import { busyWith } from '#domain/worker/at-hand.ts';
import type { Worker } from '#domain/worker/worker.ts';
import type { NearestRead } from '#wire/nearest.ts';
import type { House } from '../house.ts';
import { metresBetween } from '../roads/roads.ts';

/** So many are measured along the roads: who is further off as the crow flies is hardly nearer on foot. */
const MEASURED = 40;
/** Of those left out the nearest are named, the others counted. */
const NAMED = 8;

interface Seen {
  readonly fixAge: number;
  readonly way: Way;
}

const rounded = ({ metres, by }: Way): Way => ({ metres: Math.round(metres), by });

/** Those on shift who have a fix, with the way from it. */
function seenFrom(
  { point, grid }: Order,
  workers: readonly Worker[],
  { streams, meter, clock }: House,
): ReadonlyMap<string, Seen> {
  const now = clock.now();
  const seen = workers
    .flatMap((worker) => {
      const fix = streams.fixOf(worker);
      return fix ? [{ worker, ...fix, line: metresBetween(point, fix.point) }] : [];
    })
    .sort((a, b) => a.line - b.line);
  const measured = seen.filter(({ worker }, i) => i < MEASURED || worker.grids.includes(grid));
  const ways = meter.waysTo(
    point,
    measured.map((one) => one.point),
  );
  const byRoad = new Map(measured.map(({ worker }, i) => [worker.id, ways[i]]));
  return new Map(
    seen.map(({ worker, at, line }) => [
      worker.id,
      {
        fixAge: Math.max(0, Math.round(now - at)),
        way: rounded(byRoad.get(worker.id) ?? { metres: line, by: 'LINE' }),
      },
    ]),
  );
}

/** Names those somebody at the desk would ask about: the grid's own, who declined, the nearest; counts all others. */
function toldOf(leftOut: Ranking['leftOut'], { grid }: Order) {
  const metres = ({ way }: Prospect) => way?.metres ?? Number.POSITIVE_INFINITY;
  const concerns = ({ worker, declined }: Prospect) =>
    worker.grids.includes(grid) || declined !== undefined;
  const sorted = leftOut.toSorted(
    (a, b) =>
      Number(concerns(b.prospect)) - Number(concerns(a.prospect)) ||
      metres(a.prospect) - metres(b.prospect) ||
      a.prospect.worker.no - b.prospect.worker.no,
  );
  const named = sorted.filter(
    ({ prospect, why }, i) => concerns(prospect) || (i < NAMED && why === 'STALE_FIX'),
  );
  const counts = new Map<LeftOut, number>();
  for (const one of sorted)
    if (!named.includes(one)) counts.set(one.why, (counts.get(one.why) ?? 0) + 1);
  return {
    leftOut: named.map(({ prospect: { worker, way, fixAge, load }, why }) => ({
      worker: worker.id,
      why,
      way: way ?? null,
      fixAge: fixAge ?? null,
      load,
    })),
    others: [...counts].map(([why, n]) => ({ why, n })),
  };
}

/** As far as the viewer sees workers. */
export function findCandidates(house: House, order: Order, viewer: Viewer): NearestRead {
  const { engine, store, clock } = house;
  const now = clock.now();
  const workers = [...engine.world.workers.values()].filter(({ path }) =>
    within(viewer.scopes, path),
  );
  const seen = seenFrom(order, workers, house);
  const busy = busyWith(engine.world.orders.values(), { category: order.category, now });
  const declined = declinedBy(store.journal.story('orders', order.id), now);
  const { candidates, leftOut, reach } = rank(
    order,
    workers.map(
      (worker): Prospect => ({
        worker,
        ...seen.get(worker.id),
        ...(busy.get(worker.id) ?? { load: 0, done: 0 }),
        declined: declined.get(worker.id),
      }),
    ),
  );
  return {
    asOf: now,
    reach,
    candidates: candidates.map(({ worker, way, fixAge, load, done, cost, total }) => ({
      worker: worker.id,
      way,
      minutes: minutesOf(way),
      ...{ fixAge, load, done, cost, total },
    })),
    ...toldOf(leftOut, order),
  };
}
