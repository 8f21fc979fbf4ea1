/** An order in hand: sent, signed or sent back, worked on, prolonged, put off, whistled for, finished. */
import type { Order } from '#domain/order/order.ts';
import { departmentFor } from '#domain/rules/department.ts';
import type { CategoryRule } from '#domain/rules/rule-book.ts';
import { dayOf } from '#domain/time/day.ts';
import { dueAfter, portion } from '#domain/time/deadline.ts';
import type { Habits } from '../habits.ts';
import { DAY, HOUR, MINUTE, type Presence } from '../hours.ts';
import { around, oneOf } from '../luck.ts';
import { said } from '../said.ts';
import { type Course, type Deed, latestOf, type Scene, timeOf } from './deed.ts';

const mine = (order: Order) => ({ id: order.id, version: order.version });
const RETURNS_TO_RULE = 2;

/** Whoever has it in hand. */
export const handlerOf = ({ staff }: Scene, { handler, org }: Order) =>
  handler ? staff.worker(handler) : staff.officer(org ?? '');
const habitsFor = ({ habitsOf }: Scene, { handler, org }: Order): Habits =>
  habitsOf(handler ?? org ?? '');
const presenceOf = ({ handler }: Order): Presence => (handler ? 'field' : 'office');

/** Which organisation leads; after it came back, another that the rules name. */
function leadFor({ files, luck }: Scene, { id, path, returns }: Order, rule: CategoryRule): string {
  const codes = [rule.leadDept, ...rule.assistDepts];
  const chosen = returns === 0 ? rule.leadDept : oneOf(luck(id, `lead-${returns}`), codes);
  const found = departmentFor(files.departments, chosen, path) ?? files.departments[0];
  if (!found) throw new Error('a town without organisations');
  return found.code;
}

/** Small matters go to the worker of the grid, others to the office that leads in them. */
function sentTo(scene: Scene, order: Order, course: Course, rule: CategoryRule) {
  const { world, luck, staff } = scene;
  if (course.call) return { org: course.call.lead };
  const small = rule.canSelfHandle || order.category.startsWith('10') ? 0.8 : 0.3;
  const forOffice = course.returns !== undefined || luck(order.id, 'small') >= small;
  const worker = staff.inGrid(order.grid).find(({ id }) => world.workers.get(id)?.onShift);
  return worker && !forOffice && order.returns === 0
    ? { handler: worker.id }
    : { org: leadFor(scene, order, rule) };
}

export function onFiled(scene: Scene, order: Order, course: Course, rule: CategoryRule): Deed {
  const { luck, staff } = scene;
  const at = timeOf(scene, order, `send-${order.returns}`, {
    from: order.stage?.start ?? order.lastAt,
    wish: around(luck(order.id, `send-${order.returns}`), 7 * MINUTE),
    who: 'watch',
    share: 0.1,
    latest: latestOf(course, order.handle?.dueAt),
  });
  if (order.returns >= RETURNS_TO_RULE && !order.ruled)
    return {
      at,
      by: staff.chair('DUTY_CHIEF'),
      name: 'order.arbitrate',
      input: { ...mine(order), org: leadFor(scene, order, rule), ruling: said.ruled },
    };
  const to = sentTo(scene, order, course, rule);
  return {
    at,
    by: staff.chair('DISPATCHER', luck(order.id, 'desk') < 0.6 ? 1 : 2),
    name: 'order.dispatch',
    input: { ...mine(order), ...to, instruction: said.instruction },
  };
}

/** How often it is to be sent back. Workers don't: they ask their leader. */
function returnsOf(scene: Scene, order: Order, course: Course): number {
  if (course.returns !== undefined) return course.returns;
  if (order.handler !== null || course.call) return 0;
  const twice = scene.luck(order.id, 'back-2') < 0.1;
  return scene.luck(order.id, 'back') < habitsFor(scene, order).back ? (twice ? 2 : 1) : 0;
}

