/** The mix of commands: a third reports, a third assigns, a third closes; each on an order of its own. */
import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import type { NewEvent } from '#domain/kernel/outcome.ts';
import { checkAsked, checkPassed } from '#domain/order/events/checking.ts';
import { orderDispatched, orderSigned } from '#domain/order/events/dispatching.ts';
import { orderHandled } from '#domain/order/events/handling.ts';
import { orderFiled, orderReported } from '#domain/order/events/intake.ts';
import { chanceFrom } from '#gateway/chance.ts';
import type { Store } from '#gateway/database/store.ts';
import type { Engine } from '#gateway/engine.ts';
import { files, TOWN } from '../../support/small-world.ts';

export interface Wish {
  readonly id: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const TMPFS = 0x01021994;

/** A new folder on a real disk: in memory nothing is durable, and everything fast. */
export function diskFolder(name: string): string {
  if (statfsSync(tmpdir()).type === TMPFS)
    throw new Error(`${tmpdir()} is no disk: set TMPDIR to one`);
  return mkdtempSync(join(tmpdir(), `bench-${name}-`));
}

const WORKER = files.workers[0]?.id ?? '';
const CHECKER = files.workers[1]?.id ?? '';
const GROUP = 400;
const chance = chanceFrom(20_221_025);
let moment = Date.parse(files.town.demoStart);
/** Ids as in life: ordered by the time they were made, so that what is young lies together. */
export const newId = (): string => {
  moment += 1;
  return ulid(moment, chance);
};
let numbers = 0;

const base = () => {
  const grid = files.grids[Math.floor(chance() * files.grids.length)];
  if (!grid) throw new Error('a town without grids');
  return { grid: grid.id, point: [...grid.centre] as [number, number], path: grid.path };
};

function history(id: string, handled: boolean): NewEvent[] {
  numbers += 1;
  const counter = { id: 'order-no-bench', path: TOWN, value: numbers };
  const orderNo = `B${String(numbers).padStart(9, '0')}`;
  const common = { category: '0301', reportedUrgency: 1, source: 'GRID' } as const;
  const free = { rules: null, confidential: false, stage: null };
  return [
    orderReported.of({ id, ...base(), ...common, ...free }),
    orderFiled.of({
      id,
      orderNo,
      category: '0301',
      urgency: 1,
      level: 'GRID',
      counter,
      handle: null,
      ...free,
    }),
    ...(handled
      ? [
          orderDispatched.of({ id, org: null, handler: WORKER, assist: [], stage: null }),
          orderSigned.of({ id, stage: null }),
          orderHandled.of({ id, result: 'SOLVED', stage: null }),
          checkAsked.of({ id, checker: CHECKER, stage: null }),
          checkPassed.of({ id, remote: false, stage: null }),
        ]
      : []),
  ];
}

const reportWish = (): Omit<Wish, 'id'> => {
  const { grid, point } = base();
  return {
    name: 'order.report',
    input: {
      grid,
      point,
      category: '0301',
      urgency: 1,
      source: 'GRID',
      description: '路边垃圾堆放,请清理。',
    },
  };
};

/** Lets orders happen as far as needed, and returns that many commands that will each be accepted. */
export async function prepare(engine: Engine, count: number): Promise<Wish[]> {
  const ids = Array.from({ length: Math.ceil(count / 3) * 2 }, newId);
  for (let i = 0; i < ids.length; i += GROUP) {
    const events = ids.slice(i, i + GROUP).flatMap((id, k) => history(id, (i + k) % 2 === 1));
    const reply = await engine.happen(events);
    if (!reply.ok) throw new Error(reply.reason);
  }
  return Array.from({ length: count }, (_, i) => {
    const id = newId();
    if (i % 3 === 0) return { id, ...reportWish() };
    const order = engine.world.orders.get(ids[Math.floor(i / 3) * 2 + (i % 3) - 1] ?? '');
    if (!order) throw new Error('an order is missing');
    const target = { id: order.id, version: order.version };
    return i % 3 === 1
      ? { id, name: 'order.dispatch', input: { ...target, handler: WORKER } }
      : { id, name: 'order.close', input: { ...target, reply: '已处理。' } };
  });
}

/** Runs through a list in so many hands at once. */
export async function inHands<T>(
  list: readonly T[],
  hands: number,
  work: (item: T, hand: number) => Promise<void>,
) {
  let next = 0;
  const hand = async (_: unknown, which: number) => {
    for (let item = list[next++]; item !== undefined; item = list[next++]) await work(item, which);
  };
  await Promise.all(Array.from({ length: hands }, hand));
}

/** How many commands and events the store holds above a number: both must be what was acknowledged. */
export function countAbove(
  { journal, commands }: Store,
  seq: number,
  wishes: readonly Wish[],
  user: string,
): number {
  const done = wishes.filter(({ id }) => (commands.find(user, id)?.seq ?? 0) > seq).length;
  if (journal.seq - seq !== wishes.length)
    throw new Error(`${journal.seq - seq} events of ${wishes.length} commands`);
  return done;
}
