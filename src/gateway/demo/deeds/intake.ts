/** From a report to a formal order: who looks at it, verifies it, refuses it, joins it to another, files it. */
import { NEVER_VOID, VERIFIED_SOURCES } from '#domain/order/codes.ts';
import type { Order } from '#domain/order/order.ts';
import { mayMerge } from '#domain/order/steps/intake.ts';
import type { CategoryRule } from '#domain/rules/rule-book.ts';
import { MINUTE } from '../hours.ts';
import { around, oneOf } from '../luck.ts';
import { said } from '../said.ts';
import { type Course, type Deed, latestOf, type Scene, timeOf } from './deed.ts';

/** What it needs an operator for: minutes, as a rule. */
const LOOK = 5 * MINUTE;

const mine = (order: Order) => ({ id: order.id, version: order.version });

export function onReported(scene: Scene, order: Order, course: Course, rule: CategoryRule): Deed {
  const { luck, staff, world } = scene;
  const operator = staff.chair('OPERATOR');
  const urgent = order.urgency >= 3 ? 0.4 : 1;
  const at = timeOf(scene, order, 'look', {
    from: order.reportedAt,
    wish: around(luck(order.id, 'look'), LOOK) * urgent,
    who: 'watch',
    share: 0.1,
    latest: latestOf(course, undefined),
  });
  const does = (name: string, input: object = {}, by = operator): Deed => ({
    at,
    by,
    name: `order.${name}`,
    input: { ...mine(order), ...input },
  });
  const master = course.master === undefined ? undefined : world.orders.get(course.master);
  if (master && mayMerge(order, master)) return does('merge', { master: master.id });
  if (course.ending === 'VOID' && !NEVER_VOID.includes(order.source))
    return does('void', { reason: 'TEST', basis: said.voided }, staff.chair('DUTY_CHIEF'));
  const verify = rule.needVerify && VERIFIED_SOURCES.includes(order.source);
  if (course.ending === 'REJECTED' && !verify)
    return does('reject', {
      reason: oneOf(luck(order.id, 'why'), ['OUT_OF_SCOPE', 'UNCLEAR', 'ALREADY_HANDLED']),
      reply: said.rejected,
    });
  if (!verify) return does('accept');
  const near = staff.inGrid(order.grid);
  const onShift = near.filter(({ id }) => world.workers.get(id)?.onShift);
  const [verifier] = onShift.length > 0 ? onShift : near;
  return verifier
    ? does('ask-verify', { verifier: verifier.id })
    : does('reject', { reason: 'UNCLEAR', reply: said.rejected });
}

export function onVerifying(scene: Scene, order: Order, course: Course): Deed | undefined {
  if (order.verifier === null) return undefined;
  const at = timeOf(scene, order, 'verify', {
    from: order.stage?.start ?? order.lastAt,
    wish: around(scene.luck(order.id, 'verify'), 28 * MINUTE),
    who: 'field',
    share: 0.12,
    latest: latestOf(course, undefined),
  });
  const untrue = course.ending === 'REJECTED';
  return {
    at,
    by: scene.staff.worker(order.verifier),
    name: untrue ? 'order.deny' : 'order.confirm',
    input: { ...mine(order), note: untrue ? said.untrue : said.confirmed },
  };
}

export function onAccepted(scene: Scene, order: Order, course: Course): Deed {
  const { luck, staff } = scene;
  const at = timeOf(scene, order, 'file', {
    from: order.stage?.start ?? order.lastAt,
    wish: around(luck(order.id, 'file'), 4 * MINUTE) * (order.urgency >= 3 ? 0.4 : 1),
    who: 'watch',
    share: 0.1,
    latest: latestOf(course, undefined),
  });
  const level = oneOf(luck(order.id, 'level'), LEVELS_USUAL);
  return {
    at,
    by: staff.chair('OPERATOR'),
    name: 'order.file',
    input: { ...mine(order), category: order.category, urgency: order.reportedUrgency, level },
  };
}
/** Most matters are the grid's own. */
const LEVELS_USUAL = [
  'GRID',
  'GRID',
  'GRID',
  'GRID',
  'GRID',
  'COMMUNITY',
  'COMMUNITY',
  'TOWN',
] as const;
