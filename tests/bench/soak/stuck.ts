/** Open orders that stand without a reason: nobody is to do anything next, or what was to be done is long overdue. */
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { used } from '#domain/time/deadline.ts';
import type { Scene } from '#gateway/demo/deeds/deed.ts';
import { courseOf, nextDeed } from '#gateway/demo/deeds/next-deed.ts';
import { DAY } from '#gateway/demo/hours.ts';
import type { House } from '#gateway/house.ts';

export interface Stuck {
  readonly id: string;
  readonly state: Order['state'];
  readonly category: string;
  readonly lastAt: number;
  readonly why: 'nobody moves it' | 'its deed is not done' | 'stands twice its time';
  /** The command that is not done. */
  readonly deed: string | null;
}

/** Beside twice the time it has: a day of work, and the days a demo lets pass with what stood there when it began. */
const SLACK_MINUTES = 420;
const LATE = 4 * DAY;

/** Waiting is in order: until a review, or while its whistle sounds or is asked for. */
function waits({ id, state, suspended, whistle }: Order, { world }: Scene): boolean {
  if (state === 'SUSPENDED') return suspended !== null;
  if (state === 'JOINT') return whistle !== null && world.whistles.get(whistle)?.closedAt === null;
  for (const one of world.whistles.values())
    if (one.order === id && one.closedAt === null) return true;
  return false;
}

/** Whether it stood for more than twice the time of its state or promise, in working minutes. */
function overstayed({ stage, handle, lastAt }: Order, { calendar }: Scene, now: number): boolean {
  const clock = stage ?? handle;
  if (!clock) return now - lastAt > LATE;
  const whole = Math.max(0, used(clock.start, clock.dueAt, 'WH', calendar));
  return used(lastAt, now, 'WH', calendar) > 2 * whole + SLACK_MINUTES;
}

/** `opened`: when the demo began, on the town's clock; what had been due before comes in its own time after that. */
export function stuckIn({ demo, engine, clock }: House, opened: number): Stuck[] {
  if (!demo) throw new Error('nobody lives in this demo');
  const scene: Scene = { ...demo, world: engine.world };
  const now = clock.now();
  return [...engine.world.orders.values()].flatMap((order): Stuck[] => {
    if (!LIFE_CYCLE.open(order.state) || waits(order, scene)) return [];
    const deed = nextDeed(scene, order, courseOf(scene, order));
    const { id, state, category, lastAt } = order;
    const found = (why: Stuck['why']) => [
      { id, state, category, lastAt, why, deed: deed?.name ?? null },
    ];
    if (!deed) return found('nobody moves it');
    if (Math.max(deed.at, lastAt, opened) < now - LATE) return found('its deed is not done');
    const isLate = deed.at < now && opened < now - LATE;
    return isLate && overstayed(order, scene, now) ? found('stands twice its time') : [];
  });
}
