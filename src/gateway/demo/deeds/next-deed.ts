/**
 * What the people of a demo do next with an order as it stands: a reading of the world and of luck, nothing remembered. So a
 * life goes on after a restart, and whatever a visitor does with an order, the others go on from there.
 */
import { NEVER_VOID } from '#domain/order/codes.ts';
import { LIFE_CYCLE, type OrderAction } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { mayMerge } from '#domain/order/steps/intake.ts';
import { categoryRule, ruleBookAt } from '#domain/rules/rules.ts';
import type { World } from '#domain/world.ts';
import { MINUTE } from '../hours.ts';
import { onChecked, onChecking, onClosed, onHandled } from './checking.ts';
import type { Course, Deed, Scene } from './deed.ts';
import { onDispatched, onFiled, onHandling } from './handling.ts';
import { onAccepted, onReported, onVerifying } from './intake.ts';
import { answer, attention } from './oversight.ts';

const REJECTED = 0.043;
const VOIDED = 0.004;
const PUT_OFF = 0.003;

/** What was reported before it, stands open and tells of the same. */
function toldBefore({ orders }: World, order: Order): Order | undefined {
  for (const other of orders.values())
    if (other.reportedAt < order.reportedAt && mayMerge(order, other)) return other;
  return undefined;
}

/** How an order ends that nobody planned for. Whoever accepts reports sees what was told before. */
export function courseOf({ luck, world }: Pick<Scene, 'luck' | 'world'>, order: Order): Course {
  const { id, source, state } = order;
  const master = state === 'REPORTED' ? toldBefore(world, order) : undefined;
  if (master) return { ending: 'MERGED', master: master.id };
  const drawn = luck(id, 'ending');
  if (drawn < REJECTED) return { ending: 'REJECTED' };
  if (drawn < REJECTED + VOIDED && !NEVER_VOID.includes(source)) return { ending: 'VOID' };
  return { ending: drawn > 1 - PUT_OFF ? 'SUSPENDED' : 'CLOSED' };
}

/** It is where it stays for now. */
const holds = ({ state, returns, reopens }: Order, course: Course): boolean =>
  state === course.stop && returns >= (course.returns ?? 0) && (!course.unsolved || reopens > 0);

/** Whoever waits at a stop has not waited there for days: it is done late, and the step that leads there is taken late. */
function notBefore(deed: Deed | undefined, order: Order, course: Course): Deed | undefined {
  const { stop, since } = course;
  const [subject, action] = deed?.name.split('.') ?? [];
  if (!deed || since === undefined || subject !== 'order' || order.state === stop) return deed;
  const leads = LIFE_CYCLE.after(order.state, action as OrderAction) === stop;
  if (leads) return { ...deed, at: Math.max(deed.at, since) };
  return action === 'finish' ? { ...deed, at: Math.max(deed.at, since - 90 * MINUTE) } : deed;
}

function main(scene: Scene, order: Order, course: Course): Deed | undefined {
  if (holds(order, course)) return undefined;
  const book = ruleBookAt(scene.files.books, order.reportedAt);
  const rule = categoryRule(book, order.category);
  if (!rule) return undefined;
  switch (order.state) {
    case 'REPORTED':
      return onReported(scene, order, course, rule);
    case 'VERIFYING':
      return onVerifying(scene, order, course);
    case 'ACCEPTED':
      return onAccepted(scene, order, course);
    case 'FILED':
      return onFiled(scene, order, course, rule);
    case 'DISPATCHED':
      return onDispatched(scene, order, course);
    case 'HANDLING':
      return onHandling(scene, order, course, rule);
    case 'HANDLED':
      return onHandled(scene, order, course);
    case 'CHECKING':
      return onChecking(scene, order, course);
    case 'CHECKED':
      return onChecked(scene, order, course);
    case 'CLOSED':
      return onClosed(scene, order, course);
    default:
      // Joint handling goes by its whistle, a suspended order by its clock; the others have ended.
      return undefined;
  }
}

/**
 * The first of what is to be done; undefined while nobody but a clock or a whistle moves it. `missed`: what lay over its life and
 * can't be done any more, such as a reminder whose answer would be due by now; the order itself goes on without it.
 */
export function nextDeed(
  scene: Scene,
  order: Order,
  course: Course,
  missed?: string,
): Deed | undefined {
  const over = [answer(scene, order), attention(scene, order, course)];
  // Who may not give it back any more takes it.
  const going = missed === 'order.return' ? { ...course, returns: 0 } : course;
  let first = notBefore(main(scene, order, going), order, going);
  for (const deed of over)
    if (deed && deed.name !== missed && (!first || deed.at < first.at)) first = deed;
  return first;
}