export function onDispatched(scene: Scene, order: Order, course: Course): Deed {
  const { luck } = scene;
  const from = order.stage?.start ?? order.lastAt;
  const back =
    !order.ruled && order.handler === null && order.returns < returnsOf(scene, order, course);
  const latest = latestOf(course, order.handle?.dueAt);
  const at = timeOf(scene, order, `sign-${order.dispatches}`, {
    from,
    wish: around(luck(order.id, `sign-${order.dispatches}`), (order.handler ? 9 : 22) * MINUTE),
    who: presenceOf(order),
    share: 0.15,
    latest: back ? Math.min(latest, from + ((order.stage?.dueAt ?? latest) - from) / 0.2) : latest,
  });
  const by = handlerOf(scene, order);
  if (!back) return { at, by, name: 'order.sign', input: mine(order) };
  const soon = Math.min(at, (order.stage?.dueAt ?? at) - 1);
  return {
    at: Math.max(soon, order.lastAt + 1),
    by,
    name: 'order.return',
    input: {
      ...mine(order),
      reason: oneOf(luck(order.id, 'back-why'), [
        'NOT_OURS',
        'NOT_OURS',
        'PLACE_UNCLEAR',
        'OUT_OF_SCOPE',
      ]),
      basis: said.returned,
    },
  };
}

/** When the handler began with it, this time. */
const begunAt = ({ signedAt, reopenedAt, handle, lastAt }: Order): number =>
  Math.max(signedAt ?? 0, reopenedAt ?? 0, handle?.start ?? 0) || lastAt;

/** When it will be done, as things stand. */
function doneAt(scene: Scene, order: Order, course: Course): number {
  const { luck } = scene;
  const { id, handle, reworks, reopens } = order;
  const round = `${reopens}-${reworks}`;
  const from = begunAt(order);
  const due = handle?.dueAt ?? from + DAY;
  const habits = habitsFor(scene, order);
  if (luck(id, `late-${round}`) < habits.late && !course.call) {
    const over = Math.min(
      6 * DAY,
      Math.max(20 * MINUTE, around(luck(id, 'over'), (due - from) * 0.3)),
    );
    const latest = latestOf(course, undefined);
    return timeOf(scene, order, `done-${round}`, {
      from,
      wish: due - from + over,
      who: presenceOf(order),
      share: 0.6,
      latest,
    });
  }
  const used = Math.min(0.72, around(luck(id, `used-${round}`), habits.pace, 0.8));
  const wish = Math.max(Math.min(8 * MINUTE, 0.3 * (due - from)), (due - from) * used);
  const latest = latestOf(course, due);
  return timeOf(scene, order, `done-${round}`, {
    from,
    wish,
    who: presenceOf(order),
    share: 0.75,
    latest,
  });
}

/** More time is asked for when half of it is gone and the matter is a long one. */
function extension(scene: Scene, order: Order, course: Course): Deed | undefined {
  const { luck, calendar, staff } = scene;
  const { handle, extensions, extensionAsked, id } = order;
  if (!handle) return undefined;
  const { dueAt, start, limit } = handle;
  if (extensionAsked) {
    const wished = extensionAsked.at + around(luck(id, 'grant'), 40 * MINUTE);
    const at = Math.min(wished, extensionAsked.at + (dueAt - extensionAsked.at) / 2);
    return {
      at: Math.max(at, order.lastAt + 1),
      by: staff.chair('DUTY_CHIEF'),
      name: 'order.extend',
      input: mine(order),
    };
  }
  const wanted = extensions === 0 && order.reopens === 0 && limit.kind === 'WD' && limit.days > 1;
  if (!wanted || luck(id, 'extend') >= habitsFor(scene, order).extend) return undefined;
  if (course.stop || course.call || (course.by ?? Infinity) - dueAt < 8 * DAY) return undefined;
  const from = begunAt(order);
  const at = Math.max(from + (dueAt - from) * 0.55, order.lastAt + MINUTE);
  const until = Math.min(
    dueAt + 0.4 * (dueAt - start),
    dueAfter(start, portion(limit, 2), calendar),
  );
  if (at >= dueAt || until <= dueAt + HOUR) return undefined;
  return {
    at,
    by: handlerOf(scene, order),
    name: 'order.ask-extension',
    input: { ...mine(order), until: Math.round(until), reason: said.extension },
  };
}

