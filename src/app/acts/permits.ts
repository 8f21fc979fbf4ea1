/**
 * Which acts a viewer may take on an order, and in which words a dead button says why. Read from the life cycle and the
 * authorisation table, so a button and the gateway can't disagree on the rule; the gateway decides all the same.
 */
import {
  PERMISSIONS,
  type Permission,
  type Placed,
  relates,
  relationFor,
} from '#domain/access/table.ts';
import type { Role, Viewer } from '#domain/access/viewer.ts';
import { LEVELS, NEVER_VOID } from '#domain/order/codes.ts';
import { LIFE_CYCLE, type OrderAction, type OrderState } from '#domain/order/flow.ts';
import { type Order, placed } from '#domain/order/order.ts';

export type Bar =
  | { readonly why: 'role'; readonly roles: readonly Role[] }
  | { readonly why: 'own' | 'asked' | 'area' }
  | { readonly why: 'state'; readonly state: OrderState };

const holders = (permission: Permission): Role[] => Object.keys(PERMISSIONS[permission]) as Role[];

/** What keeps the viewer from a function on a thing; undefined when nothing does. */
export function barOf(viewer: Viewer, permission: Permission, thing: Placed): Bar | undefined {
  const relation = relationFor(viewer, permission);
  if (!relation) return { why: 'role', roles: holders(permission) };
  if (relates(relation, viewer, thing)) return undefined;
  return { why: relation === 'town' ? 'area' : relation };
}

export function barOfAct(viewer: Viewer, act: OrderAction, order: Order): Bar | undefined {
  if (!LIFE_CYCLE.allows(order.state, act)) return { why: 'state', state: order.state };
  return barOf(viewer, LIFE_CYCLE.steps[act].may, placed(order));
}

/** The second return goes before the duty chief. */
const RETURNS_TO_RULE = 2;
export const isToBeRuled = ({ returns, ruled }: Order): boolean =>
  returns >= RETURNS_TO_RULE && !ruled;

/** What an act answers to, beyond the state: nobody is offered to grant what nobody asked for. */
const APPLIES: Readonly<Partial<Record<OrderAction, (order: Order) => boolean>>> = {
  'ask-extension': ({ extensionAsked }) => extensionAsked === null,
  extend: ({ extensionAsked }) => extensionAsked !== null,
  'refuse-extension': ({ extensionAsked }) => extensionAsked !== null,
  'ask-suspension': ({ suspensionAsked }) => suspensionAsked === null,
  suspend: ({ suspensionAsked }) => suspensionAsked !== null,
  'refuse-suspension': ({ suspensionAsked }) => suspensionAsked !== null,
  'answer-urge': ({ demand }) => demand !== null,
  dispatch: (order) => !isToBeRuled(order),
  arbitrate: isToBeRuled,
  return: ({ ruled }) => !ruled,
  void: ({ source }) => !NEVER_VOID.includes(source),
  raise: ({ level }) => level !== LEVELS.at(-1),
  lower: ({ level }) => level !== LEVELS[0],
};

/** The acts that carry an order on from where it stands, the first that the viewer may take being the one offered. */
const FORWARD: Readonly<Partial<Record<OrderState, readonly OrderAction[]>>> = {
  REPORTED: ['accept', 'ask-verify'],
  VERIFYING: ['confirm'],
  ACCEPTED: ['file'],
  FILED: ['arbitrate', 'dispatch'],
  DISPATCHED: ['sign'],
  HANDLING: ['extend', 'suspend', 'finish'],
  JOINT: ['suspend'],
  SUSPENDED: ['resume'],
  HANDLED: ['ask-check'],
  CHECKING: ['pass'],
  CHECKED: ['close'],
  CLOSED: ['visit'],
};

/** What the state allows at all, the forward acts first. */
export function actsOf(order: Order): OrderAction[] {
  const forward = FORWARD[order.state] ?? [];
  const rank = (act: OrderAction) => {
    const at = forward.indexOf(act);
    return at === -1 ? forward.length : at;
  };
  return LIFE_CYCLE.actions
    .filter((act) => LIFE_CYCLE.allows(order.state, act) && (APPLIES[act]?.(order) ?? true))
    .sort((a, b) => rank(a) - rank(b));
}

/** The forward act, if it is this viewer's to take. A call-back is made once. */
export function nextAct(viewer: Viewer, order: Order): OrderAction | undefined {
  if (order.state === 'CLOSED' && order.visit) return undefined;
  const forward = FORWARD[order.state] ?? [];
  return actsOf(order).find((act) => forward.includes(act) && !barOfAct(viewer, act, order));
}
