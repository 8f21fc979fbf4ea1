/**
 * Which acts a viewer may take on an order, and in which words a dead button says why. Read from the life cycle and the
 * authorisation table, so a button and the gateway can't disagree on the rule; the gateway decides all the same.
 */
import { PERMISSIONS, type Permission, relates, relationFor } from '#domain/access/table.ts';
import type { Role, Viewer } from '#domain/access/viewer.ts';
import { LIFE_CYCLE, type OrderAction, type OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';

export type Bar =
  | { readonly why: 'role'; readonly roles: readonly Role[] }
  | { readonly why: 'own' | 'area' }
  | { readonly why: 'state'; readonly state: OrderState };

const holders = (permission: Permission): Role[] => Object.keys(PERMISSIONS[permission]) as Role[];

/** What keeps the viewer from a function on something that lies at `thing`; undefined when nothing does. */
export function barOf(
  viewer: Viewer,
  permission: Permission,
  thing: { readonly path: string; readonly handler?: string | null },
): Bar | undefined {
  const relation = relationFor(viewer, permission);
  if (!relation) return { why: 'role', roles: holders(permission) };
  if (relates(relation, viewer, thing)) return undefined;
  return { why: relation === 'own' ? 'own' : 'area' };
}

export function barOfAct(viewer: Viewer, act: OrderAction, order: Order): Bar | undefined {
  if (!LIFE_CYCLE.allows(order.state, act)) return { why: 'state', state: order.state };
  return barOf(viewer, LIFE_CYCLE.steps[act].may, order);
}

/** The act that carries an order on from where it stands. */
const FORWARD: Readonly<Partial<Record<OrderState, OrderAction>>> = {
  REPORTED: 'file',
  FILED: 'dispatch',
  DISPATCHED: 'sign',
  HANDLING: 'finish',
  HANDLED: 'close',
};

/** The forward act, if it is this viewer's to take. */
export function nextAct(viewer: Viewer, order: Order): OrderAction | undefined {
  const act = FORWARD[order.state];
  return act && !barOfAct(viewer, act, order) ? act : undefined;
}

/** What the state allows at all, the forward act first. */
export function actsOf(order: Order): OrderAction[] {
  const forward = FORWARD[order.state];
  return LIFE_CYCLE.actions
    .filter((act) => LIFE_CYCLE.allows(order.state, act))
    .sort((a, b) => Number(b === forward) - Number(a === forward));
}
