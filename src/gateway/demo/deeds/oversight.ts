/** What lies over an order's life: a reminder, supervision, a leader's instruction, and the answers to them. */
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { HOUR, MINUTE } from '../hours.ts';
import { around } from '../luck.ts';
import { said } from '../said.ts';
import type { Course, Deed, Scene } from './deed.ts';
import { handlerOf } from './handling.ts';

const mine = (order: Order) => ({ id: order.id, version: order.version });
const ANSWERED = 0.9;
const WATCHED = 0.045;

/** Somebody waits for an answer; most get one. */
export function answer(scene: Scene, order: Order): Deed | undefined {
  const { demand, id } = order;
  if (!demand || !LIFE_CYCLE.open(order.state) || order.state === 'SUSPENDED') return undefined;
  const matter = `answer-${demand.kind}-${demand.at}`;
  if (scene.luck(id, matter) >= ANSWERED) return undefined;
  const inHand = order.handler !== null || order.org !== null;
  const at = Math.round(demand.at + around(scene.luck(id, `${matter}-when`), 45 * MINUTE));
  return {
    at: Math.max(at, order.lastAt + 1),
    by: inHand ? handlerOf(scene, order) : scene.staff.chair('OPERATOR'),
    name: 'order.answer-urge',
    input: { ...mine(order), text: said.answer },
  };
}

/** Now and then somebody above looks at an order in hand. */
export function attention(scene: Scene, order: Order, { call }: Course): Deed | undefined {
  const { luck, staff } = scene;
  const { id, handle, state, signedAt, supervision, demand, important } = order;
  const fresh = supervision === 'NONE' && demand === null && !important && !call;
  if (state !== 'HANDLING' || !fresh || !handle || signedAt === null) return undefined;
  if (luck(id, 'watched') >= WATCHED) return undefined;
  const at = Math.round(
    signedAt + (handle.dueAt - signedAt) * (0.1 + 0.2 * luck(id, 'watched-when')),
  );
  if (at <= order.lastAt) return undefined;
  const kind = luck(id, 'watched-how');
  const does = (
    role: 'DISPATCHER' | 'DUTY_CHIEF' | 'LEADER',
    name: string,
    text: string,
  ): Deed => ({
    at,
    by: staff.chair(role),
    name: `order.${name}`,
    input: { ...mine(order), text, replyBy: at + 4 * HOUR },
  });
  if (kind < 0.55) return does('DISPATCHER', 'urge', said.urge);
  return kind < 0.75
    ? does('DUTY_CHIEF', 'supervise', said.supervise)
    : does('LEADER', 'instruct', said.instruct);
}