/** What cannot be solved now is put off at once, with a leader's consent, for longer than anyone waits. */
function suspension(scene: Scene, order: Order, course: Course): Deed | undefined {
  const { luck, staff } = scene;
  const { suspensionAsked, id } = order;
  const latest = latestOf(course, undefined);
  if (suspensionAsked) {
    const at = timeOf(scene, order, 'consent', {
      from: suspensionAsked.at,
      wish: around(luck(id, 'consent'), 90 * MINUTE),
      who: 'office',
      share: 0.5,
      latest,
    });
    return {
      at,
      by: staff.chair('LEADER'),
      name: 'order.suspend',
      input: { ...mine(order), reply: said.suspended },
    };
  }
  if (course.ending !== 'SUSPENDED') return undefined;
  if (course.stop !== 'SUSPENDED' && order.lastAt !== order.signedAt) return undefined;
  const at = timeOf(scene, order, 'put-off', {
    from: begunAt(order),
    wish: around(luck(id, 'put-off'), 3 * HOUR),
    who: presenceOf(order),
    share: 0.4,
    latest,
  });
  const reason = oneOf(luck(id, 'put-off-why'), [
    'PLANNING',
    'FUNDS',
    'FUNDS',
    'SEASON',
    'OWNERSHIP',
    'LITIGATION',
  ]);
  const reviewAt = at + Math.floor(60 + 28 * luck(id, 'review')) * DAY;
  return {
    at,
    by: handlerOf(scene, order),
    name: 'order.ask-suspension',
    input: { ...mine(order), reason, plan: said.plan, reviewAt, measure: said.interim },
  };
}

/** The community asks for help: once for an order. */
function whistle(scene: Scene, order: Order, { call, by }: Course): Deed | 'waits' | undefined {
  if (!call || order.whistle !== null) return undefined;
  for (const one of scene.world.whistles.values())
    if (one.order === order.id && one.closedAt === null) return 'waits';
  const wished = begunAt(order) + around(scene.luck(order.id, 'call'), 45 * MINUTE);
  const at = Math.max(call.at ?? Math.min(wished, by ?? wished), order.lastAt + MINUTE / 2);
  return {
    at,
    by: scene.staff.clerk(order.path),
    name: 'whistle.propose',
    input: {
      ...mine(order),
      kind: call.kind,
      reason: call.kind === 'EMERGENCY' ? 'EMERGENCY' : 'JOINT_ENFORCE',
      lead: call.lead,
      assist: [...call.assist],
      meetAt: Math.round(at + 25 * MINUTE),
      task: said.task,
    },
  };
}

/** What was done, as its handler tells it. */
function account(scene: Scene, order: Order, at: number) {
  const { luck, files, world } = scene;
  const lucky = (what: string) => luck(order.id, what);
  const day = dayOf(at, files.town.zone);
  const tired =
    luck(order.handler ?? order.org ?? '', `copies-${day}`) < habitsFor(scene, order).copies;
  const place = world.grids.get(order.grid)?.name['zh-CN'] ?? '';
  return {
    talkedTo: said.talkedTo(lucky),
    measure: tired ? said.copied : said.measureFor(order.category, place, lucky),
    promise: said.promise(lucky),
  };
}

export function onHandling(
  scene: Scene,
  order: Order,
  course: Course,
  rule: CategoryRule,
): Deed | undefined {
  const called = whistle(scene, order, course);
  if (called === 'waits') return undefined;
  const first = called ?? suspension(scene, order, course) ?? extension(scene, order, course);
  if (first) return first;
  const at = doneAt(scene, order, course);
  const by = handlerOf(scene, order);
  const missing = rule.photoAfter - order.photosAfter;
  if (missing > 0)
    return {
      at: Math.max(at - missing * MINUTE, order.lastAt + 1),
      by,
      name: 'photo',
      input: { id: order.id },
    };
  const result = oneOf(scene.luck(order.id, 'result'), [
    'SOLVED',
    'SOLVED',
    'SOLVED',
    'SOLVED',
    'SOLVED',
    'EXPLAINED',
    'PARTLY',
  ]);
  return {
    at,
    by,
    name: 'order.finish',
    input: {
      ...mine(order),
      result,
      ...account(scene, order, at),
    },
  };
}
