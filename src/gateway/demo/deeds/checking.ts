/** After "done": another pair of eyes, the answer, the call afterwards. */
import { ALWAYS_VISITED } from '#domain/order/codes.ts';
import type { Order } from '#domain/order/order.ts';
import { DAY, HOUR, MINUTE } from '../hours.ts';
import { around, oneOf } from '../luck.ts';
import { said } from '../said.ts';
import { type Course, type Deed, latestOf, type Scene, timeOf } from './deed.ts';

const mine = (order: Order) => ({ id: order.id, version: order.version });
const latestFor = (order: Order, course: Course): number => {
  const due = order.handle?.dueAt ?? 0;
  return latestOf(course, due > order.lastAt ? due : undefined);
};

/** Of the same community, never the one who handled it. */
function checkerFor({ files, staff, luck }: Scene, { id, path, handler, reworks }: Order): string {
  const near = staff.nearby(path);
  const all = near.some((one) => one.id !== handler) ? near : files.workers;
  const lucky = luck(id, `checker-${reworks}`);
  const chosen = oneOf(lucky, all);
  return (chosen.id === handler ? all[(all.indexOf(chosen) + 1) % all.length] : chosen)?.id ?? '';
}

export function onHandled(scene: Scene, order: Order, course: Course): Deed {
  const at = timeOf(scene, order, 'ask-check', {
    from: order.handledAt ?? order.lastAt,
    wish: around(scene.luck(order.id, `ask-check-${order.reworks}`), 14 * MINUTE),
    who: 'watch',
    share: 0.25,
    latest: latestFor(order, course),
  });
  const checker = checkerFor(scene, order);
  return {
    at,
    by: scene.staff.chair('OPERATOR'),
    name: 'order.ask-check',
    input: { ...mine(order), checker },
  };
}

export function onChecking(scene: Scene, order: Order, course: Course): Deed | undefined {
  if (order.checker === null) return undefined;
  const at = timeOf(scene, order, `check-${order.reworks}`, {
    from: order.stage?.start ?? order.lastAt,
    wish: around(scene.luck(order.id, `check-${order.reworks}`), 50 * MINUTE),
    who: 'field',
    share: 0.4,
    latest: latestFor(order, course),
  });
  const by = scene.staff.worker(order.checker);
  const habits = scene.habitsOf(order.handler ?? order.org ?? '');
  const again =
    order.reworks < 2 && scene.luck(order.id, `rework-${order.reworks}`) < habits.rework;
  return again
    ? { at, by, name: 'order.rework', input: { ...mine(order), reason: said.rework } }
    : { at, by, name: 'order.pass', input: { ...mine(order), note: said.checked } };
}

export function onChecked(scene: Scene, order: Order, course: Course): Deed {
  const at = timeOf(scene, order, 'close', {
    from: order.checkedAt ?? order.lastAt,
    wish: around(scene.luck(order.id, 'close'), 16 * MINUTE),
    who: 'watch',
    share: 0.5,
    latest: latestFor(order, course),
  });
  return {
    at,
    by: scene.staff.chair('OPERATOR'),
    name: 'order.close',
    input: { ...mine(order), reply: said.replyFor(order.category) },
  };
}

/** How often the centre calls back where it need not. */
const CALLED = 0.55;
const UNSOLVED = 0.031;
const DISSATISFIED = 0.062;

/** The call: about everything that came from a citizen, about half of the rest; again after it was opened again. */
export function onClosed(scene: Scene, order: Order, course: Course): Deed | undefined {
  const { luck, staff } = scene;
  const { id, closedAt, source, visit, reopens } = order;
  if (closedAt === null || source === 'SELF') return undefined;
  if (visit && (reopens === 0 || visit.at > closedAt)) return undefined;
  const asked =
    ALWAYS_VISITED.includes(source) || luck(id, 'called') < CALLED || course.unsolved === true;
  if (!asked) return undefined;
  const at = timeOf(scene, order, `call-${reopens}`, {
    from: closedAt,
    wish: around(luck(id, `call-${reopens}`), 16 * HOUR),
    who: 'office',
    share: 0.5,
    latest: course.unsolved ? latestOf(course, undefined) : Infinity,
  });
  const by = staff.chair('OPERATOR');
  const input = (found: object) => ({
    at,
    by,
    name: 'order.visit',
    input: { ...mine(order), ...found },
  });
  // What is opened again needs time to be closed again.
  const mayReopen = course.unsolved ?? (course.by === undefined || course.by - at > 14 * DAY);
  const unsolved =
    reopens === 0 && mayReopen && (course.unsolved || luck(id, 'unsolved') < UNSOLVED);
  if (unsolved)
    return input({
      contacted: true,
      solved: false,
      satisfaction: luck(id, 'anger') < 0.5 ? 1 : 2,
      note: said.unsolved,
    });
  if (luck(id, `reached-${reopens}`) > 0.95) return input({ contacted: false });
  const unhappy = luck(id, `unhappy-${reopens}`) < DISSATISFIED;
  const satisfaction = unhappy ? 2 : oneOf(luck(id, 'happy'), [5, 5, 5, 4, 4, 4, 3]);
  return input({ contacted: true, solved: true, satisfaction });
}
